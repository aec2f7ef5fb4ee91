from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    name = "ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        from ideas import holdings, kinds
        from ideas.boards import connect_signals

        connect_signals()
        kinds.register()
        holdings.register()
