from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PairwiseConfig(AppConfig):
    name = "ideas.pairwise"
    verbose_name = _("Which matters more?")

    def ready(self) -> None:
        from ideas.pairwise import personal_data

        personal_data.register()
