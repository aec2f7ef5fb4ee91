"""Review of articles: who wrote what is under review does not approve it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer


def can_approve(member: Viewer, page: Any) -> Verdict:
    """May the member approve what is under review? Not who wrote it: since it was last published, or as its author."""
    if member.pk in writers_of(page):
        return refused(_("You wrote this, so somebody else has to approve it."))
    return ALLOWED


def writers_of(page: Any) -> set[int]:
    """Who stands for what is not published yet: the author, who asked for the review, who saved since the last publishing."""
    since = page.revisions.filter(pk__gt=page.live_revision_id or 0)
    found = {getattr(page, "author_id", None), *since.values_list("user_id", flat=True)}
    state = page.current_workflow_state
    if state is not None:
        found.add(state.requested_by_id)
    return found - {None}


def may_skip_review(member: Viewer) -> bool:
    """Administrators publish at once when it has to be; the history of the page says who did."""
    from portal.members.roles import Role

    return bool(member.is_authenticated and (member.is_superuser or member.has_role(Role.ADMINISTRATOR)))
