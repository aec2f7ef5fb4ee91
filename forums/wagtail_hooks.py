"""What the admin shows of forums beside the boards, which are pages: prepared answers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from forums.models import CannedReply


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
