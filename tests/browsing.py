"""Tests in a real browser: a page, a member signed in, and what axe finds.

    @pytest.mark.browser
    def test_…(page, site, signed_in, axe, asker):
        signed_in(asker)
        page.goto(f"{site}/ask/")

A test fails when the page logged an error: a script that threw, a missing file, or what the
Content-Security-Policy stopped. `expected_problems` takes words of those that are meant.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

NO_SOCKETS = "WebSocket connection"  # the tests' server speaks no websockets; pages are live without them too


def browser_path() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, one for each file of tests: its event loop must not be there when other files start theirs."""
    from playwright.sync_api import sync_playwright

    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread; nothing async is done
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
            yield chromium
            chromium.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        else:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def site(live_server: Any) -> str:
    """The address of the running site, without a slash at the end. A name, for passkeys need one."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def expected_problems() -> list[str]:
    """Words of errors in the browser's log that this test means to cause."""
    return []


@pytest.fixture
def page(browser: Any, site: str, expected_problems: list[str], request: pytest.FixtureRequest) -> Iterator[Any]:
    """A fresh page, 1280 wide. `@pytest.mark.parametrize("page", [{"viewport": …}], indirect=True)` changes the context."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    problems: list[str] = []
    page.on(
        "console", lambda message: problems.append(f"{message.text} {message.location}") if message.type == "error" else None
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    unmeant = [problem for problem in problems if not any(words in problem for words in [NO_SOCKETS, *expected_problems])]
    assert not unmeant, "\n".join(unmeant)


@pytest.fixture
def signed_in(page: Any, site: str) -> Callable[[Any], None]:
    """signed_in(member): from now on the page is theirs."""

    def sign_in(member: Any) -> None:
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])

    return sign_in


@pytest.fixture
def axe(page: Any) -> Callable[..., list[str]]:
    """axe(): what axe finds on the page as it is now, one line each; [] is right. axe("#reply") looks at a part."""

    def find(within: str | None = None) -> list[str]:
        from axe_playwright_python.sync_playwright import Axe

        results = Axe().run(page, context=within)
        return [
            f"{violation['id']}: {node['html'][:300]} {node.get('failureSummary', '')}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]

    return find
