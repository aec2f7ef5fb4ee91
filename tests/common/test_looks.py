"""What templates of all apps ask of the look exists, and pages hold in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from portal.common import icons

TEMPLATES = sorted(
    file for folder in ("portal", "forums", "search") for file in (settings.CODE / folder).rglob("jinja2/**/*.html")
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(settings.CODE)))
def test_a_template_asks_for_icons_that_exist_and_has_nothing_inline(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert set(re.findall(r"""\bicon\(["']([a-z-]+)["']\)""", text)) <= icons.DRAWINGS.keys()
    lines = {
        name if name.startswith("ln-") else f"ln-{name}" for name in re.findall(r"""line_icon\(["']([a-z-]+)["']\)""", text)
    }
    assert lines <= icons.line_names()
    if "mail" not in str(template) and "export" not in str(template):  # e-mails and exported pages stand alone
        assert not re.search(r'\sstyle="', text), "the Content-Security-Policy refuses inline styles"
        assert not re.search(r"\son[a-z]+=\"", text), "and inline handlers"
        assert "<style" not in text


WIDTHS = [{"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}, {"viewport": {"width": 1280, "height": 900}}]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", WIDTHS, indirect=True)
@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_the_pages_by_which_one_comes_in_hold(page: Any, site: str, axe: Any, path: str) -> None:
    page.goto(f"{site}{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe() == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", WIDTHS, indirect=True)
@pytest.mark.parametrize("query", ["", "?rtl"])
def test_the_pattern_page_holds(page: Any, site: str, axe: Any, signed_in: Any, moderator: Any, query: str) -> None:
    signed_in(moderator)
    page.goto(f"{site}/patterns/{query}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe() == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_theme_is_switched_at_once_and_kept_by_the_server(page: Any, site: str, signed_in: Any, asker: Any) -> None:
    signed_in(asker)
    page.goto(f"{site}/account/")
    page.click("details.menu > summary")
    page.click("details.menu [data-theme-switch]")
    assert page.get_attribute("html", "data-theme") == "dark"
    assert page.evaluate("fetch('/account/').then(answer => answer.text())").count('data-theme="dark"') == 1
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
