"""Every sign-in wall says why and carries the way back; and reading alone makes no session."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLPattern, URLResolver

from portal.members.walls import needs_sign_in, reason_of
from tests.forums.conftest import answer, topic  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board  # noqa: F401
from tests.polls.conftest import home, make_poll, poll  # noqa: F401
from tests.test_caching import addresses, filled

pytestmark = pytest.mark.django_db
# The bar has the way back put in by each page (portal/common/layout.py); the form's own address has it in a field.
MAY_NAME_THE_SIGN_IN = {"layout/top_start.html", "layout/top_end.html", "account/login.html"}


def views_for_members(patterns: list[Any], namespace: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += views_for_members(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and getattr(pattern.callback, "redirect_field_name", None) and pattern.name:
            found.append(f"{namespace}{pattern.name}")
    return found


def test_every_address_that_needs_a_member_has_a_reason():
    names = views_for_members(get_resolver().url_patterns)
    assert len(names) > 120
    assert [name for name in names if not reason_of(name)] == []


def test_a_wall_before_the_administration_and_before_any_other_page_says_why(client):
    for address, words in {
        "/admin/reports/": "Sign in to open the administration.",
        "/members/": "You come back to where you were.",
    }.items():
        assert words in client.get(f"/accounts/login/?next={address}").text, address


def test_every_page_for_members_leads_visitors_to_a_wall_that_says_why_and_back(client, topic):  # noqa: F811
    numbers = {"t/": topic.pk, "p/": topic.posts.get(position=1).pk}
    walls: dict[str, tuple[str, str]] = {}
    for route in addresses(get_resolver().url_patterns):
        address = filled(route, numbers)
        if address is None or address.startswith(("/admin/", "/django-admin/")):
            continue
        match = resolve(address)
        if not needs_sign_in(match) or hasattr(match.func, "has_page_for_visitors"):
            continue
        answered = client.get(address)
        assert answered.status_code == 302, address
        assert answered["Location"] == f"/accounts/login/?next={quote(address)}", address
        walls[reason_of(match.view_name)] = (address, answered["Location"])
    assert len(walls) > 25
    for reason, (address, wall) in walls.items():
        page = unescape(client.get(wall).text)
        assert f'id="why">{reason}</p>' in page, address
        assert f'name="next" value="{address}"' in page or f'value="{address}" name="next"' in page, address
        assert f'href="/accounts/signup/?next={quote(address)}"' in page, "joining leads back as well"


def test_a_visitors_page_has_the_way_back_in_its_bar_forms_without_tokens_and_no_cookie(topic, answer, make_idea, poll, asker):  # noqa: F811
    idea = make_idea()
    pages = [
        "/",
        "/topics/?sort=new",
        topic.get_absolute_url(),
        "/tags/pressure/",
        "/ideas/",
        idea.get_absolute_url(),
        "/roadmap/",
        "/members/asker/",
        poll.get_absolute_url(),
        "/nothing-here/",
        f"/ask/?board={topic.board_id}",
        "/propose/?title=More",
    ]
    for address in pages:
        answered = Client().get(address)
        text = answered.text
        assert not answered.cookies, address
        assert "csrfmiddlewaretoken" not in text, address
        assert not [
            form
            for form in re.findall(r'<form[^>]*method="post"[^>]*>', text)
            if 'id="acts"' not in form and "/sign-in-to/" not in form
        ]
        for act in re.findall(r'formaction="([^"]*)"', text):
            assert act.startswith("/sign-in-to/"), (address, act)
        onward = "" if address == "/" else f"?next={quote(address)}"
        for link in ("/accounts/login/", "/accounts/signup/"):
            found = re.findall(rf'href="({link}[^"]*)"', text)
            assert set(found) == {link + onward}, address


def test_no_template_leads_to_the_sign_in_by_itself():
    named = re.compile(r"""url\(["']account_(login|signup)["']""")
    by_itself = [
        str(path)
        for folder in ("portal", "forums", "ideas", "search")
        for path in Path(settings.CODE, folder).rglob("jinja2/**/*.html")
        for tag in re.findall(r"<a\b[^>]*>", path.read_text())
        if named.search(tag) and not str(path).endswith(tuple(MAY_NAME_THE_SIGN_IN))
    ]
    assert by_itself == []
