"""Ideas: those that count most, are on the move, or were proposed last."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ideas.models import Idea
from ideas.rows import IdeaRow, for_rows, rows_of
from portal.common.viewer import Viewer
from portal.pages.blocks.base import LiveBlock

_COLUMNS = {"hot": "trending_score"}  # under the name that stored pages have


class IdeasBlock(LiveBlock):
    """Open ideas with where each stands. One votes on the idea's own page."""

    order = blocks.ChoiceBlock(
        label=_("Order"),
        choices=[("standing_score", _("Top")), ("hot", _("Trending")), ("posted_at", _("Newest"))],
        default="standing_score",
    )
    boards = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="ideas.IdeaBoardPage"),
        label=_("Only these boards"),
        default=[],
        help_text=_("None: all boards that the reader may see."),
    )

    def rows(self, value: Any, viewer: Viewer) -> list[IdeaRow]:
        ideas = Idea.objects.visible_to(viewer).public_rows().open()
        boards = [page.pk for page in value.get("boards") or [] if page is not None]
        if boards:
            ideas = ideas.filter(board_id__in=boards)
        ideas = ideas.order_by(f"-{_COLUMNS.get(value['order'], value['order'])}", "-pk")
        return rows_of(for_rows(ideas)[: value["limit"]], viewer=viewer, now=timezone.now())

    class Meta:
        icon = "pick"
        label = _("Ideas")
        template = "pages/blocks/ideas.html"
