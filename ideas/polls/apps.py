from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "ideas.polls"
    verbose_name = _("Polls and opinions")

    def ready(self) -> None:
        from ideas.polls import holdings, kinds

        kinds.register()
        holdings.register()
