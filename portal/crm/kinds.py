"""Messages of cases, for the files that staff add to them: seen by whoever works on cases."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.kinds import ContentKind, register_kind
from portal.common.viewer import Viewer
from portal.crm.models import Message
from portal.crm.store.permissions import can_see_records


def _visible_to(viewer: Viewer) -> QuerySet[Message]:
    return Message.objects.all() if can_see_records(viewer, Message) else Message.objects.none()


def register() -> None:
    """Called when the apps are ready."""
    register_kind(
        ContentKind(
            name="crm.message",
            model=Message,
            label=_("message"),
            title=lambda message: message.case.subject,
            url=lambda message: reverse("crm_case", args=[message.case_id]),
            visible_to=_visible_to,
            author_id=lambda message: message.by_id,
            related=("case",),
        )
    )
