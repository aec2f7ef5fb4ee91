from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from portal.moderation import holdings

        holdings.register()
