"""What search keeps of a topic: its title, tags and all that was said in it, the accepted answer before the other replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Q

from forums.boards import BOARDS
from forums.models import Post, Topic
from portal.common.kinds import SearchDocument
from portal.writing.html import text_of

# More of one topic is not searched: a thousand replies would weigh as much as a thousand topics.
LONGEST = 60_000


def topic_document(topic: Topic) -> SearchDocument | None:
    """The document of one topic; None when it is hidden or deleted."""
    return next((document for _pk, document in topic_documents([topic.pk])), None)


def topic_documents(ids: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
    """Documents of these topics, with two queries; hidden and deleted ones are left out."""
    fields = ("title", "board_id", "kind", "author_id", "tag_names", "posted_at", "solution_id", "answers")
    topics = {topic.pk: topic for topic in Topic.objects.public_rows().filter(pk__in=ids).only("pk", *fields)}
    posts = (
        Post.objects.filter(topic__in=topics, hidden_at=None, deleted_at=None)
        .filter(Q(parent=None) | Q(parent__hidden_at=None, parent__deleted_at=None))
        .order_by("topic_id", "pk")
        .values_list("topic_id", "pk", "position", "body", "helpful_count")
    )
    for topic_id, said in groupby(posts.iterator(chunk_size=500), key=lambda row: row[0]):
        topic = topics.pop(topic_id)
        yield topic_id, _document(topic, list(said))
    for topic in topics.values():
        yield topic.pk, _document(topic, [])


def _document(topic: Topic, said: list[Any]) -> SearchDocument:
    # The question, then what solved it, then the rest as it was said.
    said.sort(key=lambda row: (row[2] != 1, row[1] != topic.solution_id, row[1]))
    texts, length = [], 0
    for _topic, _pk, _position, body, _helpful in said:
        text = text_of(body)
        texts.append(text)
        length += len(text)
        if length > LONGEST:
            break
    texts[1:1] = [f"{label}: {answer}" for label, answer in topic.answers]
    return SearchDocument(
        title=topic.title,
        text="\n".join(texts)[:LONGEST],
        scope=BOARDS.scope_of(topic.board_id),
        posted_at=topic.posted_at,
        author_id=topic.author_id,
        tags=tuple(slug for slug, _name in topic.tag_names),
        is_solved=topic.solution_id is not None,
        weight=sum(row[4] for row in said),
        variety=topic.kind,
    )
