"""Sessions in the database with a copy in the cache, as Django has them, and over at once when they end.

Django drops the copy while the row's deletion is not committed yet: whoever reads in between copies the row again, and the copy
would sign somebody in for sixty days. And where the cache is away, it deletes the row and leaves the copy.
"""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.cached_db import SessionStore as CachedSessionStore
from django.core.cache.backends.base import BaseCache
from django.db import transaction


class SessionStore(CachedSessionStore):
    _cache: BaseCache

    def load(self) -> dict[str, Any]:
        try:
            copy: dict[str, Any] | None = self._cache.get(self.cache_key)
        except Exception:  # no key that a cache takes, or no cache: as Django has it
            copy = None
        if copy is not None:
            return copy
        data = super().load()
        return data if not data or self._still_stands() else {}

    def save(self, must_create: bool = False) -> None:
        super().save(must_create)
        self._still_stands()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is None:
            return
        self._drop_copy(key)  # first: where the cache is away nothing changes, and whoever asked is told
        super().delete(key)
        transaction.on_commit(lambda: self._drop_copy(key))

    def _still_stands(self) -> bool:
        """After a copy was written: whether its row is still there; if it ended meanwhile, the copy is taken back."""
        key = self.session_key
        if key is None or self.model.objects.filter(session_key=key).exists():
            return True
        self._drop_copy(key)
        self._session_key = None
        return False

    def _drop_copy(self, key: str) -> None:
        self._cache.delete(self.cache_key_prefix + key)
