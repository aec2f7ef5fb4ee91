from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "portal.common"
    verbose_name = _("Common")

    def ready(self) -> None:
        from portal.common import access
        from portal.common.admin_access import register_file_policies
        from portal.common.admin_choosers import guard_choosers
        from portal.common.checks import production_settings
        from portal.common.kinds.checks import capabilities_are_whole
        from portal.common.page_context import every_page_is_read
        from portal.common.pictures.willow import take_the_place_of_pillow

        register_file_policies()
        guard_choosers()
        checks.register(production_settings, checks.Tags.security, deploy=True)
        checks.register(every_page_is_read)
        checks.register(capabilities_are_whole)
        take_the_place_of_pillow()
        access.connect_signals()
