from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "portal.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from portal.common.files import register_public_folder
        from portal.common.jinja import add_globals
        from portal.members import access, holdings, kinds
        from portal.members.signin import sign_in_providers

        holdings.register()
        kinds.register()
        register_public_folder("avatars")
        access.connect_signals()
        add_globals(sign_in_providers=sign_in_providers)
