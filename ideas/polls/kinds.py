"""Statements as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ideas.polls.models import ConversationPage, Statement
from portal.common.kinds import ContentKind, register_kind
from portal.common.pages import open_to
from portal.common.viewer import Viewer
from portal.members.personal import Names


def register() -> None:
    from ideas.polls import actions

    register_kind(
        ContentKind(
            name="polls.statement",
            model=Statement,
            label=_("statement"),
            title=lambda statement: statement.text,
            url=lambda statement: statement.get_absolute_url(),
            visible_to=lambda viewer: Statement.objects.visible_to(viewer),
            place=lambda statement: statement.conversation,
            is_shown=lambda statement: statement.is_public,
            hide=actions.hide_statement,
            restore=actions.unhide_statement,
            written_by=lambda member: Statement.objects.filter(author=member, hidden_at=None),
            export=_export,
            extra={"related": ("conversation",), "hidden": _hidden},
        )
    )


def _hidden(viewer: Viewer) -> QuerySet[Statement]:
    pages = ConversationPage.objects.visible_to(viewer)
    return Statement.objects.filter(hidden_at__isnull=False, conversation__in=pages.values("pk"))


def _export(member: Viewer) -> Iterator[dict[str, Any]]:
    among = Statement.objects.filter(author=member).values("conversation")
    names = Names(open_to(member, ConversationPage.objects.all()), among=among)
    for statement in Statement.objects.filter(author=member).select_related("conversation").order_by("pk"):
        yield {
            "conversation": names.title(statement.conversation),
            "address": names.address(statement.conversation, statement),
            "text": statement.text,
            "posted_at": statement.posted_at,
            "is_hidden": statement.hidden_at is not None,
        }
