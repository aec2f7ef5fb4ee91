from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "portal.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from portal.members import holdings

        holdings.register()
