"""The marked world through the nginx that we ship: files that it sends itself, feeds, and pages, as every role."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from pytest_django.live_server_helper import LiveServer

from tests.crawl.addresses import READS, Example, examples, one_of_each
from tests.crawl.marks import CRAWLED, IS_WHOLE, ROLES
from tests.crawl.test_every_address import ADMIN
from tests.crawl.test_files import files
from tests.operations.nginx import nginx_before

pytestmark = pytest.mark.nginx

FEW_ENOUGH = 100  # requests from one address: nginx holds off who sends more at a time
Asked = tuple[int, str]
_sent = count()


@pytest.fixture(scope="module")
def site(world: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx listens, before one server of the site for all tests of this file."""
    with pytest.MonkeyPatch.context() as changed, override_settings(SENDFILE="nginx"):
        # A connection for each request would take longer than it.
        changed.setitem(connection.settings_dict, "CONN_MAX_AGE", None)
        server = LiveServer("localhost")  # not the fixture, which empties the database that the world is in
        try:
            with nginx_before(server.url, tmp_path_factory.mktemp("nginx")) as address:
                yield urlsplit(address).netloc
        finally:
            server.stop()


@pytest.fixture
def ask(world: Any, site: str) -> Iterator[Callable[..., Asked]]:
    """ask(role, path): status and text of what nginx answers, headers first. What the role may not read fails at the end."""
    wrong: list[str] = []
    cookies: dict[str, dict[str, str]] = {"visitor": {}}
    lines: dict[int, http.client.HTTPConnection] = {}

    def line() -> http.client.HTTPConnection:
        number = next(_sent) // FEW_ENOUGH
        if number not in lines:
            lines[number] = http.client.HTTPConnection(site, timeout=30, source_address=(f"127.0.0.{number + 2}", 0))
        return lines[number]

    def asked(role: str, path: str) -> Asked:
        if role not in cookies:
            client = Client()
            client.force_login(world.viewer(role))
            name = django_settings.SESSION_COOKIE_NAME
            cookies[role] = {"Cookie": f"{name}={client.cookies[name].value}"}
        to_nginx = line()
        to_nginx.request("GET", quote(path, safe="/?&=%:*.,+~@"), headers=cookies[role])
        answer = to_nginx.getresponse()
        text = f"{answer.headers}\n{answer.read().decode('utf-8', 'replace')}"
        betrayed = world.marks.betrayed(text, role=role, address=path, sent=path)
        if betrayed:
            wrong.append(f"{path} as {role} shows {', '.join(sorted(betrayed))} ({answer.status})")
        if answer.status >= 500 or answer.status == 429:
            wrong.append(f"{path} as {role} answers {answer.status}")
        if "X-Accel-Redirect" in answer.headers:
            wrong.append(f"{path} as {role} tells where the file lies")
        return answer.status, text

    yield asked
    for each in lines.values():
        each.close()
    assert "\n".join(wrong) == ""


def pages(world: Any) -> list[Example]:
    """Where something is read outside the admin; feeds and sitemap are among them. Of each address one example of what is
    open, closed and removed: nginx tells addresses apart, and what they name is told apart by the site, which is asked for all.
    """
    found = [
        example
        for example in examples(world)
        if not example.path.startswith(ADMIN)
        and "?" not in example.path
        and "/export/" not in example.path
        and (not example.route or is_read(example))
    ]
    return one_of_each(found)


def is_read(example: Example) -> bool:
    return bool(READS.match(example.route)) or "<" not in example.route


@pytest.mark.parametrize("role", CRAWLED)
def test_a_file_leaves_through_nginx_only_to_whoever_may_read_it(world, ask, role):
    for path, may in files(world).items():
        status, text = ask(role, path)
        assert (status == 200) == (role in may), f"{path} as {role}: {status}"
        if role in may and "visitor" not in may:
            assert "no-store" in text.partition("\n\n")[0], f"{path}: a cache on the way would keep it"
    for thing in (world.closed_document, world.members_document, world.closed_upload, world.lone_upload, world.closed_picture):
        name = thing.file.name
        for path in (f"/media/{name}", f"/media/avatars/../{name}", f"/-/media/{name}", f"/-/uploads/{name}"):
            if path not in files(world):
                assert ask(role, path)[0] in (400, 404), f"{path} as {role}"


def share(found: list[Example], role: str) -> list[str]:
    """What falls to a role: each address is asked for as two of them, one of whom may not see what is closed; nginx does not
    know who asks. In a sample less.
    """
    half, number = len(ROLES) // 2, ROLES.index(role)
    step = half * (1 if IS_WHOLE else 10)
    return [example.path for example in found[(number + number // half) % half :: step]]


@pytest.mark.parametrize("role", CRAWLED)
def test_pages_and_feeds_say_through_nginx_what_one_may_read(world, ask, role):
    asked = share([example for example in pages(world) if not example.state], role)
    answers = {path: ask(role, path)[0] for path in [*asked, "/sitemap.xml", "/feeds/topics.atom"]}
    assert answers["/sitemap.xml"] == answers["/feeds/topics.atom"] == 200


@pytest.mark.parametrize("role", CRAWLED)
def test_what_is_closed_is_closed_through_nginx(world, ask, role):
    closed = share([example for example in pages(world) if example.state], role)
    answers = [ask(role, path)[0] for path in closed]
    assert not IS_WHOLE or 200 in answers or role not in ("insider", "administrator"), "they find it, or nothing was asked"
