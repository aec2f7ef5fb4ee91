from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CrmConfig(AppConfig):
    name = "portal.crm"
    label = "crm"
    verbose_name = _("Customer records")

    def ready(self) -> None:
        from portal.crm import import_jobs  # noqa: F401 - declares what the worker does
