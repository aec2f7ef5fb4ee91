"""Topics: the latest, those without an answer, those that were solved."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forums.models import Topic, TopicQuerySet
from forums.rows import TopicRow, for_rows, rows_of
from portal.common.viewer import Viewer
from portal.pages.blocks.base import LiveBlock


class TopicsBlock(LiveBlock):
    boards = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="forums.BoardPage"),
        label=_("Only these boards"),
        default=[],
        help_text=_("None: all boards that the reader may see."),
    )
    product = blocks.PageChooserBlock(label=_("Only about this product"), page_type="products.ProductPage", required=False)

    more_url: ClassVar[str] = "/topics/"
    is_waiting: ClassVar[bool] = False  # nobody has answered these

    def chosen(self, topics: TopicQuerySet) -> Any:
        """The topics of this kind of block, in its order."""
        raise NotImplementedError

    def rows(self, value: Any, viewer: Viewer) -> list[TopicRow]:
        topics = Topic.objects.visible_to(viewer)
        boards = [page.pk for page in value.get("boards") or [] if page is not None]
        if boards:
            topics = topics.filter(board_id__in=boards)
        if value.get("product"):
            topics = topics.filter(product_id=value["product"].pk)
        return rows_of(for_rows(self.chosen(topics))[: value["limit"]], now=timezone.now(), with_board=True)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["more_url"] = self.more_url
        context["is_waiting"] = self.is_waiting
        return context

    class Meta:
        template = "pages/blocks/topics.html"


class LatestTopicsBlock(TopicsBlock):
    def chosen(self, topics: TopicQuerySet) -> Any:
        return topics.order_by("-active_at", "-pk")

    class Meta:
        icon = "time"
        label = _("Latest topics")


class FeaturedTopicsBlock(TopicsBlock):
    """What moderators put forward."""

    more_url = "/topics/featured/"

    def chosen(self, topics: TopicQuerySet) -> Any:
        return topics.featured().order_by("-active_at", "-pk")

    class Meta:
        icon = "pick"
        label = _("Featured topics")


class UnansweredTopicsBlock(TopicsBlock):
    more_url = "/topics/unanswered/"
    is_waiting = True

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
