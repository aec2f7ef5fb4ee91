"""What search keeps of an idea: its title, text and tags, the official response, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideas.boards import BOARDS
from ideas.models import Idea, IdeaComment, Meaning, OfficialResponse
from portal.common.kinds import SearchDocument
from portal.writing.html import text_of

# More of one idea is not searched: a thousand comments would weigh as much as a thousand ideas.
LONGEST = 40_000


def idea_document(idea: Idea) -> SearchDocument | None:
    """The document of one idea; None when it is hidden, deleted or merged into another."""
    return next((document for _pk, document in idea_documents([idea.pk])), None)


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
