from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchConfig(AppConfig):
    name = "ideas.workbench"
    verbose_name = _("Ideas workbench")

    def ready(self) -> None:
        from ideas.workbench import holdings, segments

        holdings.register()
        segments.register()
