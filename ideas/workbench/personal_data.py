"""What the workbench holds about a member: their views, and the changes they made to several ideas at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def rows(member: Member) -> Iterator[dict[str, Any]]:
    for view in member.workbench_views.order_by("pk"):
        yield {"view": view.name, "filters": view.query, "shared_with_the_team": view.is_shared, "at": view.created_at}
    for change in member.workbench_changes.prefetch_related("items__idea").order_by("pk"):
        yield {
            "changed": change.get_act_display(),
            "ideas": [item.idea.title for item in change.items.all()],
            "reason": change.reason,
            "at": change.planned_at,
            "taken_back_at": change.stopped_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from ideas.workbench.actions import erase_from_workbench

    erase_from_workbench(member=member)


def register() -> None:
    register_personal_data(PersonalData("workbench.part", _("Your views and changes on the workbench"), rows, erase))
