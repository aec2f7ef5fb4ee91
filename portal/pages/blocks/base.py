"""What the live blocks share."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.common.viewer import Viewer

MOST = 20  # rows that one block may show


def viewer_of(context: dict[str, Any] | None) -> Any:
    """Who looks at the page: nobody in particular where no request is at hand (a block's preview in the admin)."""
    request = (context or {}).get("request")
    return getattr(request, "user", None) or AnonymousUser()


class LiveBlock(blocks.StructBlock):
    """A titled section whose rows are read when the page is shown."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    limit = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MOST, default=5)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["rows"] = self.rows(value, viewer_of(parent_context))
        return context

    def rows(self, value: Any, viewer: Viewer) -> list[Any]:
        """What to show, at most `value["limit"]` rows, in one query."""
        raise NotImplementedError
