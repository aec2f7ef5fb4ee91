"""Putting a prepared answer into a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.html import escape
from django.utils.translation import gettext as _

from forums.models import CannedReply, Topic
from forums.permissions.curation import can_assign
from portal.common.html import CleanHtml
from portal.common.pages import is_open_to
from portal.common.permissions import require
from portal.writing.html import from_markdown

if TYPE_CHECKING:
    from portal.members.models import Member


@transaction.atomic
def use_canned_reply(*, canned: CannedReply, topic: Topic, by: Member) -> CleanHtml:
    """Staff take a prepared answer for a topic; it is counted. Gives its HTML with names and titles in place."""
    require(can_assign(by, topic))
    CannedReply.objects.filter(pk=canned.pk).update(use_count=F("use_count") + 1)
    asker = topic.author.get_short_name() if topic.author and topic.author.erased_at is None else topic.author_name
    values = {
        "asker": asker or _("you"),
        "title": topic.title,
        "product": topic.product.title if topic.product and is_open_to(by, topic.product) else _("your product"),
        "me": by.display_name,
    }
    html = from_markdown(canned.text)
    # After the Markdown: a title with asterisks is a title and no emphasis.
    for name, words in values.items():
        html = CleanHtml(html.replace(f"{{{name}}}", escape(words)))
    return html
