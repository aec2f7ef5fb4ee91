from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "portal.articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from portal.articles import actions, kinds, personal_data, reading  # noqa: F401  # declares what its templates get
        from portal.articles.models import ArticlePage
        from portal.common.pages import watch_pages
        from portal.members.walls import register_reasons

        watch_pages(
            ArticlePage,
            published=lambda article, by: actions.note_published(article=article, by=by),
            unpublished=lambda article: actions.note_unpublished(article=article),
            restricted=lambda path: actions.note_restricted(path=path),
        )
        personal_data.register()
        kinds.register()
        register_reasons({"articles:": _("Sign in to say whether this article helped. You come back to it.")})
