"""Pieces that templates of lower floors print by name: the follow button and the way to the inbox."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from portal.common.compiled_queries import Prepared
from portal.common.jinja import fragment
from portal.common.kinds.following import followable_kind
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.notifications.models import Follow
from portal.notifications.unread_counts import MOST, unread_count

_FOLLOWS = Prepared(
    lambda member, kind, pk: Follow.objects.filter(member_id=member, object_type_id=kind, object_id=pk).values_list("is_muted")
)


def follow_button(viewer: Viewer, kind: str, pk: int, csrf_input: Any) -> Markup:
    """The button that follows or mutes what can be followed: kind is a `follow_name`. One query.

    A visitor's asks them to sign in, and then follows (kept_acts.py).
    """
    followed = followable_kind(kind)
    if followed is None:
        raise LookupError(f"Nothing that can be followed is called {kind}.")
    if not viewer.is_authenticated:
        return fragment("notifications/partials/follow.html", follow={"kind": kind, "pk": pk, "is_visitor": True})
    rows = _FOLLOWS.rows(viewer.pk, ContentType.objects.get_for_model(followed.model).pk, pk)
    state = "" if not rows else "muted" if rows[0][0] else "followed"
    return fragment(
        "notifications/partials/follow.html", follow={"kind": kind, "pk": pk, "state": state}, csrf_input=csrf_input
    )


def inbox_link(viewer: Member) -> Markup:
    """The way to the inbox, with the number of unread lines. One small indexed query."""
    count = unread_count(viewer)
    return fragment("notifications/partials/inbox_link.html", most=MOST, **words_of_count(count))


def words_of_count(count: int) -> dict[str, Any]:
    """The number of unread lines as the page, its socket and a screen reader say it."""
    shown = _("%(count)s+") % {"count": formats.number_format(MOST)} if count > MOST else formats.number_format(count)
    label = ngettext("Inbox, %(count)s new", "Inbox, %(count)s new", count) % {"count": shown} if count else _("Inbox")
    return {"count": count, "shown": shown if count else "", "label": label}
