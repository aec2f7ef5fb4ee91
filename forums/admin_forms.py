"""The form in which editors change a board."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.boards.types import boards_of
from portal.members.staff import staff


class BoardForm(WagtailAdminPageForm):
    """An answer that is promised is owed by somebody who may read the board."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields.get("answer_owner")
        if owner is not None:
            # Colleagues only, by name: the community has too many members for a list.
            kept = [self.instance.answer_owner_id] if self.instance.answer_owner_id else []
            owner.queryset = owner.queryset.filter(pk__in=[*kept, *(member.pk for member in staff())])
            owner.queryset = owner.queryset.order_by("name", "username")
            owner.label_from_instance = lambda member: member.display_name

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        owner = data.get("answer_owner")
        if data.get("answer_hours") and "answer_owner" in self.fields and not owner:
            self.add_error("answer_owner", _("Choose who answers: a promise names a person. Or promise nothing, with 0 hours."))
        elif owner and not self._may_read(owner):
            self.add_error("answer_owner", _("This colleague may not read this board. Choose another one, or let them in."))
        return data

    def _may_read(self, member: Any) -> bool:
        """A board that is not stored yet is open to whoever reads what it stands in; Wagtail knows no more of it then."""
        entry = boards_of(type(self.instance)).entries().get(self.instance.pk or 0)
        return entry is None or entry.is_visible_to(member)
