from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    name = "ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        from ideas import digests, kept_acts, kinds, notices, personal_data, shared_fields, signals
        from ideas.boards import BOARDS
        from ideas.choosing import IDEAS
        from ideas.globals import ideas_tagged, ideas_to_vote
        from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
        from ideas.views import lists
        from portal.boards.types import register_boards
        from portal.common.admin_picking import register_source
        from portal.common.jinja import add_globals

        add_globals(ideas_tagged=ideas_tagged, ideas_to_vote=ideas_to_vote)
        register_boards(BOARDS, shows=lists.board_page)
        register_source(IDEAS)
        kinds.register()
        notices.register()
        digests.register()
        personal_data.register()
        kept_acts.register()
        shared_fields.register()
        signals.connect()
        IdeaBoardPage.shown_by = lists.board_preview
        IdeaBoardIndexPage.shown_by = lists.index_preview
