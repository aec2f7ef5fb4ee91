"""How a thing that was found reads in a list: its kind, its state, and where the words stand.

Each kind of content has a function here that takes all things of one page at once; a kind without one
shows its title and the piece of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from forums.boards import board_map
from forums.models import TopicKind
from ideas.boards import board_map as idea_board_map
from portal.common.kinds import kind_named
from portal.common.times import day, number
from search.engine import Hit, facet_of
from search.marks import Marker


@dataclass(frozen=True)
class State:
    """The small consequence line under a hit: symbol, meaning and sentence."""

    symbol: str  # ln-solved
    meaning: str  # "", kept, owed, late
    sentence: str


@dataclass(frozen=True)
class Row:
    """One hit as it is printed."""

    kind: str  # "Question"
    symbol: str  # icon
    url: str
    title: Markup
    plain_title: str
    text: Markup
    label: str = ""  # "Accepted:" before the text
    state: State | None = None
    thing: str = ""  # "forums.topic:12"
    may_solve: bool = False  # whether somebody who asks may find the answer in it


def kind_label(value: str) -> tuple[str, str]:
    """Name and icon of a kind or `kind:variety` as facets count it."""
    known = {
        "forums.topic:question": (_("Question"), "question"),
        "forums.topic:discussion": (_("Discussion"), "talk"),
        "forums.topic:announcement": (_("Announcement"), "info"),
        "ideas.idea": (_("Idea"), "idea"),
        "articles.article": (_("Article"), "article"),
        "products.product": (_("Product"), "product"),
    }
    if value in known:
        return known[value]
    try:
        label = str(kind_named(value.partition(":")[0]).label)
    except KeyError:
        label = value
    return label[:1].upper() + label[1:], "file"


def kind_plural(value: str) -> str:
    """The name over a count of them."""
    known = {
        "forums.topic:question": _("Questions"),
        "forums.topic:discussion": _("Discussions"),
        "forums.topic:announcement": _("Announcements"),
        "ideas.idea": _("Ideas"),
        "articles.article": _("Articles"),
        "products.product": _("Products"),
    }
    return known.get(value) or kind_label(value)[0]


def things_of(name: str, queryset: QuerySet[Any]) -> list[Any]:
    """The rows of one kind with what `rows_of` prints of them."""
    related = _RELATED.get(name)
    return list(related(queryset) if related else queryset)


def rows_of(found: Iterable[tuple[Hit, Any]], marker: Marker) -> list[Row]:
    """Hits and the things that they are of, as rows."""
    return [_row(hit, thing, marker) for hit, thing in found]


def _row(hit: Hit, thing: Any, marker: Marker) -> Row:
    kind = kind_named(hit.kind)
    label, symbol = kind_label(facet_of(hit.kind, hit.variety))
    title = kind.title(thing)
    row = Row(
        kind=label,
        symbol=symbol,
        url=kind.url(thing),
        title=marker.mark(title),
        plain_title=str(title),
        text=hit.snippet,
        thing=f"{hit.kind}:{hit.object_id}",
    )
    dress = _DRESS.get(hit.kind)
    return dress(row, thing, marker) if dress else row


def _dress_topic(row: Row, topic: Any, marker: Marker) -> Row:
    solution = topic.solution
    # "Accepted:" goes before the answer, unless it does not have the words and another post does.
    if solution is not None and solution.is_public and solution.excerpt:
        answer = marker.mark(solution.excerpt)
        if "<mark>" in answer or "<mark>" not in row.text:
            row = replace(row, label=_("Accepted:"), text=answer)
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
    row = replace(row, may_solve=solution is not None or replies > 0)
    return replace(row, state=State(symbol, meaning, "; ".join(filter(None, [sentence, ", ".join(facts), where]))))


# The small line of each meaning: symbol and tone.
_IDEA_LINES = {
    "new": ("ln-open", ""),
    "considering": ("ln-answered", ""),
    "committed": ("ln-committed", "owed"),
    "delivered": ("ln-so", "kept"),
    "not_doing": ("ln-closed", ""),
}


def _dress_idea(row: Row, idea: Any, marker: Marker) -> Row:
    board = idea_board_map().get(idea.board_id)
    status = board.status(idea.status_id) if board else None
    votes = ngettext("%(count)s vote", "%(count)s votes", idea.support) % {"count": number(idea.support)}
    symbol, meaning = _IDEA_LINES[idea.meaning]
    facts = [votes, status.name if status else idea.get_meaning_display()]
    return replace(row, state=State(symbol, meaning, "; ".join(filter(None, [", ".join(facts), board.title if board else ""]))))


def _dress_article(row: Row, article: Any, marker: Marker) -> Row:
    row = replace(row, may_solve=True)
    if article.summary and "<mark>" not in row.text:
        row = replace(row, text=marker.mark(article.summary))
    if not article.checked_at:
        return row
    return replace(row, state=State("ln-solved", "kept", _("Checked on %(day)s") % {"day": day(article.checked_at)}))


def _dress_product(row: Row, product: Any, marker: Marker) -> Row:
    return replace(row, text=marker.mark(product.tagline)) if product.tagline and "<mark>" not in row.text else row


def _related_topics(topics: QuerySet[Any]) -> QuerySet[Any]:
    return topics.select_related("solution__author").defer("solution__body")


_RELATED: dict[str, Callable[[QuerySet[Any]], QuerySet[Any]]] = {
    "forums.topic": _related_topics,
    "ideas.idea": lambda ideas: ideas.defer("body"),
    "articles.article": lambda articles: articles.defer("body"),
    "products.product": lambda products: products.defer("body"),
}
_DRESS: dict[str, Callable[[Row, Any, Marker], Row]] = {
    "forums.topic": _dress_topic,
    "ideas.idea": _dress_idea,
    "articles.article": _dress_article,
    "products.product": _dress_product,
}
