from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "portal.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from portal.common.files import register_public_folder
        from portal.common.jinja import add_globals
        from portal.common.navigation import register_banner
        from portal.common.ttl_cache import forget
        from portal.members import access, kinds, personal_data, second_factor
        from portal.members.banners import suspension_banner
        from portal.members.signin import sign_in_providers

        personal_data.register()
        kinds.register()
        for signal in (post_save, post_delete):
            signal.connect(forget, sender="members.Segment", dispatch_uid="segments_changed")
        register_public_folder("avatars")
        access.connect_signals()
        second_factor.connect_signals()
        register_banner(suspension_banner)
        add_globals(sign_in_providers=sign_in_providers)
