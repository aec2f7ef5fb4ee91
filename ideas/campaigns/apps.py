from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "ideas.campaigns"
    verbose_name = _("Challenges")

    def ready(self) -> None:
        from ideas.campaigns import holdings

        holdings.register()
