"""Who may write, and add files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.trust_permissions import most

if TYPE_CHECKING:
    from portal.writing.models import Upload


def can_upload(member: Viewer, *, today: int, kept: int, now: datetime | None = None) -> Verdict:
    """`today`: uploads of the last 24 hours; `kept`: bytes of all that the member's uploads hold."""
    if not member.is_authenticated:
        return refused(_("Sign in to add a file."))
    if member.is_suspended(now or timezone.now()):
        return refused(_("Your account is suspended; you cannot add files now."))
    if member.approved_at is None:
        return refused(_("A moderator has to let you in before you can add files."))
    a_day, room = most(member, "uploads_a_day"), most(member, "upload_megabytes")
    if a_day is not None and today >= a_day and not member.is_staff:
        return refused(_("You have added as many files as one day allows. Continue tomorrow."))
    if room is not None and kept >= room * 1_000_000 and not member.is_staff:
        return refused(_("Your files take up all the space that you have here."))
    return ALLOWED


def can_see_upload(viewer: Viewer, upload: Upload) -> Verdict:
    """Its owner may always; others when they may see the text that it belongs to."""
    if viewer.is_authenticated and upload.member_id == viewer.pk:
        return ALLOWED
    if upload.object_id is None or upload.object_type is None:
        return refused("")
    from portal.common.kinds import kind_of

    model = upload.object_type.model_class()
    kind = kind_of(model()) if model else None
    if kind and kind.visible_to(viewer).filter(pk=upload.object_id).exists():
        return ALLOWED
    return refused("")


def can_curate_tags(member: Viewer) -> Verdict:
    """May the member rename, merge and remove tags?"""
    if member.is_authenticated and member.has_perm("writing.change_tag"):
        return ALLOWED
    return refused(_("Only moderators and editors put tags in order."))
