"""The form in which editors change an idea board."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class IdeaBoardForm(WagtailAdminPageForm):
    """Keeps a board usable: ideas begin somewhere, and what an idea stands in neither goes nor changes its meaning."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
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
