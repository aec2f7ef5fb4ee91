from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    name = "ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        from ideas import holdings, kinds, notices
        from ideas.boards import BOARDS
        from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
        from ideas.views import lists
        from portal.boards.types import register_boards

        register_boards(BOARDS, shows=lists.board_page)
        kinds.register()
        notices.register()
        holdings.register()
        IdeaBoardPage.shown_by = lists.board_preview
        IdeaBoardIndexPage.shown_by = lists.index_preview
