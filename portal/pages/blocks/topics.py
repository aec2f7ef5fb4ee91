"""Topics: the latest, those without an answer, those that were solved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forums.boards import board_map
from forums.models import Topic, TopicQuerySet
from portal.pages.blocks.base import LiveBlock


@dataclass(frozen=True)
class TopicLine:
    """One topic in a block, with all that the template prints."""

    title: str
    url: str
    author: Any
    author_name: str
    board: str
    at: datetime
    reply_count: int
    state: str  # class of the small line: "", "kept" …
    mark: str  # name of its drawing
    state_label: str


def line_of(topic: Topic, boards: dict[int, Any], labels: dict[str, str]) -> TopicLine:
    if topic.solution_id:
        state, mark, label = "kept", "solved", labels["solved"]
    elif topic.closed_at:
        state, mark, label = "", "closed", labels["closed"]
    elif topic.reply_count:
        state, mark, label = "", "answered", labels["answered"]
    else:
        state, mark, label = "", "open", labels["unanswered"] if topic.is_question else labels["open"]
    board = boards.get(topic.board_id)
    return TopicLine(
        title=topic.title,
        url=topic.get_absolute_url(),
        author=topic.author,
        author_name=topic.author.display_name if topic.author else topic.author_name,
        board=board.title if board else "",
        at=topic.solved_at or topic.active_at if topic.solution_id else topic.active_at,
        reply_count=topic.reply_count,
        state=state,
        mark=mark,
        state_label=label,
    )


class TopicsBlock(LiveBlock):
    boards = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="forums.BoardPage"),
        label=_("only these boards"),
        default=[],
        help_text=_("None: all boards that the reader may see."),
    )
    product = blocks.PageChooserBlock(label=_("only about this product"), page_type="products.ProductPage", required=False)

    more_url: ClassVar[str] = "/topics/"

    def chosen(self, topics: TopicQuerySet) -> Any:
        """The topics of this kind of block, in its order."""
        raise NotImplementedError

    def rows(self, value: Any, viewer: Any) -> list[TopicLine]:
        topics = Topic.objects.visible_to(viewer)
        boards = [page.pk for page in value.get("boards") or [] if page is not None]
        if boards:
            topics = topics.filter(board_id__in=boards)
        if value.get("product"):
            topics = topics.filter(product_id=value["product"].pk)
        labels = {
            "solved": translate("Solved"),
            "closed": translate("Closed"),
            "answered": translate("Answered"),
            "unanswered": translate("Unanswered"),
            "open": translate("Open"),
        }
        found = self.chosen(topics).select_related("author")[: value["limit"]]
        return [line_of(topic, board_map(), labels) for topic in found]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["more_url"] = self.more_url
        return context

    class Meta:
        template = "pages/blocks/topics.html"


class LatestTopicsBlock(TopicsBlock):
    def chosen(self, topics: TopicQuerySet) -> Any:
        return topics.order_by("-active_at", "-pk")

    class Meta:
        icon = "time"
        label = _("Latest topics")


class UnansweredTopicsBlock(TopicsBlock):
    more_url = "/topics/unanswered/"

    def chosen(self, topics: TopicQuerySet) -> Any:
        return topics.unanswered().order_by("-active_at", "-pk")

    class Meta:
        icon = "help"
        label = _("Questions without an answer")


class SolvedTopicsBlock(TopicsBlock):
    more_url = "/topics/solved/"

    def chosen(self, topics: TopicQuerySet) -> Any:
        return topics.solved().order_by("-active_at", "-pk")

    class Meta:
        icon = "tick-inverse"
        label = _("Solved questions")
