from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoublesConfig(AppConfig):
    name = "ideas.doubles"
    verbose_name = _("Ideas that may be the same")
