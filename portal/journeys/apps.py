from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JourneysConfig(AppConfig):
    name = "portal.journeys"
    verbose_name = _("Journeys")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.journeys import notices
        from portal.journeys.globals import article_sources, idea_link, made_article
        from portal.members.walls import register_reasons

        notices.register()
        register_reasons({"journeys:": _("Sign in to write about this. You come back to it.")})
        add_globals(article_sources=article_sources, made_article=made_article, idea_link=idea_link)
