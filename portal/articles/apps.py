from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.articles.models import ArticlePage
    from portal.common.kinds import SearchDocument


class ArticlesConfig(AppConfig):
    name = "portal.articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from portal.articles import actions, holdings, reading  # noqa: F401
        from portal.articles.models import ArticlePage
        from portal.common.kinds import ContentKind, register_kind
        from portal.common.pages import scopes_of, site_path, watch_pages

        watch_pages(
            ArticlePage,
            published=lambda article, by: actions.note_published(article=article, by=by),
            unpublished=lambda article: actions.note_unpublished(article=article),
            restricted=lambda path: actions.note_restricted(path=path),
        )
        holdings.register()
        register_kind(
            ContentKind(
                name="articles.article",
                model=ArticlePage,
                label=_("article"),
                title=lambda article: article.title,
                url=site_path,
                visible_to=ArticlePage.objects.visible_to,
                document=_document,
                documents=_documents,
                scopes=scopes_of,
            )
        )


def _document(article: "ArticlePage") -> "SearchDocument | None":
    from django.utils import timezone

    from portal.articles.texts import text_of
    from portal.common.kinds import SearchDocument
    from portal.common.pages import scope_of

    if not article.live:
        return None
    return SearchDocument(
        title=article.title,
        text=f"{article.summary} {text_of(article.body)}",
        scope=scope_of(article),
        posted_at=article.last_published_at or timezone.now(),
        author_id=article.author_id,
        weight=2,  # checked by the company: before a topic that matches as well
    )


def _documents() -> "Iterator[tuple[int, SearchDocument]]":
    from portal.articles.models import ArticlePage

    for article in ArticlePage.objects.live().iterator(chunk_size=200):
        document = _document(article)
        if document is not None:
            yield article.pk, document
