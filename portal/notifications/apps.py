from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from django.core import checks

        from portal.common.jinja import add_globals
        from portal.common.kinds import register_follows
        from portal.common.navigation import NavItem, register_bar_piece, register_menu
        from portal.notifications import digest, kept_acts, personal_data
        from portal.notifications.buttons import follow_button, inbox_link
        from portal.notifications.checks import every_notice_is_whole
        from portal.notifications.follows import numbers_followed

        kept_acts.register()
        personal_data.register()
        digest.register()
        register_follows(numbers_followed)
        checks.register(every_notice_is_whole)
        add_globals(follow_button=follow_button)
        register_bar_piece(inbox_link)
        register_menu(NavItem(_("Notifications"), "/account/notifications/", icon="inbox", order=60))
