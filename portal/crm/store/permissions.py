"""Who may see and change customer records, and who may see amounts."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.crm.models import Contact, ContactMerge, Opportunity, Order, Refund, Subscription

PRICED: tuple[type[models.Model], ...] = (Order, Refund, Subscription)


def _has(viewer: Viewer, act: str, model: type[models.Model]) -> bool:
    return bool(viewer.is_active and viewer.has_perm(f"crm.{act}_{model._meta.model_name}"))


def _no_role() -> Verdict:
    return refused(_("Only those who look after customer records may do this. Ask an administrator for the role."))


def can_see_records(viewer: Viewer, model: type[models.Model]) -> Verdict:
    return ALLOWED if _has(viewer, "view", model) else _no_role()


def can_see_revenue(viewer: Viewer) -> bool:
    """May they see amounts? In lists, filters, orders of sorting, exports, and on every page of a record."""
    return bool(viewer.is_active and viewer.has_perm("crm.see_revenue"))


def can_write_record(viewer: Viewer, record: Any) -> Verdict:
    """Create or change a record. What is an amount as a whole is only for those who see amounts."""
    if not _has(viewer, "add" if record._state.adding else "change", type(record)):
        return _no_role()
    if isinstance(record, PRICED) and not can_see_revenue(viewer):
        return refused(
            _("Orders, refunds and subscriptions are amounts. Ask an administrator for the permission to see revenue.")
        )
    if isinstance(record, Contact) and record.merged_into_id:
        return refused(_("This contact was merged into another. Undo the merge, or change the other one."))
    return ALLOWED


def can_write_amount(viewer: Viewer, record: Any) -> bool:
    """Opportunities and accounts have an amount among other fields."""
    return can_see_revenue(viewer) or not isinstance(record, (Opportunity, *PRICED))


def can_merge(viewer: Viewer, survivor: Contact, merged: Contact) -> Verdict:
    if not _has(viewer, "change", Contact):
        return _no_role()
    if survivor.pk == merged.pk:
        return refused(_("These are the same contact. Choose another one."))
    if survivor.merged_into_id or merged.merged_into_id:
        return refused(_("One of them was merged into another contact already. Choose that one instead."))
    if survivor.portal_member_id and merged.portal_member_id:
        return refused(_("Both are linked to a member each. Remove one of the links first."))
    return ALLOWED


def can_unmerge(viewer: Viewer, merge: ContactMerge) -> Verdict:
    if not _has(viewer, "change", Contact):
        return _no_role()
    if merge.undone_at:
        return refused(_("This merge was undone already."))
    if merge.survivor.merged_into_id:
        return refused(_("The kept contact was merged into another one since. Undo that merge first."))
    return ALLOWED


def can_work_cases(viewer: Viewer) -> Verdict:
    """Answer, assign, close and reopen cases: support staff and whoever looks after customer records."""
    if viewer.is_active and viewer.has_perm("crm.change_case"):
        return ALLOWED
    return refused(_("Only support staff work on cases. Ask an administrator for the role."))


def can_be_assigned(member: Any) -> Verdict:
    if can_work_cases(member):
        return ALLOWED
    return refused(_("%(name)s does not work on cases. Choose somebody of support.") % {"name": member.display_name})


def can_import(viewer: Viewer) -> Verdict:
    if viewer.is_active and viewer.has_perm("crm.add_importrun"):
        return ALLOWED
    return _no_role()
