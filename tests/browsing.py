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
import re
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


# The name of what has the focus, as a screen reader would say it, and whether one can see that it has it.
FOCUSED = """() => {
    const it = document.activeElement;
    const by = it.getAttribute('aria-labelledby');
    const label = it.getAttribute('aria-label') || (by && document.getElementById(by)?.innerText)
        || it.labels?.[0]?.innerText || it.innerText || it.value || '';
    const style = getComputedStyle(it);
    const around = it.closest('.editor') || it.closest('label') || it.closest('form') || it;
    const seen = [it, around].some((one) => {
        const look = getComputedStyle(one);
        return (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
    });
    return [label.trim().replace(/\\s+/g, ' '), seen, it.outerHTML.slice(0, 120)];
}"""


class Keyboard:
    """Goes about pages by Tab, arrows, letters and Enter; there is no mouse."""

    def __init__(self, page: Any, site: str, axe: Any) -> None:
        self.page, self.site, self.axe = page, site, axe

    def open(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.holds()

    def to(self, name: str) -> None:
        """Press Tab until the thing of this name (a regular expression from its start) has the focus."""
        passed = []
        for _step in range(150):
            self.page.keyboard.press("Tab")
            label, is_seen, html = self.page.evaluate(FOCUSED)
            if label and not html.startswith("<body"):
                assert is_seen, f"nobody sees that this has the focus: {html}"
            if re.match(name, label):
                return
            passed.append(label)
        raise AssertionError(f"{name} cannot be reached; passed {passed}")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def follow(self, name: str, lands: str) -> None:
        """Go to a link or button and press Enter; wait for the address it leads to and look at the page."""
        self.to(name)
        with self.page.expect_navigation(url=re.compile(lands)):
            self.press("Enter")
        self.holds()

    def write(self, text: str, *, box: str) -> None:
        """Go to a box for text and type once the editor stands there."""
        from playwright.sync_api import expect

        self.to(box)
        rich = self.page.locator(".rich [role=textbox]:focus")
        expect(rich).to_be_focused()
        self.type(text)

    def holds(self) -> None:
        self.page.wait_for_load_state("load")
        found = self.axe()
        assert not found, "\n".join([self.page.url, *found])


@pytest.fixture
def keyboard(page: Any, site: str, axe: Any) -> Keyboard:
    page.emulate_media(reduced_motion="reduce")
    return Keyboard(page, site, axe)
