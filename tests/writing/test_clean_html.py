from __future__ import annotations

import json
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.writing.html import clean, excerpt, from_markdown, mentioned_usernames, text_of, upload_keys

KEY = "0123456789abcdef0123456789abcdef"
ALLOWED = {
    *("p", "br", "h2", "h3", "strong", "em", "s", "sub", "sup", "kbd", "code", "pre", "blockquote", "span"),
    *("ul", "ol", "li", "a", "img", "hr", "table", "thead", "tbody", "tr", "th", "td"),
}


class Judge(HTMLParser):
    """Reads HTML as a browser would and notes all that must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[Any] = []
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.wrong.append(tag)
        self.depth += tag not in ("br", "img", "hr")
        self.deepest = max(self.deepest, self.depth)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "id", "target", "srcset", "formaction"):
                self.wrong.append((tag, name))
            if name == "href" and re.match(r"\s*(javascript|data|vbscript)", re.sub(r"[\x00-\x20]", "", value or ""), re.I):
                self.wrong.append((tag, name, value))
            if name == "src" and not (value or "").startswith("/uploads/"):
                self.wrong.append((tag, name, value))
            if name == "class" and not re.fullmatch(r"mention|language-[a-z]+|hl-[a-z]", value or ""):
                self.wrong.append((tag, name, value))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1

    def handle_comment(self, data: str) -> None:
        self.wrong.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def judged(html: str) -> Judge:
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge


def assert_harmless(html: str) -> None:
    judge = judged(html)
    assert not judge.wrong, (judge.wrong, html)
    assert judge.deepest <= 26
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", html)


def nobody(handles: Any) -> dict[str, tuple[str, int]]:
    return {}


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "<script>",
                "</script>",
                "<svg>",
                "<math>",
                "<style>",
                "</style>",
                "<img src=x onerror=alert(1)>",
            ),
            *("<a href='javascript:alert(1)'>", "</a>", "<a href='https://a.example/'>", "<pre><code class='language-python'>"),
            *(
                "</code></pre>",
                "<table><tr><td>",
                "</table>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<iframe srcdoc='<script>'>",
                "\x00",
            ),
            *(
                "<ul><li>",
                "</ul>",
                "<blockquote>",
                "</blockquote>",
                "<a class='mention' href='/members/x/' data-member='1'>",
                "&lt;",
            ),
            *(
                "<img src='/uploads/" + KEY + "/a.png' alt='\"><script>'>",
                "<img src='https://e.example/a.png'>",
                "<h1>",
                "<h5>",
                "'",
                '"',
                ">",
            ),
        ]
    )
    | st.text(max_size=12),
    max_size=30,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(FRAGMENTS)
def test_whatever_comes_in_what_goes_out_is_harmless(fragment):
    once = clean(fragment)
    assert_harmless(once)
    assert "".join(text_of(clean(once)).split()) == "".join(text_of(once).split())  # mis-nested blocks may part anew


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | FRAGMENTS)
def test_markdown_of_any_kind_is_harmless(text):
    assert_harmless(from_markdown(text, members=nobody))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.integers(20, 280))
def test_an_excerpt_is_short_and_has_no_markup(text, length):
    short = excerpt(from_markdown(text, members=nobody), length)
    assert len(short) <= length
    assert "\n" not in short


@pytest.mark.data
def test_every_hostile_fragment_comes_out_harmless(shared_data):
    folder = shared_data / "hostile-inputs"
    inputs = [json.loads(line)["input"] for line in (folder / "bleach-xss.jsonl").read_text().splitlines()]
    inputs += [json.loads(line)["html"] for line in (folder / "html5lib-inputs.jsonl").read_text().splitlines()]
    inputs += json.loads((folder / "blns.json").read_text())
    inputs += [example["markdown"] for example in json.loads((folder / "commonmark-0.31.json").read_text())]
    assert len(inputs) == 20 + 1704 + 515 + 652
    for text in inputs:
        assert_harmless(clean(text))
        assert_harmless(from_markdown(text, members=nobody))


@pytest.mark.data
def test_naughty_strings_come_back_as_typed(shared_data):
    strings = json.loads((shared_data / "hostile-inputs" / "blns.json").read_text())
    from html import escape

    from portal.writing.html import without_controls

    for text in strings:
        shown = text_of(clean(f"<p>{escape(text)}</p>"))
        assert shown.split() == without_controls(text).split()


def test_pictures_from_elsewhere_become_links():
    assert clean('<p><img src="https://elsewhere.example/a.png" alt="a gauge"></p>') == (
        '<p><a href="https://elsewhere.example/a.png" rel="nofollow ugc noopener">a gauge</a></p>'
    )


def test_our_own_uploads_stay_pictures_and_load_late():
    html = clean(f'<p><img src="/uploads/{KEY}/gauge.png" alt="A gauge" width="640" height="480" onload="x()"></p>')
    assert f'src="/uploads/{KEY}/gauge.png"' in html
    assert 'loading="lazy"' in html
    assert 'width="640"' in html
    assert "onload" not in html
    assert upload_keys(html) == [KEY]


@pytest.mark.parametrize("href", ["/evil/", "https://e.example/members/x/", "/members/x/../../admin/", "/members/a b/"])
def test_only_an_address_of_a_profile_is_a_mention(href):
    assert mentioned_usernames(clean(f'<p><a class="mention" href="{href}" data-member="7">x</a></p>')) == []


def test_code_is_coloured_once_and_its_language_kept():
    html = clean('<pre><code class="language-py">def f():\n    return "&lt;b&gt;"</code></pre>')
    assert 'class="language-python"' in html
    assert '<span class="hl-k">' in html
    assert "&lt;b&gt;" in html
    assert clean(html) == html


def test_the_dialect_of_other_sites_is_understood():
    html = clean('<h1>One</h1><div>two</div><b>three</b><pre class="lang-js prettyprint-override"><code>let x</code></pre>')
    assert "<h2>One</h2>" in html
    assert "<p>two</p>" in html
    assert "<strong>three</strong>" in html
    assert "language-javascript" in html


@pytest.mark.parametrize("pattern", ["<b>", "<ul><li>", "<a><b><em><p>", "<table><tr><td>", "<blockquote>", "<b><div></b>"])
def test_deep_nests_cost_no_time(pattern):
    began = time.process_time()
    html = clean(pattern * (390_000 // len(pattern)) + "x")
    assert time.process_time() - began < 2
    assert judged(html).deepest <= 26
    assert "x" in text_of(html)


def test_an_excerpt_passes_over_quotes_and_code_and_ends_with_a_word():
    html = "<blockquote><p>You said</p></blockquote><p>It works now, thanks to the needle.</p><pre><code>x</code></pre>"
    assert excerpt(html) == "It works now, thanks to the needle."
    assert excerpt(html, 20) == "It works now,".rstrip(",") + "…"
    assert excerpt("<blockquote><p>Only a quote</p></blockquote>") == "Only a quote"
