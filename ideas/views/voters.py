"""Who voted for an idea, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ideas.actions import note_that_voters_were_exported
from ideas.models import Idea, Vote
from ideas.views.ideas import find_idea
from portal.common.spreadsheets import csv_response
from portal.crm.models import Contact
from portal.crm.store.permissions import can_see_records
from portal.members.requests import MemberRequest


@login_required
@require_safe
def voters_csv(request: MemberRequest, pk: int) -> StreamingHttpResponse:
    """All whose vote counts, for those who may view members; that they took it is written down first."""
    idea = find_idea(pk, request.user)
    note_that_voters_were_exported(idea=idea, by=request.user)
    heads = [
        _("Handle"),
        _("Name"),
        _("Organisation"),
        _("Votes"),
        _("Importance"),
        _("Given by"),
        _("Source"),
        _("Given for"),
        _("Voted at"),
    ]
    names = _Names(_("Former member"), _("A customer without an account"), can_see_records(request.user, Contact).allowed)
    return csv_response(f"voters-{idea.pk}-{timezone.localdate():%Y-%m-%d}.csv", heads, _lines(idea, names))


@dataclass(frozen=True)
class _Names:
    """How those are called who have no account any more, or none; contacts by name for those who see their records."""

    former: str
    customer: str
    sees_contacts: bool

    def of(self, vote: Vote) -> tuple[str, str]:
        if vote.member is None:
            return "", str(vote.contact) if self.sees_contacts else self.customer
        return (vote.member.username, vote.member.name) if vote.member.erased_at is None else ("", self.former)


def _lines(idea: Idea, names: _Names) -> Iterator[list[object]]:
    votes = Vote.objects.filter(idea=idea, is_counted=True)
    votes = votes.select_related("member", "contact", "organisation", "on_behalf_by", "origin")
    for vote in votes.order_by("created_at", "pk").iterator(500):
        yield [
            *names.of(vote),
            vote.organisation.name if vote.organisation else "",
            vote.weight,
            str(vote.get_importance_display() or "") if vote.importance else "",
            vote.on_behalf_by.display_name if vote.on_behalf_by else "",
            vote.source_url,
            vote.origin.title,
            vote.created_at.isoformat(timespec="seconds"),
        ]
