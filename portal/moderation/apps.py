from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.members.consent_texts import register_rules
        from portal.members.walls import register_reasons
        from portal.moderation import notices, personal_data
        from portal.moderation.hidden_texts import has_hidden_texts
        from portal.moderation.models.rules import wording_of_rules

        personal_data.register()
        register_rules(wording_of_rules)
        notices.register()
        hidden = _("Sign in to see which of your texts is hidden, and why.")
        register_reasons(
            {
                "flag_create": _("Sign in to flag this for the moderators. You come back to the form."),
                "hidden_list": hidden,
                "hidden_text": hidden,
                "decision_undo": _("Sign in to take a decision back."),
            }
        )
        add_globals(flag_url=lambda kind, pk: f"/flag/{kind}:{pk}/", has_hidden_texts=has_hidden_texts)
