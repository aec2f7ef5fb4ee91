"""Every page has the same head, bar and foot, and pays next to nothing for them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from portal.common import navigation
from portal.common.context import page
from portal.common.jinja import fragment

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(rf: RequestFactory) -> Any:
    def request(path: str = "/", user: Any = None, **cookies: str) -> Any:
        made = rf.get(path)
        made.user = user or AnonymousUser()
        made.COOKIES.update(cookies)
        return made

    return request


def layout(request: Any) -> str:
    return str(fragment("layout.html", request=request, **page(request)))


def test_a_visitor_gets_no_token_and_no_nonce(visit: Any) -> None:
    html = layout(visit())
    assert "csrf" not in html.lower()
    assert "nonce" not in html
    assert "Sign in" in html
    assert "Join" in html


def test_a_member_gets_their_menu_and_a_token_for_htmx(visit: Any, asker: Any) -> None:
    html = layout(visit(user=asker))
    assert "Asker, your menu" in html
    assert "X-CSRFToken" in html
    assert "Sign out" in html
    assert "Administration" not in html


def test_staff_find_the_administration_in_their_menu(visit: Any, moderator: Any) -> None:
    assert "Administration" in layout(visit(user=moderator))


def test_the_theme_of_the_cookie_is_written_on_the_server(visit: Any) -> None:
    assert 'data-theme="dark"' in layout(visit(theme="dark"))
    assert "data-theme=" not in layout(visit(theme='"><script>')).split(">")[1]


def test_the_device_goes_before_the_setting_of_the_member(visit: Any, asker: Any) -> None:
    asker.theme = "dark"
    assert 'data-theme="dark"' in layout(visit(user=asker))
    assert 'data-theme="light"' in layout(visit(user=asker, theme="light"))


def test_the_bar_marks_the_section_one_is_in(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [navigation.NavItem("Help", "/help/", order=2), navigation.NavItem("Articles", "/articles/", order=1)]
    monkeypatch.setattr(navigation, "_nav", [lambda: items])
    html = layout(visit("/help/machines/"))
    assert '<a href="/articles/">Articles</a><a href="/help/" aria-current="page">Help</a>' in html


def test_a_page_costs_no_query_once_the_site_is_known(visit: Any, queries_of: Any) -> None:
    layout(visit())
    assert queries_of(lambda: layout(visit())) == 0


def test_the_frame_of_a_page_takes_well_under_a_millisecond(visit: Any) -> None:
    request = visit()
    layout(request)
    assert min(_cpu_seconds(lambda: layout(request)) for _ in range(5)) < 0.001


def _cpu_seconds(call: Any) -> float:
    """CPU time of one call, so that a busy machine does not fail the test."""
    started = time.process_time()
    for _ in range(40):
        call()
    return (time.process_time() - started) / 40


def test_a_page_has_one_token_however_many_forms_it_has(visit: Any, asker: Any) -> None:
    context = page(visit(user=asker))
    assert str(context["csrf_input"]) == str(context["csrf_input"])
    assert context["layout"].csrf_token in str(context["csrf_input"])


def test_one_members_menu_is_not_shown_to_another(visit: Any, asker: Any, helper: Any, moderator: Any) -> None:
    assert "Asker, your menu" in layout(visit(user=asker))
    assert "Helper, your menu" in layout(visit(user=helper))
    assert "Moderator, your menu" in layout(visit(user=moderator))
    asker.name = "Someone else"
    assert "Someone else, your menu" in layout(visit(user=asker))
    assert "__token__" not in layout(visit(user=asker))


def test_each_error_page_has_the_frame_and_its_number(client: Client) -> None:
    answer = client.get("/nothing/at-all/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text
    assert 'value="at all"' in answer.text
    assert 'class="foot"' in answer.text
