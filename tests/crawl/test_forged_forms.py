"""Forms sent to what one may not see: nothing changes, and the answer is the one for what does not exist."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest

from tests.crawl.addresses import Example, examples
from tests.crawl.crawler import Reader, settled, text_of
from tests.crawl.forging import forms, state_of_closed_things
from tests.crawl.marks import IS_WHOLE, SENDS_ALL

# Who sends, and what of the examples they may not see. Visitors are asked to sign in everywhere.
SENDERS = {
    "visitor": ("closed", "removed"),
    "stranger": ("closed", "removed"),
    "moderator": ("closed",),
    "product": ("closed", "removed"),
}
IN_ADMIN = ("/admin/", "/django-admin/")
# Our own forms in the admin, where a number of something private may be slipped in; Wagtail's are tried with private things.
OURS_IN_ADMIN = ("/admin/flags/", "/admin/members/", "/admin/workbench/", "/admin/score-formulas/", "/admin/reports/")

# Where an answer about a private thing is another than about nothing, with the reason.
TELLS_APART = {"p/<int:pk>/bookmark/drop/": "whoever kept a post lets go of it, wherever it was moved since"}
# Where somebody outside may write all the same, with the reason.
MAY_WRITE = {
    "p/<int:pk>/bookmark/drop/": "as above",
    "admin/tags/": "who keeps the tags keeps them for all boards; their names are no secret to them",
}

# Wagtail's own forms, for whoever may change any page; without the fields that its pages send, some of them break.
OF_EDITORS = ("admin/pages/", "admin/bulk/")


def part(found: list[Example], number: int) -> list[Example]:
    """Every example; in CI every sixth on PostgreSQL, and every twentieth elsewhere."""
    return found if SENDS_ALL else found[number :: 6 if IS_WHOLE else 20]


@pytest.mark.parametrize("role", SENDERS)
def test_a_form_about_what_one_may_not_see_changes_nothing(world, role):
    reader, sent = Reader(world, role), forms(world)
    before = state_of_closed_things(world)
    wrong = []
    for number, example in enumerate(part(examples(world), list(SENDERS).index(role))):
        is_ours = not example.path.startswith(IN_ADMIN) or example.path.startswith(OURS_IN_ADMIN)
        if "?" in example.path or not (example.state or is_ours):
            continue
        if example.path.startswith(IN_ADMIN) and role in ("visitor", "stranger"):
            continue  # the admin has one door for all of it: the crawl reads every address behind it as them
        data = sent["/ideas" in example.path or number % 2]
        is_foreign = example.state in SENDERS[role] and bool(example.missing)
        written = reader.post(example.path, data, check=lambda: state_of_closed_things(world) == before)
        if any(example.route.startswith(route) for route in (*MAY_WRITE, *(OF_EDITORS if role == "product" else ()))):
            reader.wrong = [line for line in reader.wrong if f" {example.path} " not in line]
        elif is_foreign and written:
            wrong.append(f"POST {example.path} as {role} writes to {', '.join(sorted(written))}")
    assert "\n".join(reader.wrong + wrong) == ""


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_what_one_may_not_see_answers_as_what_is_not_there(world, role):
    """The same status and the same words: nothing tells whether it exists."""
    reader, data = Reader(world, role), forms(world)[0]
    wrong = []
    for example in part(examples(world), 1):
        if not example.missing or example.state not in SENDERS[role] or example.path.startswith(IN_ADMIN):
            continue
        for ask in (reader.get, lambda path: reader.send(path, data)):
            real, none = said(ask(example.path), example.path), said(ask(example.missing), example.missing)
            if real != none and example.route not in TELLS_APART:
                wrong.append(f"{example.path} as {role}: {real[0]} and not {none[0]}{first_difference(real[1], none[1])}")
    assert "\n".join(wrong) == ""


def said(answer: Any, path: str) -> tuple[int, str]:
    """Status and text of an answer, without the address that was asked for and what is another each time."""
    text = re.sub(r'<input id="q-404"[^>]*>', "", settled(text_of(answer)))  # the words of the address, to search for
    for form in {path, quote(path), quote(path, safe=""), quote(path, safe="/:")}:
        text = text.replace(form, "…")
    return answer.status_code, text


def first_difference(one: str, other: str) -> str:
    for left, right in zip(one.splitlines(), other.splitlines(), strict=False):
        if left != right:
            start = max(next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0) - 40, 0)
            return f": “{left[start : start + 100]}” and not “{right[start : start + 100]}”"
    return ""
