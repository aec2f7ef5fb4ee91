from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from forums.unread import register_muted
        from portal.common.jinja import add_globals
        from portal.common.navigation import NavItem, register_bar_piece, register_menu
        from portal.notifications import holdings
        from portal.notifications.buttons import follow_button, inbox_link
        from portal.notifications.mutes import muted_topics

        holdings.register()
        register_muted(muted_topics)
        add_globals(follow_button=follow_button)
        register_bar_piece(inbox_link)
        register_menu(NavItem(_("Notifications"), "/account/notifications/", icon="inbox", order=60))
