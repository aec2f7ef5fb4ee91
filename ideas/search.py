"""What search keeps of an idea: its title, text and tags, the official response, and what was said about it; how it reads when found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ideas.boards import BOARDS, board_map
from ideas.models import Idea, IdeaComment, Meaning, OfficialResponse
from portal.common.kinds import HitNames, Reading, Searchable, SearchDocument, State, Viewer, Weighed
from portal.common.times import number
from portal.writing.html import text_of

# More of one idea is not searched: a thousand comments would weigh as much as a thousand ideas.
LONGEST = 40_000
# The small line of each meaning: symbol and tone.
_LINES = {
    Meaning.NEW: ("ln-open", ""),
    Meaning.CONSIDERING: ("ln-answered", ""),
    Meaning.COMMITTED: ("ln-committed", "owed"),
    Meaning.DELIVERED: ("ln-so", "kept"),
    Meaning.NOT_DOING: ("ln-closed", ""),
}


class IdeaSearch(Searchable[Idea]):
    names = {"": HitNames(_("Idea"), _("Ideas"), "idea")}
    similar_template = "ideas/partials/similar.html"

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        return idea_documents(pks)

    def scopes(self, viewer: Viewer) -> set[str]:
        return BOARDS.scopes_of(viewer)

    def for_hits(self, things: QuerySet[Idea]) -> QuerySet[Idea]:
        return things.defer("body")

    def reading(self, thing: Idea) -> Reading:
        board = board_map().get(thing.board_id)
        status = board.status(thing.status_id) if board else None
        votes = ngettext("%(count)s vote", "%(count)s votes", thing.support) % {"count": number(thing.support)}
        symbol, meaning = _LINES[Meaning(thing.meaning)]
        facts = [votes, status.name if status else thing.get_meaning_display()]
        sentence = "; ".join(filter(None, [", ".join(facts), board.title if board else ""]))
        return Reading(state=State(symbol, meaning, sentence))


class IdeaWeight(Weighed):
    """A vote is not worth a task of the worker."""

    def weight_of(self, pk: OuterRef) -> QuerySet[Idea, Any]:
        return Idea.objects.filter(pk=pk).values_list("support")


def idea_documents(ids: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
    """Documents of these ideas, with three queries. Merged ones are found by the idea that they lead to."""
    fields = ("title", "body", "board_id", "author_id", "tag_names", "posted_at", "support", "meaning")
    ideas = list(Idea.objects.public_rows().standing().filter(pk__in=ids).only("pk", *fields))
    pks = [idea.pk for idea in ideas]
    responses = dict(OfficialResponse.objects.filter(idea_id__in=pks).values_list("idea_id", "body"))
    said: dict[int, list[str]] = {}
    comments = IdeaComment.objects.public_rows().filter(idea_id__in=pks).order_by("-helpful_count", "pk")
    length: dict[int, int] = {}
    for idea_id, body in comments.values_list("idea_id", "body").iterator(chunk_size=500):
        if length.get(idea_id, 0) < LONGEST:
            text = text_of(body)
            said.setdefault(idea_id, []).append(text)
            length[idea_id] = length.get(idea_id, 0) + len(text)
    merged: dict[int, list[str]] = {}
    for part in Idea.objects.public_rows().filter(merged_into__in=pks).only("merged_into", "title"):
        merged.setdefault(part.merged_into_id or 0, []).append(part.title)
    for idea in ideas:
        texts = [text_of(idea.body), text_of(responses.get(idea.pk, "")), *merged.get(idea.pk, ()), *said.get(idea.pk, ())]
        yield (
            idea.pk,
            SearchDocument(
                title=idea.title,
                text="\n".join(text for text in texts if text)[:LONGEST],
                scope=BOARDS.scope_of(idea.board_id),
                posted_at=idea.posted_at,
                author_id=idea.author_id,
                tags=tuple(slug for slug, _name in idea.tag_names),
                weight=idea.support,
                is_solved=idea.meaning == Meaning.DELIVERED,
            ),
        )
