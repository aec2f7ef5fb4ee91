from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.moderation import notices, personal_data

        personal_data.register()
        notices.register()
        add_globals(flag_url=lambda kind, pk: f"/flag/{kind}:{pk}/")
