from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightsConfig(AppConfig):
    name = "portal.insights"
    verbose_name = _("Insights")

    def ready(self) -> None:
        from portal.insights import personal_data

        personal_data.register()
