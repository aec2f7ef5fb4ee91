from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "portal.operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        from django.conf import settings

        from portal.common.navigation import register_strip
        from portal.operations.demo.signin import strip

        if settings.DEMO:
            register_strip(strip)
