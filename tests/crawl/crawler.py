"""One reader: asks for addresses as a role, and says what was in the answers that this role may not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any
from unittest.mock import patch

from django.contrib import auth
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django_htmx import middleware
from django_htmx.middleware import HtmxDetails
from wagtail.admin.menu import admin_menu
from wagtail.admin.search import admin_search_areas

from portal.common import errors
from portal.common.layout import Layout
from portal.notifications import buttons
from portal.notifications.unread_counts import unread_count
from tests.crawl.addresses import Example
from tests.crawl.marks import found_in
from tests.crawl.world import World

_WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# What any request may write: who was here, and how often.
_KEPT_ANYWAY = frozenset({"django_session", "usersessions_usersession", "members_member", "django_tasks_database_dbtaskresult"})
# Where those are led who may not enter at all, whatever they asked for there.
_DOORS = frozenset({"/admin/", "/admin/login/", "/django-admin/login/", "/accounts/login/"})


class _Htmx(HtmxDetails):
    """What a request says of htmx, and whether anybody wanted to know: then the address has another template for it."""

    was_asked = False

    def _get_header_value(self, name: str) -> str | None:
        self.was_asked = True
        return super()._get_header_value(name)


middleware.HtmxDetails = _Htmx  # type: ignore[misc]  # of the crawl's process; it answers as before


class Browser(Client):
    """A client that keeps no templates and contexts of what it asked for: for thousands of requests that is half of the time."""

    def request(self, **request: Any) -> Any:
        answer = self.handler(self._base_environ(**request))
        self.cookies.update(answer.cookies)
        return answer


class Reader:
    """A browser of one role. Nothing that it does stays: each request is taken back."""

    def __init__(self, world: World, role: str) -> None:
        self.world, self.role = world, role
        self.client = Browser()
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.member = world.viewer(role)
        if role != "visitor":
            self.client.force_login(self.member)
            self.member.get_all_permissions()  # kept on the row
        self._cookies = copy(self.client.cookies)
        self._unread: dict[int, int] = {}

    def get(self, path: str, **headers: str) -> Any:
        """Ask for an address; marks that may not be read and errors of the server are kept in `wrong`."""
        with self._taken_back():
            answer = self.client.get(path, headers=headers)
            self._judge("GET", path, answer, sent=path)
        return answer

    def send(self, path: str, data: dict[str, Any], **headers: str) -> Any:
        """Send a form, and judge the answer as `get` does."""
        with self._taken_back():
            answer = self.client.post(path, data, headers=headers)
            self._judge("POST", path, answer, sent=f"{path} {data}")
        return answer

    def post(self, path: str, data: dict[str, Any], *, check: Callable[[], bool]) -> set[str]:
        """Send a form; gives the tables that were written to. Where any was, `check` must still hold."""
        written: set[str] = set()

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            match = _WRITES.match(sql)
            if match:
                written.add(match.group(1))
            return execute(sql, params, many, context)

        with self._taken_back():
            with connection.execute_wrapper(watch):
                answer = self.client.post(path, data)
                self._judge("POST", path, answer, sent=f"{path} {data}")
                if answer.wsgi_request.htmx.was_asked:
                    answer = self.client.post(path, data, headers={"HX-Request": "true"})
                    self._judge("POST", path, answer, sent=f"{path} {data}")
            written -= _KEPT_ANYWAY
            if written and not check():
                self.wrong.append(f"POST {path} as {self.role} changes what is closed ({', '.join(sorted(written))})")
        if written:
            cache.clear()
        return written

    def visit(self, examples: list[Example], *, has_seen_the_bar: bool = False) -> dict[str, str]:
        """Ask for every example, and once more as htmx does where that is answered by another template. An address that takes
        forms only, or whose door is closed to the role, says so at its first. Gives the text of each page by its address.
        """
        pages = {}
        shut = set()
        with self._briefly({("top",)} if has_seen_the_bar else set()):
            for example in examples:
                if example.route and example.route in shut:
                    continue
                answer = self.get(example.path)
                if answer.wsgi_request.htmx.was_asked:
                    self.get(example.path, **{"HX-Request": "true"})
                if answer.status_code == 405 or answer.headers.get("Location", "").partition("?")[0] in _DOORS:
                    shut.add(example.route)
                if answer.status_code == 200:
                    pages[example.path] = text_of(answer)
        return pages

    @contextmanager
    def _briefly(self, known: set[Any]) -> Iterator[None]:
        """What each page of one reader repeats is on the first of them: the bar above it, the menu of the admin, the page that
        says that there is nothing. The others leave it out, but for the words that such a page is given. So are the rights
        of the reader looked up once: those whom a request finds on its row are there for the next.
        """
        member, refused = self.member, errors._page

        def is_first(*what: Any) -> bool:
            if what in known:
                return False
            known.add(what)
            return True

        def page(request: Any, status: int, context: dict[str, Any], template: str = "") -> HttpResponse:
            if is_first(status, template):
                return refused(request, status, context, template)
            return HttpResponse(repr(context), status=status)

        top, menu, areas = Layout.top.fget, admin_menu.render_component, admin_search_areas.search_items_for_request  # type: ignore[attr-defined]
        with (
            patch.object(errors, "_page", page),
            patch.object(Layout, "top", property(lambda layout: top(layout) if is_first("top") else "")),
            patch.object(admin_menu, "render_component", lambda request: menu(request) if is_first("menu") else []),
            patch.object(
                admin_search_areas, "search_items_for_request", lambda request: areas(request) if is_first("areas") else []
            ),
            patch.object(self, "_reads_as", lambda: member),
        ):
            yield

    def _judge(self, method: str, path: str, answer: Any, *, sent: str) -> None:
        text = text_of(answer)
        self.seen |= found_in(text)
        betrayed = self.world.marks.betrayed(text, role=self.role, address=path, sent=sent)
        if betrayed:
            self.wrong.append(f"{method} {path} as {self.role} shows {', '.join(sorted(betrayed))} ({answer.status_code})")
        if answer.status_code >= 500:
            self.wrong.append(f"{method} {path} as {self.role} breaks ({answer.status_code})")

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        # Nothing stays, so a reader has the same rights and the same number beside the inbox on each page: both are read once.
        read_once = (
            patch.object(buttons, "unread_count", self._count),
            patch.object(auth, "get_user", lambda _request: self._reads_as()),
        )
        with transaction.atomic(), read_once[0], read_once[1]:
            yield
            transaction.set_rollback(True)
        if self.client.cookies is not self._cookies:
            self.client.cookies = copy(self._cookies)

    def _reads_as(self) -> Any:
        return copy(self.member)

    def _count(self, member: Any) -> int:
        if member.pk not in self._unread:
            self._unread[member.pk] = unread_count(member)
        return self._unread[member.pk]


# An answer says these anew each time: tokens of forms and of the policy, its number, cookies, and how long ago something was.
_PASSING = re.compile(
    r"nonce-[\w+/=-]+|\b[A-Za-z0-9]{64}\b|(?:X-Request-Id|Content-Length|Expires|Set-Cookie): [^\n]*|name=\"asking\" value=\"\w+\""
    r"|<time\b.*?</time>|<(updated|published)>.*?</(updated|published)>",
    re.DOTALL,
)


def settled(text: str) -> str:
    """A text without what is another each time it is asked for."""
    return _PASSING.sub("", text)


def text_of(answer: Any) -> str:
    """All that an answer says: its body and its headers, the address that it leads to among them."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace") + "\n" + "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
