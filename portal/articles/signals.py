"""Wagtail publishes and restricts pages by signals; each calls one action, which records."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move


def _published(instance: Any, revision: Any = None, **_kwargs: Any) -> None:
    from portal.articles.actions import note_published

    note_published(article=instance, by=getattr(revision, "user", None))


def _unpublished(instance: Any, **_kwargs: Any) -> None:
    from portal.articles.actions import note_unpublished

    note_unpublished(article=instance)


def _restricted(instance: Any, **_kwargs: Any) -> None:
    from portal.articles.actions import note_restricted

    if isinstance(instance, PageViewRestriction):  # from its groups' other end it is a Group
        note_restricted(path=instance.page.path)


def _moved(instance: Any, **_kwargs: Any) -> None:
    from portal.articles.actions import note_restricted

    note_restricted(path=instance.path)


def connect_signals() -> None:
    from portal.articles.models import ArticlePage

    page_published.connect(_published, sender=ArticlePage, dispatch_uid="article_published")
    page_unpublished.connect(_unpublished, sender=ArticlePage, dispatch_uid="article_unpublished")
    post_page_move.connect(_moved, dispatch_uid="article_moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="article_restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="article_unrestricted")
    m2m_changed.connect(_restricted, sender=PageViewRestriction.groups.through, dispatch_uid="article_restricted_groups")
