"""Nothing is offered that is then refused: each link that a role finds is followed, and each button pressed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.urls import Resolver404, resolve

from tests.crawl.crawler import Reader
from tests.crawl.marks import IS_WHOLE, ROLES
from tests.crawl.offers import offered
from tests.crawl.world import World

WRONG = {400, 403, 404, 405}
# What insiders and authors are offered, newcomers and moderators are, too; administrators are refused nothing.
LEFT_OUT = {"stranger", "author", "insider", "administrator"}
PRESSED = tuple(role for role in ROLES if role not in LEFT_OUT) if IS_WHOLE else ("newcomer", "moderator")
ADMIN = ("/admin/", "/admin/flags/", "/admin/flags/log/", "/admin/members/", "/admin/workbench/", "/admin/pages/")
ADMIN_ONLY = {"support", "editor", "product"}
MOST_PAGES = 400  # a role finds fewer
# Where a refusal is what was asked for, each with its reason.
MEANT = {
    "mfa_": "asks for the password first",
    "account_logout": "ends the session",
    "usersessions_list": "ends the session",
    "forums:ask_solved": "about a row that was made with the page, and taken back with it",
    "wagtail_bulk_action": "gets the numbers of the pages by script",
    "wagtailadmin_pages:edit": "is put together by script; tests/roadmap/test_write_change.py presses its buttons",
    "wagtailadmin_pages:add": "the same",
}


def places(world: World, role: str) -> list[str]:
    """Where a visit begins: the main pages of the site and of the admin. From there one link further."""
    w = world
    if role in ADMIN_ONLY:
        things = ("/", w.topic.get_absolute_url(), w.idea.get_absolute_url(), w.article.get_url(), "/inbox/", "/queue/support/")
        return [*things, *ADMIN, f"/admin/members/{w.author.pk}/", f"/admin/workbench/{w.idea.pk}/"]
    things = (w.board, w.topic, w.idea_board, w.idea, w.article, w.product_page, w.talk, w.changes)
    return [
        *("/", "/ask/", "/propose/", "/topics/", "/ideas/", "/roadmap/", "/inbox/", "/bookmarks/", "/members/", "/settings/"),
        *("/search/?q=collar", "/queue/support/", "/topics/assigned/", "/hidden/", "/my-data/", "/members/author/"),
        *(thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else thing.get_url() for thing in things),
        *ADMIN,
        *(f"/admin/flags/forums.post:{w.answer.pk}/", f"/admin/members/{w.author.pk}/", f"/admin/workbench/{w.idea.pk}/"),
    ]


def name_of(address: str) -> str | None:
    """The route of an address of the site, so that one example of each is enough; None for what is elsewhere."""
    parts = urlsplit(address)
    if (
        parts.netloc not in ("", "testserver")
        or parts.scheme not in ("", "http")
        or parts.path.startswith(("/static/", "/media/"))
    ):
        return None
    try:
        found = resolve(parts.path)
    except Resolver404:
        return parts.path
    return found.view_name or found.route or parts.path


def is_refused(status: int, address: str, answer: Any) -> bool:
    """Also where the admin leads back to its first page with a sentence."""
    asked_for = urlsplit(address).path
    return status in WRONG or (
        answer.headers.get("Location") == "/admin/" and asked_for.startswith("/admin/") and asked_for != "/admin/"
    )


class Visit:
    """One role's way through the site."""

    def __init__(self, world: World, role: str) -> None:
        self.reader, self.role = Reader(world, role), role
        self.done: set[Any] = set()
        self.refused: list[str] = []

    def open(self, address: str, *, on: str) -> str:
        """The text of a page; that it cannot be opened is noted where a link led to it."""
        answer = self.reader.get(address)
        if on and is_refused(answer.status_code, address, answer):
            self.refused.append(f"{self.role} finds the link {address} on {on}: {answer.status_code}")
        is_page = answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")
        return answer.content.decode() if is_page and not answer.streaming else ""

    def look(self, address: str, text: str) -> list[str]:
        """Press all that the page offers; gives the links that were not followed yet."""
        found = offered(text, f"http://testserver{address}")
        for form in found.forms:
            for action, given in form.acts(f"http://testserver{address}"):
                self.press(address, form.method, action, given)
        fresh = []
        for link in found.links:
            name = name_of(link)
            if name is not None and name not in self.done and not name.startswith(tuple(MEANT)):
                self.done.add(name)
                parts = urlsplit(link)
                fresh.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        return fresh

    def press(self, page: str, method: str, action: str, given: dict[str, list[str]]) -> None:
        name = name_of(action)
        act = (
            name,
            method,
            *sorted((key, values[0] if key in ("act", "on", "state", "kind") else "") for key, values in given.items()),
        )
        if name is None or act in self.done or name.startswith(tuple(MEANT)):
            return
        self.done.add(act)
        parts = urlsplit(action)
        if method == "post":
            given.pop("csrfmiddlewaretoken", None)
            answer = self.reader.send(f"{parts.path}?{parts.query}" if parts.query else parts.path, given)
            if answer.status_code < 400:
                cache.clear()
        else:
            answer = self.reader.get(f"{parts.path}?{urlencode(given, doseq=True)}")
        if is_refused(answer.status_code, parts.path, answer):
            self.refused.append(f"{self.role} presses {method} {parts.path} {given} on {page}: {answer.status_code}")


@pytest.mark.slow
@pytest.mark.parametrize("role", PRESSED)
def test_what_a_role_is_offered_is_not_refused(world, role):
    visit = Visit(world, role)
    waiting = [(address, visit.open(address, on="")) for address in places(world, role)]
    further: list[tuple[str, str]] = []
    for address, text in waiting:
        found = visit.look(address, text)
        # What staff find on the site others find there, too: from there they go no further than into the admin.
        further += [(link, address) for link in found if role not in ADMIN_ONLY or link.startswith("/admin/")]
    for link, page in further[:MOST_PAGES]:
        visit.look(link, visit.open(link, on=page))
    assert len(visit.done) > 40
    assert "\n".join([*visit.refused, *visit.reader.wrong]) == ""
