from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Forums")

    def ready(self) -> None:
        from forums import digests, kept_acts, kinds, notices, personal_data, shared_fields, trust
        from forums.boards import BOARDS
        from forums.models import BoardPage
        from forums.permissions import can_see_queue
        from forums.permissions.curation import is_staff
        from forums.views.lists import board_page, board_preview
        from portal.boards.types import register_boards
        from portal.common.navigation import NavItem, register_menu

        register_boards(BOARDS, shows=board_page)
        kinds.register()
        notices.register()
        digests.register()
        personal_data.register()
        trust.register()
        kept_acts.register()
        shared_fields.register()
        BoardPage.shown_by = board_preview
        register_menu(NavItem(_("My topics"), "/mine/", icon="question", order=40))
        register_menu(
            NavItem(_("Queue"), "/queue/", icon="list", order=30, shown_to=lambda member: bool(can_see_queue(member)))
        )
        register_menu(NavItem(_("Assigned to me"), "/topics/assigned/", icon="assign", order=46, shown_to=is_staff))
        register_menu(NavItem(_("Bookmarks"), "/bookmarks/", icon="bookmark", order=45))
