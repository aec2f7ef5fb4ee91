"""The form in which editors change an idea board."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.boards.types import boards_of
from portal.members.staff import staff


class IdeaBoardForm(WagtailAdminPageForm):
    """Keeps a board usable: ideas begin somewhere, and what an idea stands in neither goes nor changes its meaning."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields.get("default_owner")
        if owner is not None:
            # Colleagues only, by name: the community has too many members for a list.
            kept = [self.instance.default_owner_id] if self.instance.default_owner_id else []
            owner.queryset = owner.queryset.filter(pk__in=[*kept, *(member.pk for member in staff())])
            owner.queryset = owner.queryset.order_by("name", "username")
            owner.label_from_instance = lambda member: member.display_name

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("answer_days") and "default_owner" in self.fields and not data.get("default_owner"):
            self.add_error("default_owner", _("Choose who answers: a promise names a person. Or promise nothing, with 0 days."))
        elif data.get("default_owner") and not self._may_read(data["default_owner"]):
            self.add_error("default_owner", _("This colleague may not read this board. Choose another one, or let them in."))
        statuses = self.formsets.get("statuses")
        if statuses is None or not statuses.is_valid():
            return data
        kept = []
        for form in statuses.forms:
            status, facts = form.instance, getattr(form, "cleaned_data", {})
            goes = bool(facts.get("DELETE"))
            is_used = status.pk is not None and status.ideas.exists()
            if goes and is_used:
                form.add_error(None, _("Ideas stand in this status. Give them another one first."))
            elif is_used and "meaning" in form.changed_data:
                form.add_error("meaning", _("Ideas stand in this status, so its meaning stays. Add another status instead."))
            if not goes and facts:
                kept.append(facts.get("meaning"))
        # With none at all the board gets the five plain ones.
        if kept and "new" not in kept:
            self.add_error(None, _("One status has to mean “New”: there ideas begin."))
        return data

    def _may_read(self, member: Any) -> bool:
        """A board that is not stored yet is open to whoever reads what it stands in; Wagtail knows no more of it then."""
        entry = boards_of(type(self.instance)).entries().get(self.instance.pk or 0)
        return entry is None or entry.is_visible_to(member)
