"""What a text costs is bounded by what is counted before it is read: no sign, repeated, holds up a web process."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.writing import diff
from portal.writing.diff import Steps, changes, opcodes
from portal.writing.forms import Typed, WritingField
from portal.writing.html import clean, from_markdown, has_too_much_markup, to_markdown
from portal.writing.markdown import MAX_MARKUP, markup_count

SIGNS = [
    "[",
    "![",
    "![a](",
    "*a",
    "a**",
    "`a",
    "> ",
    "- a\n",
    "1.\n",
    "|\n",
    "a|b\n-|-\n",
    "<",
    "&#",
    "~~a",
    "[a][",
    "=\n",
    "\\",
]
FULL = 120_000


def nobody(handles: Any) -> dict[str, Any]:
    return {}


def filled(sign: str, length: int = FULL) -> str:
    return (sign * (length // len(sign) + 1))[:length]


def cost(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_of_nothing_but_signs_is_refused_with_a_sentence(sign):
    with pytest.raises(ValidationError, match="too many formatting signs"):
        WritingField().clean(Typed(filled(sign)))


@pytest.mark.parametrize("sign", ["<p>", "<b>", "<br>", "<table>"])
def test_the_same_holds_for_tags(sign):
    with pytest.raises(ValidationError, match=r"too many formatting signs|too long"):
        WritingField().clean(Typed(filled(sign, 110_000), "html"))


def test_the_preview_refuses_it_too(client, asker):
    client.force_login(asker)
    for text, format in ((filled("["), "markdown"), (filled("<b>"), "html")):
        answer = client.post(
            reverse("writing:preview"), {"body": text, "body_format": format}, headers={"accept": "application/json"}
        )
        assert answer.status_code == 413
        assert "formatting signs" in answer.json()["error"]


def test_a_draft_of_signs_is_shown_as_typed(monkeypatch):
    from portal.writing import markdown

    monkeypatch.setattr(markdown._parser, "render", None)  # is not asked
    assert from_markdown(filled("["), members=nobody) == f"<p>{filled('[')}</p>"


def test_long_texts_of_people_are_far_from_the_limit():
    prose = "The **boiler** lost [pressure](https://example.com/a) again,\n\n- at `6 bar`, it says\n- > and so on\n\n" * 400
    assert not has_too_much_markup(prose[:60_000])
    log = "[2026-11-30 17:46:12] <warning> `pump` | value=[1, 2, 3] *\n" * 1500
    assert has_too_much_markup(log)
    assert not has_too_much_markup(f"See:\n\n```\n{log}```\n"), "code between fences costs nothing"


@pytest.mark.parametrize(
    "start",
    [
        "```\ncode\n```\n",
        " ```\n```\n",  # the second closes the first, and opens nothing
        "- a\n  ```\n",  # ends with its list
        "> ```\n",
        "- ```\n  ```\n",
        "``` a`b\n",
        "    ```\n",
        "~~~\n```\n~~~\n",
        "````\n```\n````\n",
    ],
)
def test_signs_after_a_fence_are_counted(start):
    text = start + "[a " * 100
    assert from_markdown(text, members=nobody).endswith("</p>"), "they are no code"
    assert markup_count(text) >= 100


@pytest.mark.parametrize("sign", ["[", "![a](", "*a", "- a\n", "a|b\n-|-\n"])
def test_twice_the_text_costs_about_twice_as_much(sign):
    lines = MAX_MARKUP // max(1, markup_count(sign * 100) // 100) // 2
    half, whole = sign * (lines // 16), sign * (lines // 8)
    from_markdown(half, members=nobody)
    ratio = min(
        cost(lambda: to_markdown(from_markdown(whole, members=nobody)))
        / max(0.002, cost(lambda: to_markdown(from_markdown(half, members=nobody))))
        for _n in range(2)
    )
    assert ratio < 3.5, "the square would be four times"


@pytest.mark.parametrize(
    "shape",
    ["<h2>{}a</h2>|#", "<p><code>a{}b</code></p>| ", "<p>https://a{}</p>|)", "<p>{}</p>|!", "<pre><code>{}</code></pre>|`"],
)
def test_long_runs_inside_tags_are_read_once(shape):
    around, sign = shape.split("|")
    half, whole = (clean(around.format(sign * length)) for length in (25_000, 100_000))
    assert cost(lambda: to_markdown(whole)) < 10 * max(0.003, cost(lambda: to_markdown(half))), "the square would be 16 times"


def test_addresses_with_endless_brackets_are_read_once():
    texts = ["https://a" + ")" * length for length in (25_000, 100_000)]
    half, whole = (cost(lambda text=text: from_markdown(text, members=nobody)) for text in texts)
    assert whole < 10 * max(0.003, half)


def test_code_beyond_the_limit_of_a_text_stays_plain():
    block = '<pre><code class="language-python">{}</code></pre>'
    few = clean(block.format("import a\n" * 100))
    assert "hl-k" in few
    many = clean("".join(block.format("import a\n" * 400) for _n in range(4)))
    assert many.count("<code") == 4
    assert many.count("hl-k") == 800, "two of them are within the limit"


# --- Revisions ---


@pytest.mark.parametrize(
    ("old", "new"), [("abcabba", "cbabac"), ("", "ab"), ("ab", ""), ("aXb", "aYb"), ("aaaa", "aa"), ("", "")]
)
def test_what_changed_adds_up(old, new):
    built, at = "", 0
    for what, a, b, c, d in opcodes(list(old), list(new), Steps(10_000)):
        assert (a, c) == (at, len(built))
        assert what != "equal" or old[a:b] == new[c:d]
        built, at = built + new[c:d], b
    assert (built, at) == (new, len(old))


def test_the_fewest_edits_are_shown():
    assert [what for what, *_rest in opcodes(["a", "b", "c", "d"], ["a", "c", "d", "e"], Steps(100))] == [
        "equal",
        "delete",
        "equal",
        "insert",
    ]


@pytest.mark.parametrize("line", ["a", "a b c d e f g h", "- a", "x y"])
def test_comparing_costs_no_more_than_its_steps(line, monkeypatch):
    used: list[int] = []

    class Counted(Steps):
        def __del__(self) -> None:
            used.append(diff.MAX_STEPS - self.left)

    monkeypatch.setattr(diff, "Steps", Counted)
    monkeypatch.setattr(diff, "MAX_STEPS", 10_000)
    before = "".join(f"<p>{line} {n % 7}</p>" for n in range(800))
    after = "".join(f"<p>{line} {n * 3 % 11}</p>" for n in range(800))
    assert "<ins>" in changes(before, after)
    assert 0 < max(used) <= diff.MAX_STEPS + 5_000, "one round beyond the limit at most"
