from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Forums")

    def ready(self) -> None:
        from forums import kinds, trust
        from forums.boards import connect_signals
        from forums.models import BoardPage
        from forums.views.lists import board_preview

        connect_signals()
        kinds.register()
        trust.register()
        BoardPage.shown_by = board_preview
