"""What search keeps of a topic: its title, tags and all that was said in it, the accepted answer before the other replies.

And how a topic that was found reads: its answer, its state, its board.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums.boards import BOARDS, board_map
from forums.models import Post, Topic, TopicKind
from portal.common.kinds import HitNames, Reading, Searchable, SearchDocument, SearchPlace, State, Viewer
from portal.common.times import day, number
from portal.polls.models import InlineChoice
from portal.writing.html import text_of

# More of one topic is not searched: a thousand replies would weigh as much as a thousand topics.
LONGEST = 60_000


class TopicSearch(Searchable[Topic]):
    names = {
        TopicKind.QUESTION: HitNames(gettext_lazy("Question"), gettext_lazy("Questions"), "question"),
        TopicKind.DISCUSSION: HitNames(gettext_lazy("Discussion"), gettext_lazy("Discussions"), "talk"),
        TopicKind.ANNOUNCEMENT: HitNames(gettext_lazy("Announcement"), gettext_lazy("Announcements"), "info"),
    }

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        return topic_documents(pks)

    def scopes(self, viewer: Viewer) -> set[str]:
        return BOARDS.scopes_of(viewer)

    def places(self, viewer: Viewer) -> list[SearchPlace]:
        return [SearchPlace(board.pk, board.title, BOARDS.scope_of(board.pk)) for board in BOARDS.visible_to(viewer)]

    def for_hits(self, things: QuerySet[Topic]) -> QuerySet[Topic]:
        return things.select_related("solution__author").defer("solution__body")

    def reading(self, thing: Topic) -> Reading:
        solution = thing.solution
        # "Accepted:" goes before the answer, unless it does not have the words and another post does.
        has_words = solution is not None and solution.is_public and bool(solution.excerpt)
        return Reading(
            lead=solution.excerpt if solution is not None and has_words else "",
            label=_("Accepted:") if has_words else "",
            comes_first=has_words,
            state=_state(thing),
            may_solve=solution is not None or thing.reply_count > 0,
        )


def topic_documents(ids: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
    """Documents of these topics, with three queries; hidden and deleted ones are left out."""
    fields = ("title", "board_id", "kind", "author_id", "tag_names", "posted_at", "solution_id", "answers")
    topics = {topic.pk: topic for topic in Topic.objects.public_rows().filter(pk__in=ids).only("pk", *fields)}
    posts = (
        Post.objects.filter(topic__in=topics, hidden_at=None, deleted_at=None)
        .filter(Q(parent=None) | Q(parent__hidden_at=None, parent__deleted_at=None))
        .order_by("topic_id", "pk")
        .values_list("topic_id", "pk", "position", "body", "helpful_count")
    )
    asked = _poll_texts(topics)
    for topic_id, said in groupby(posts.iterator(chunk_size=500), key=lambda row: row[0]):
        topic = topics.pop(topic_id)
        yield topic_id, _document(topic, list(said), asked)
    for topic in topics.values():
        yield topic.pk, _document(topic, [], asked)


def _poll_texts(topics: Collection[int]) -> dict[int, str]:
    """Question and choices of the polls in these topics that are not hidden, by the post in which each stands."""
    rows = InlineChoice.objects.filter(poll__posts__topic__in=topics, poll__hidden_at=None, poll__deleted_at=None)
    found: dict[int, str] = {}
    for post, question, text in rows.order_by("poll_id", "position").values_list("poll__posts", "poll__question", "text"):
        found[post] = f"{found.get(post, question)}\n{text}"
    return found


def _document(topic: Topic, said: list[Any], asked: dict[int, str]) -> SearchDocument:
    # The question, then what solved it, then the rest as it was said.
    said.sort(key=lambda row: (row[2] != 1, row[1] != topic.solution_id, row[1]))
    texts, length = [], 0
    for _topic, pk, _position, body, _helpful in said:
        text = "\n".join(filter(None, [text_of(body), asked.get(pk, "")]))
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


def _state(topic: Topic) -> State:
    """What became of it: its answer and whom that helped, or that there is none yet; and its board."""
    solution = topic.solution
    entry = board_map().get(topic.board_id)
    where = entry.title if entry else ""
    replies = topic.reply_count
    if solution is not None:
        who = (
            _("the company")
            if solution.is_official
            else solution.author.display_name
            if solution.author
            else solution.author_name or _("a former member")
        )
        facts = [who, day(solution.posted_at)]
        if solution.helpful_count:
            helped = ngettext("helped %(count)s", "helped %(count)s", solution.helpful_count)
            facts = [helped % {"count": number(solution.helpful_count)}, *facts]
        symbol, meaning, sentence = "ln-so" if solution.helpful_count else "ln-solved", "kept", _("Solved")
    elif topic.has_official and topic.is_question:
        symbol, meaning, sentence, facts = "ln-answered", "", _("Official answer"), [day(topic.posted_at)]
    elif topic.closed_at:
        symbol, meaning, sentence, facts = "ln-closed", "", _("Closed"), [day(topic.posted_at)]
    elif topic.archived_at:
        symbol, meaning, sentence, facts = "ln-closed", "", _("Archived"), [day(topic.posted_at)]
    elif topic.kind != TopicKind.QUESTION:
        said = (
            ngettext("%(count)s reply", "%(count)s replies", replies) % {"count": number(replies)}
            if replies
            else _("No reply yet")
        )
        symbol, meaning, sentence, facts = ("ln-answered" if replies else "ln-open"), "", said, [day(topic.posted_at)]
    elif replies:
        said = ngettext("%(count)s answer, not accepted yet", "%(count)s answers, none accepted yet", replies)
        symbol, meaning, sentence, facts = "ln-answered", "", said % {"count": number(replies)}, [day(topic.posted_at)]
    else:
        symbol, meaning, sentence, facts = (
            "ln-open",
            "",
            _("No answer yet"),
            [_("asked %(day)s") % {"day": day(topic.posted_at)}],
        )
    return State(symbol, meaning, "; ".join(filter(None, [sentence, ", ".join(facts), where])))
