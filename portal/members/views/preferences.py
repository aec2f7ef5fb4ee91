"""One's own preferences in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView


class OwnPreferences(AccountView):
    """Wagtail's own page asks for a first and a last name, which members do not have; name and picture are ours."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if panel.name not in {"name_email", "avatar", "password"}]


own_preferences = require_admin_access(OwnPreferences.as_view())
