from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    name = "ideas.duplicates"
    verbose_name = _("Ideas that may be the same")
