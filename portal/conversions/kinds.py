"""Cases of questions as the floors above and the inbox know them: what a line is about, and who may see it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml
from portal.common.kinds import ContentKind, Notifiable, PartOf, register_kind
from portal.conversions.models import CaseMessage, TopicCase
from portal.writing.html import excerpt


class CaseLines(Notifiable[TopicCase]):
    thread = "case"

    def for_lines(self, things: QuerySet[TopicCase], member: Any) -> QuerySet[TopicCase]:
        return things


class MessageOf(PartOf[CaseMessage]):
    def whole(self, thing: CaseMessage) -> TopicCase:
        return thing.topic_case


class MessageLines(Notifiable[CaseMessage]):
    thread = "case"

    def for_lines(self, things: QuerySet[CaseMessage], member: Any) -> QuerySet[CaseMessage]:
        return things.select_related("topic_case")

    def excerpt(self, thing: CaseMessage) -> str:
        return excerpt(thing.body, 140)

    def words(self, thing: CaseMessage) -> CleanHtml:
        return CleanHtml(thing.body)


def _title(case: TopicCase) -> str:
    return case.subject or _gettext("A question in the community")


def register() -> None:
    """Called when the apps are ready."""
    register_kind(
        ContentKind(
            name="conversions.case",
            model=TopicCase,
            label=_("case"),
            title=_title,
            url=lambda case: case.get_absolute_url(),
            visible_to=lambda viewer: TopicCase.objects.visible_to(viewer),
            author_id=lambda case: case.asker_id,
            can=(CaseLines(),),
        )
    )
    register_kind(
        ContentKind(
            name="conversions.case_message",
            model=CaseMessage,
            label=_("message of a case"),
            title=lambda message: _title(message.topic_case),
            url=lambda message: message.get_absolute_url(),
            visible_to=lambda viewer: CaseMessage.objects.visible_to(viewer),
            author_id=lambda message: message.by_id,
            related=("topic_case",),
            can=(MessageOf(), MessageLines()),
        )
    )
