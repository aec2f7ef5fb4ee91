from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InternalRecordsConfig(AppConfig):
    name = "ideas.internal_records"
    verbose_name = _("Internal records of ideas")

    def ready(self) -> None:
        from ideas.internal_records import personal_data

        personal_data.register()
