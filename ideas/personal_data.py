"""What ideas hold about a member beside their texts: the words of the export. Erasure goes with the texts, in one act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ideas.models import Ballot, Idea, IdeaBoardPage, IdeaCommentVote, OfficialResponse, Spokesperson, Vote
from portal.common.html import CleanHtml
from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data


def votes(member: Member) -> Iterator[dict[str, Any]]:
    ideas = Idea.objects.visible_to(member)
    names = Names(ideas, among=Vote.objects.filter(Q(member=member) | Q(on_behalf_by=member)).values("origin"))
    rows = Vote.objects.filter(member=member).select_related("origin", "organisation", "on_behalf_by").order_by("pk")
    for vote in rows.iterator(500):
        yield {
            "idea": names.title(vote.origin),
            "address": names.address(vote.origin),
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
            "idea": names.title(vote.origin),
            "address": names.address(vote.origin),
            "at": vote.created_at,
            "given_for": "another",
        }
    commented = Names(ideas, among=IdeaCommentVote.objects.filter(member=member).values("comment__idea"))
    for row in IdeaCommentVote.objects.filter(member=member).select_related("comment__idea").order_by("pk").iterator(500):
        idea = row.comment.idea
        yield {"found_helpful": commented.address(idea, row.comment), "idea": commented.title(idea), "at": row.created_at}
    boards = Names(open_to(member, IdeaBoardPage.objects.all()), among=Ballot.objects.filter(member=member).values("board"))
    for ballot in Ballot.objects.filter(member=member).select_related("board").order_by("pk"):
        yield {"board": boards.title(ballot.board), "votes_spent": ballot.spent}
    for voice in Spokesperson.objects.filter(member=member).select_related("organisation").order_by("pk"):
        yield {"may_speak_for": voice.organisation.name, "since": voice.given_at}


def responses(member: Member) -> Iterator[dict[str, Any]]:
    ideas = Idea.objects.visible_to(member)
    names = Names(ideas, among=OfficialResponse.objects.filter(author=member).values("idea"))
    for response in OfficialResponse.objects.filter(author=member).select_related("idea").order_by("pk").iterator(500):
        yield {
            "idea": names.title(response.idea),
            "address": names.address(response.idea, response),
            "posted_at": response.posted_at,
            "edited_at": response.edited_at,
            "text": CleanHtml(response.body),
        }
    owned = Names(ideas, among=member.ideas_owned.values("pk"))
    for idea in member.ideas_owned.order_by("pk").iterator(500):
        yield {"owner_of": owned.title(idea), "address": owned.address(idea)}
    answered = IdeaBoardPage.objects.filter(default_owner=member).order_by("path")
    boards = Names(open_to(member, IdeaBoardPage.objects.all()), among=answered.values("pk"))
    for board in answered:
        yield {"answers_for_board": boards.title(board), "address": boards.address(board)}


def _gone_with_the_texts(*, member: Member, keep_content: bool) -> None:
    """`ideas.actions.erasure` takes votes away, with their counters."""


def _said_for_the_company(*, member: Member, keep_content: bool) -> None:
    """What was said and owned for the company stays the company's, under the placeholder."""


def register() -> None:
    register_personal_data(PersonalData("ideas.votes", _("Votes for ideas"), votes, _gone_with_the_texts))
    register_personal_data(PersonalData("ideas.responses", _("Official responses"), responses, _said_for_the_company))
