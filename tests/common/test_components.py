"""Macros, icons, times, addresses: what every template leans on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation

from portal.common import icons, times
from portal.common.fast_reverse import url
from portal.common.jinja import avatar, icon, line_icon, masked

NOW = datetime(2026, 3, 19, 12, 0, tzinfo=UTC)


def test_every_icon_is_in_the_sprite_and_the_sprite_is_a_static_file() -> None:
    sprite = icons.sprite()
    for name in icons.DRAWINGS:
        assert f'<symbol id="{name}"' in sprite
    for name in ("ln-open", "ln-so", "ln-draft"):
        assert f'<symbol id="{name}"' in sprite
    found = finders.find("common/icons.svg")
    assert found
    assert Path(found).read_text(encoding="utf-8") == sprite


def test_an_unknown_icon_is_an_error_of_the_template() -> None:
    with pytest.raises(LookupError):
        icon("no-such-thing")
    with pytest.raises(LookupError):
        line_icon("no-such-line")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=40), "40 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=26), "yesterday"),
        (timedelta(days=3), "Monday"),
        (timedelta(days=16), "3 March"),
        (timedelta(days=400), "12 February 2025"),
        (-timedelta(days=2), "21 March"),
    ],
)
def test_how_long_ago(before: timedelta, text: str) -> None:
    assert times.ago(NOW - before, NOW) == text


def test_a_time_carries_its_instant() -> None:
    html = times.when(NOW - timedelta(hours=2), NOW)
    assert html == '<time datetime="2026-03-19T10:00:00+00:00" title="19 March 2026, 10:00">2 h</time>'
    assert times.when(None) == ""


def test_times_stand_in_the_zone_of_the_reader() -> None:
    from zoneinfo import ZoneInfo

    with timezone.override(ZoneInfo("Pacific/Auckland")):
        assert times.day(datetime(2026, 3, 18, 20, 0, tzinfo=UTC), NOW) == "19 March"


def test_counts_are_written_in_full() -> None:
    assert times.number(1287) == "1,287"
    with translation.override("de"):
        assert times.number(1287) == "1.287"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("members:member_detail", ["ines"]),
        ("members:member_detail", ["ines.o"]),
        ("members:settings", []),
        ("wagtailadmin_home", []),
    ],
)
def test_addresses_are_those_of_reverse(name: str, arguments: list[Any]) -> None:
    assert url(name, *arguments) == reverse(name, args=arguments)


def test_an_address_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        url("members:no_such_view")
    with pytest.raises(NoReverseMatch):
        url("members:member_detail")
    with pytest.raises(NoReverseMatch):
        url("members:member_detail", "ünal")


def test_a_face_cannot_carry_markup() -> None:
    class Hostile:
        avatar = type("None_", (), {"name": ""})()
        avatar_path = '"/><script>'
        avatar_hue = 3

    assert "<script>" not in avatar(Hostile())
    assert avatar(None).startswith('<svg class="av none"')


def test_a_long_line_shows_its_ends_and_says_how_many_lie_between() -> None:
    from portal.common.patterns import Step

    macros: Any = engines["jinja2"].env.get_template("components/line.html").module
    html = macros.line([Step("act", f"Step {number}") for number in range(10)])
    assert html.count("<li") == 4
    assert "7 more" in html
    assert "across" not in html
    assert str(macros.line([])).strip() == ""


@pytest.mark.django_db
def test_the_pattern_page_is_for_developers_and_staff(client: Client, asker: Any, moderator: Any) -> None:
    assert client.get("/patterns/").status_code == 404
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/patterns/").status_code == 404
    client.force_login(moderator, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/patterns/")
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    with override_settings(DEMO=True):
        assert Client().get("/patterns/").status_code == 200


def test_each_icon_that_a_class_draws_has_its_drawing() -> None:
    found = finders.find("common/icons.css")
    assert found
    css = Path(found).read_text(encoding="utf-8")
    assert all(f'.i-{name} {{ --drawing: url("data:image/svg+xml,' in css for name in icons.MASKED)
    assert masked("flag") == "i i-flag"
    with pytest.raises(LookupError, match="MASKED"):
        masked("nonsense")
