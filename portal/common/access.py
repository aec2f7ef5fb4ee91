"""What decides who may read what, kept in memory and never out of date.

The maps of boards and of closed branches are asked for several times on each page, so a process keeps them. What it keeps
belongs to a token in the database (`AccessVersion`), which every change of pages or their privacy replaces in its own transaction:

    @kept_until_access_changes
    def board_map(): …

So a map holds for exactly as long as it is true, in every process, with or without Redis. Nobody sees a change before it is
committed, nobody the old state afterwards: a request reads the token once (one small query), and a map made from older rows
has an older token. What is kept elsewhere for a while takes the token into its key: `cache.get(f"…:{access_token()}")`.
"""

from __future__ import annotations

import contextvars
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.common.compiled_queries import Prepared
from portal.common.models import AccessVersion

R = TypeVar("R")

_ROW = 1
_TOKEN = Prepared(lambda pk: AccessVersion.objects.filter(pk=pk).values_list("token"))
# An editor's draft is none of the readers' business: saving one changes these columns only.
_OF_DRAFTS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
_kept: list[list[Any]] = []  # what each function keeps


class _Look:
    """One look at the rights: what is asked within it is answered by the same token."""

    def __init__(self) -> None:
        self.token: str | None = None
        self.has_changed = False  # by what is done within it


_look: contextvars.ContextVar[_Look | None] = contextvars.ContextVar("access_look", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Ask for the token once for all that is done within; each request is one look. Only for what is soon over."""
    before = _look.set(_Look())
    try:
        yield
    finally:
        _look.reset(before)


class OneLook:
    """Middleware: each request is one look at the rights."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_look():
            return self.get_response(request)


def access_token() -> str:
    """Names the state of pages and their privacy that holds now; a new one after each change."""
    look = _look.get()
    # After a change of its own, a transaction sees what may never be: that is asked for each time, and not remembered.
    if look is None or (look.has_changed and connection.in_atomic_block):
        return _read()
    if look.token is None:
        look.token = _read()
    return look.token


def _read() -> str:
    rows = _TOKEN.rows(_ROW)
    return str(rows[0][0]) if rows else ""


def kept_until_access_changes(function: Callable[[], R]) -> Callable[[], R]:
    """Keep what a function of no arguments gives, as long as the token stays the same."""
    kept: list[tuple[str, R]] = []  # none or one
    lock = threading.Lock()

    @wraps(function)
    def asked() -> R:
        token = access_token()  # before the rows are read: what is made of newer rows does no harm
        for known, value in kept:
            if known == token:
                return value
        value = function()
        with lock:
            kept[:] = [(token, value)]
        return value

    _kept.append(kept)
    return asked


def forget_kept() -> None:
    """Drop what this process keeps. Only where the database itself is put back, as tests do: its token returns then, too."""
    for kept in _kept:
        kept.clear()


def access_changed(**_kwargs: Any) -> None:
    """Take another token, in the transaction of the change and after it. Random, for one that is rolled back must never return."""
    AccessVersion.objects.bulk_create(
        [AccessVersion(pk=_ROW, token=secrets.token_hex(16))],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["token"],
    )
    look = _look.get()
    if look is not None:
        look.token, look.has_changed = None, True


def watch(model: type[Model]) -> None:
    """Rows of a model that the maps are made of: saving or deleting one changes the access."""
    name = f"access_changed_{model._meta.label_lower}"
    post_save.connect(access_changed, sender=model, dispatch_uid=f"{name}_saved")
    post_delete.connect(access_changed, sender=model, dispatch_uid=f"{name}_deleted")


def watch_choices(through: type[Model]) -> None:
    """The same for what is chosen in a field of many, by its table in between."""
    m2m_changed.connect(access_changed, sender=through, dispatch_uid=f"access_changed_{through._meta.label_lower}")


def _page_saved(update_fields: Any = None, **_kwargs: Any) -> None:
    if update_fields is None or not _OF_DRAFTS.issuperset(update_fields):
        access_changed()


def connect_signals() -> None:
    """Pages and their privacy change in the admin, by the clock or in a shell; Wagtail tells by signals."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(access_changed, dispatch_uid=f"access_changed_{id(signal)}")
    for model in [Page, *get_page_models()]:
        post_save.connect(_page_saved, sender=model, dispatch_uid=f"access_changed_{model._meta.label_lower}")
    post_delete.connect(access_changed, sender=Page, dispatch_uid="access_changed_page_deleted")
    watch(PageViewRestriction)
    watch_choices(PageViewRestriction.groups.through)
