from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.writing.html import from_markdown, mentioned_usernames, text_of, to_markdown


def known(handles: Any) -> dict[str, tuple[str, int]]:
    return {handle: (handle, 7) for handle in handles if handle in ("ines", "o.k")}


def there_and_back(html: str) -> str:
    return from_markdown(to_markdown(html), members=known)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.\n\nAnother paragraph\nwith a second line.",
        "**bold** *em* ~~gone~~ `a *b* c` ``a ` b`` H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd>",
        "## Two\n\n### Three\n\n---\n\nend",
        "- a\n- b\n  - c\n    1. d\n    2. e\n- f",
        "1. one\n2. two\n\ntext\n\n5. five",
        "- a\n\n* b",
        "> quote\n>\n> - in it\n>\n> > deeper\n\nanswer",
        "> one\n\n> two",
        "```python\nx = '`'\n\n\n    y\n```",
        "````\n```\n````",
        "| a | b |\n| --- | --- |\n| 1 | x \\| y |\n| **z** | `c` |",
        "@ines and @nobody and mail@ines.example",
        "https://a.example/x_y_z?q=1&r=2 and [words](https://b.example/(c))",
        "![a gauge](/uploads/0123456789abcdef0123456789abcdef/a.png)",
        "1\\. no list\n\n\\# no heading\n\n\\- no item\n\n\\> no quote\n\n\\*no em\\* \\_no\\_ \\`no\\` \\[no\\](x)",
        "&lt; &amp;amp; AT&T a\\b",
    ],
)
def test_saving_unchanged_changes_nothing(text):
    html = from_markdown(text, members=known)
    assert there_and_back(html) == html


@settings(max_examples=250, deadline=None)
@given(st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("*_`#>-+.|~[]()!\\<>&@ \n1"), max_size=120))
def test_text_that_was_typed_as_text_comes_back_as_text(text):
    from html import escape

    from portal.writing.html import clean

    html = clean("".join(f"<p>{escape(line)}</p>" for line in text.split("\n")))
    assert text_of(there_and_back(html)).split() == text_of(html).split()


@pytest.mark.data
def test_the_specifications_examples_survive_editing(shared_data):
    examples = json.loads((shared_data / "hostile-inputs" / "commonmark-0.31.json").read_text())
    changed = []
    for example in examples:
        html = from_markdown(example["markdown"], members=known)
        if text_of(there_and_back(html)).split() != text_of(html).split():
            changed.append(example["markdown"])
    assert not changed


def test_html_typed_as_markdown_stays_as_typed():
    html = from_markdown("<script>alert(1)</script> <b>hi</b>", members=known)
    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;hi&lt;/b&gt;</p>"


def test_a_handle_becomes_a_link_only_when_there_is_such_a_member():
    html = from_markdown("@ines, @Ines! (@o.k.) @nobody a@ines `@ines`", members=known)
    assert mentioned_usernames(html) == ["ines", "o.k"]
    assert "@nobody" in html
    assert "<code>@ines</code>" in html


def test_handles_are_looked_up_among_present_members(asker, stranger, queries_of):
    from django.utils import timezone

    stranger.erased_at, stranger.email = timezone.now(), None
    stranger.save()
    html = from_markdown("@Asker @stranger @nobody")
    assert f'<a class="mention" href="/members/asker/" data-member="{asker.pk}"' in html
    assert mentioned_usernames(html) == ["asker"]
    assert queries_of(lambda: from_markdown("@asker @a @b @c")) == 1
    assert queries_of(lambda: from_markdown("no handles")) == 0


def test_one_text_calls_ten_members_at_most():
    html = from_markdown(" ".join(f"@m{n}" for n in range(30)), members=lambda handles: {h: (h, 1) for h in handles})
    assert len(mentioned_usernames(html)) == 10


def test_headings_begin_below_the_pages_own():
    assert from_markdown("# A\n\n#### B", members=known) == "<h2>A</h2>\n<h3>B</h3>"
