from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchConfig(AppConfig):
    name = "ideas.workbench"
    verbose_name = _("Ideas workbench")

    def ready(self) -> None:
        from ideas.workbench import personal_data, segments
        from ideas.workbench.globals import waiting_status
        from portal.common.jinja import add_globals

        add_globals(waiting_status=waiting_status)
        personal_data.register()
        segments.register()
