"""What ideas hold about a member beside their texts: the words of the export. Erasure goes with the texts, in one act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from ideas.models import Ballot, IdeaCommentVote, OfficialResponse, Spokesperson, Vote
from portal.common.html import CleanHtml
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def votes(member: Member) -> Iterator[dict[str, Any]]:
    rows = Vote.objects.filter(member=member).select_related("origin", "organisation", "on_behalf_by").order_by("pk")
    for vote in rows.iterator(500):
        yield {
            "idea": vote.origin.title,
            "address": vote.origin.get_absolute_url(),
            "at": vote.created_at,
            "votes": vote.weight,
            "importance": vote.get_importance_display() if vote.importance else "",
            "for_organisation": vote.organisation.name if vote.organisation else "",
            "given_for_me_by": vote.on_behalf_by.display_name if vote.on_behalf_by else "",
            "where_i_said_so": vote.source_url,
            "note": vote.source_note,
            "name_is_shown": vote.is_named,
            "returned_at": vote.returned_at,
        }
    for vote in Vote.objects.filter(on_behalf_by=member).select_related("origin").order_by("pk").iterator(500):
        yield {
            "idea": vote.origin.title,
            "address": vote.origin.get_absolute_url(),
            "at": vote.created_at,
            "given_for": "another",
        }
    for row in IdeaCommentVote.objects.filter(member=member).select_related("comment__idea").order_by("pk").iterator(500):
        yield {"found_helpful": row.comment.get_absolute_url(), "idea": row.comment.idea.title, "at": row.created_at}
    for ballot in Ballot.objects.filter(member=member).select_related("board").order_by("pk"):
        yield {"board": ballot.board.title, "votes_spent": ballot.spent}
    for voice in Spokesperson.objects.filter(member=member).select_related("organisation").order_by("pk"):
        yield {"may_speak_for": voice.organisation.name, "since": voice.given_at}


def responses(member: Member) -> Iterator[dict[str, Any]]:
    for response in OfficialResponse.objects.filter(author=member).select_related("idea").order_by("pk").iterator(500):
        yield {
            "idea": response.idea.title,
            "address": response.get_absolute_url(),
            "posted_at": response.posted_at,
            "edited_at": response.edited_at,
            "text": CleanHtml(response.body),
        }
    for idea in member.ideas_owned.order_by("pk").iterator(500):
        yield {"owner_of": idea.title, "address": idea.get_absolute_url()}


def _gone_with_the_texts(*, member: Member, keep_content: bool) -> None:
    """`ideas.actions.erasure` takes votes away, with their counters."""


def _said_for_the_company(*, member: Member, keep_content: bool) -> None:
    """What was said and owned for the company stays the company's, under the placeholder."""


def register() -> None:
    register_personal_data(PersonalData("ideas.votes", _("Votes for ideas"), votes, _gone_with_the_texts))
    register_personal_data(PersonalData("ideas.responses", _("Official responses"), responses, _said_for_the_company))
