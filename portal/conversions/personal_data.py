"""Cases of a member's questions: the words of the export, and how they go with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from portal.common.html import text_of
from portal.conversions.actions import erase_cases_of
from portal.conversions.models import CaseMessage, TopicCase
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data
from portal.writing.models import Upload


def cases(member: Member) -> Iterator[dict[str, Any]]:
    """What the member may read of their cases: never a note of support."""
    for case in TopicCase.objects.filter(asker=member).select_related("connection").order_by("pk"):
        yield {
            "subject": case.subject,
            "offered_at": case.offered_at,
            "answer": case.get_state_display(),
            "answered_at": case.answered_at,
            "opened_at": case.opened_at,
            "system": case.connection.name if case.connection is not None else "",
            "with_customer_record": case.is_linked,
            "closed_at": case.closed_at,
            "proposed_answer": text_of(case.proposal),
            "messages": [
                {"at": message.at, "from": "support" if message.is_from_support else "you", "text": text_of(message.body)}
                for message in case.messages.order_by("at", "pk")
            ],
        }


def files(member: Member) -> Iterator[tuple[str, IO[bytes]]]:
    """Files that support sent; those of the member are with their uploads."""
    messages = CaseMessage.objects.filter(topic_case__asker=member).values("pk")
    sent = Upload.objects.filter(object_type=ContentType.objects.get_for_model(CaseMessage), object_id__in=messages)
    for upload in sent.exclude(member=member).order_by("pk"):
        yield f"cases/{upload.pk}-{upload.name}", upload.file


def register() -> None:
    """Called when the apps are ready."""
    register_personal_data(PersonalData("conversions.cases", _("Questions that support took"), cases, erase_cases_of, files))
