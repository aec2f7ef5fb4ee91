from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "portal.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from portal.common.navigation import register_foot_source, register_nav_source
        from portal.pages.menus import bar, foot

        register_nav_source(bar)
        register_foot_source(foot)
