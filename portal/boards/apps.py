from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "portal.boards"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from django.core.checks import register

        from portal.boards import notices
        from portal.boards.checks import own_addresses
        from portal.boards.redirects import connect_signals

        connect_signals()
        notices.register()
        register(own_addresses)
