from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    name = "ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        from ideas import holdings, kinds
        from ideas.boards import connect_signals, new_address_of
        from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
        from ideas.views import lists
        from portal.common.pages import register_former_address

        connect_signals()
        register_former_address(new_address_of)
        kinds.register()
        holdings.register()
        IdeaBoardPage.shown_by = lists.board_preview
        IdeaBoardIndexPage.shown_by = lists.index_preview
