from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.common.navigation import NavItem, register_bar_piece, register_menu
        from portal.notifications import holdings
        from portal.notifications.buttons import follow_button, inbox_link

        holdings.register()
        add_globals(follow_button=follow_button)
        register_bar_piece(inbox_link)
        register_menu(NavItem(_("What reaches me"), "/account/notifications/", icon="inbox", order=60))
