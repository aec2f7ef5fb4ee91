"""What the admin shows of forums beside the boards, which are pages: prepared answers, and questions that wait."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from forums.models import CannedReply, Topic
from forums.permissions import can_see_queue
from forums.worklists import WORKLISTS
from portal.common.needs import Need, register_need


class CannedReplyViewSet(ModelViewSet):
    model = CannedReply
    icon = "form"
    menu_label = _("Prepared answers")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = True
    inspect_view_enabled = False
    form_fields = ["title", "text"]
    list_display = ["title", "use_count"]
    search_fields = ["title", "text"]
    ordering = ["title"]


canned_replies = CannedReplyViewSet("canned_replies", url_prefix="prepared-answers")


@hooks.register("register_admin_viewset")
def register_canned_replies() -> CannedReplyViewSet:
    return canned_replies


def _waiting(name: str) -> Any:
    """How many topics stand in a list of the queue."""

    def count(viewer: Any, now: datetime) -> int:
        return WORKLISTS[name].of(Topic.objects.visible_to(viewer).public_rows(), viewer, now).count()

    return count


# What needs moderators and staff (portal/common/needs.py).
register_need(
    Need(
        name="forums.unanswered_72h",
        order=30,
        words=lambda count: ngettext("question unanswered for three days", "questions unanswered for three days", count),
        url=lambda: reverse("forums:queue_list", args=["unanswered-72h"]),
        is_for=lambda viewer: bool(can_see_queue(viewer)),
        count=_waiting("unanswered-72h"),
        is_late=True,
    )
)
register_need(
    Need(
        name="forums.unanswered_24h",
        order=35,
        words=lambda count: ngettext("question unanswered for a day", "questions unanswered for a day", count),
        url=lambda: reverse("forums:queue_list", args=["unanswered-24h"]),
        is_for=lambda viewer: bool(can_see_queue(viewer)),
        count=_waiting("unanswered-24h"),
    )
)
