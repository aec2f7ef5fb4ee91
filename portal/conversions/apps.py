from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_CASES = [f"conversions:case_{act}" for act in ("list", "detail", "answer", "write", "propose", "publish")]


class ConversionsConfig(AppConfig):
    name = "portal.conversions"
    verbose_name = _("Conversions")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.common.navigation import NavItem, register_menu
        from portal.conversions import case_notices, kinds, notices, personal_data, receiving, sending
        from portal.conversions.case_reading import case_panel, handed_over, support_case
        from portal.conversions.globals import article_sources, idea_link, made_article
        from portal.crm.case_panels import register_case_panel
        from portal.crm.sharing import register_handed_over
        from portal.members.walls import register_reasons

        kinds.register()
        notices.register()
        register_reasons(
            {
                "conversions:": _("Sign in to write about this. You come back to it."),
                **dict.fromkeys(_CASES, _("Sign in to read your cases. Only you and support see them.")),
            }
        )
        case_notices.register()
        personal_data.register()
        sending.register()
        receiving.register()
        add_globals(article_sources=article_sources, made_article=made_article, idea_link=idea_link, support_case=support_case)
        register_case_panel(case_panel)
        register_handed_over("conversions.cases", handed_over)
        register_menu(NavItem(_("My cases"), "/my-cases/", icon="case", order=42))
