from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "portal.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_delete, post_save

        from portal.common.admin_picking import register_source
        from portal.common.files import register_public_folder
        from portal.common.jinja import add_globals
        from portal.common.navigation import register_banner
        from portal.common.ttl_cache import forget
        from portal.members import access, kinds, personal_data, second_factor
        from portal.members.banners import suspension_banner
        from portal.members.choosing import MEMBERS
        from portal.members.ended_sessions import register_what_is_kept
        from portal.members.kept_acts import last_as_members_do
        from portal.members.signin import sign_in_providers
        from portal.members.walls import reason_to_sign_in, register_reasons, sign_in_url

        register_source(MEMBERS)
        personal_data.register()
        kinds.register()
        for signal in (post_save, post_delete):
            signal.connect(forget, sender="members.Segment", dispatch_uid="segments_changed")
        register_public_folder("avatars")
        access.connect_signals()
        register_what_is_kept()
        account = _("Sign in to see and change your account. You come back to the page.")
        register_reasons(
            {
                "members:": account,
                "members:claim_create": _("Sign in to say that this profile is yours. You come back to the form."),
                **dict.fromkeys(("account_email", "account_change_password", "account_set_password"), account),
                **dict.fromkeys(("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"), account),
                **dict.fromkeys(("mfa_index", "mfa_list_webauthn", "mfa_deactivate_totp"), account),
                **dict.fromkeys(("mfa_view_recovery_codes", "mfa_download_recovery_codes"), account),
                **dict.fromkeys(("socialaccount_connections", "usersessions_list"), account),
            }
        )
        user_logged_in.connect(last_as_members_do, dispatch_uid="members.kept_acts")
        second_factor.connect_signals()
        register_banner(suspension_banner)
        add_globals(sign_in_providers=sign_in_providers, reason_to_sign_in=reason_to_sign_in, sign_in_url=sign_in_url)
