from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossierConfig(AppConfig):
    name = "ideas.dossier"
    verbose_name = _("Dossiers of ideas")

    def ready(self) -> None:
        from ideas.dossier import personal_data

        personal_data.register()
