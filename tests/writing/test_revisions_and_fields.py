from __future__ import annotations

from typing import Any

import pytest
from django import forms

from portal.writing.actions import keep_revision
from portal.writing.diff import changes, words_changed
from portal.writing.forms import TagsField, WritingField


class ReplyForm(forms.Form):
    body = WritingField(min_text_length=5)
    tags = TagsField()


def filled(**data: Any) -> ReplyForm:
    return ReplyForm({"body": "", **data})


def test_markdown_and_html_both_come_out_clean(db):
    form = filled(body="Hello **you** <i>x</i>", tags="Water, descaling,")
    assert form.is_valid()
    assert form.cleaned_data == {
        "body": "<p>Hello <strong>you</strong> &lt;i&gt;x&lt;/i&gt;</p>",
        "tags": ["water", "descaling"],
    }
    form = filled(body="<p onclick='x'>Hello <b>you</b></p>", body_format="html")
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<p>Hello <strong>you</strong></p>"


@pytest.mark.parametrize("text", ["", " \n ", "<p> </p>", "\x00"])
def test_an_empty_text_is_no_text(text):
    assert "body" in filled(body=text, body_format="html").errors
    assert "body" in filled().errors


def test_what_was_typed_stands_in_the_box_after_an_error():
    form = filled(body="Hi *y*")
    assert form.errors["body"] == ["Write at least 5 characters."] or form.is_valid()
    form = filled(body="<p><strong>Hi</strong></p>", body_format="html")
    assert not form.is_valid()
    box = form["body"].value()
    assert (box, box.format, box.html) == ("**Hi**", "markdown", "<p><strong>Hi</strong></p>")


def test_a_stored_text_is_edited_as_markdown():
    form = ReplyForm(initial={"body": "<p>Hello <em>you</em></p>", "tags": ["a", "b"]})
    assert form["body"].value() == "Hello *you*"
    assert form["tags"].value() == "a, b"


def test_a_text_has_an_end():
    assert "60,000" in filled(body="x" * 60_001).errors["body"][0]
    assert filled(body="<b>" * 50_000 + "x", body_format="html").errors


def test_revisions_are_numbered(asker):
    first = keep_revision(thing=asker, body="<p>a</p>", editor=asker)
    second = keep_revision(thing=asker, body="<p>b</p>", editor=asker, reason="x" * 400)
    assert (first.number, second.number) == (1, 2)


def test_an_edit_reads_word_by_word():
    assert words_changed("It shows 6 bar.", "It shows 9 bar.") == "It shows <del>6</del><ins>9</ins> bar."
    html = changes(
        "<p>One</p><p>It shows 6 bar.</p><p>z</p><p>y</p><p>x</p>",
        "<p>One</p><p>It shows <b>9</b> bar.</p><p>z</p><p>y</p><p>x</p>",
    )
    assert "<p>It shows <del>6</del><ins>**9**</ins> bar.</p>" in html
    assert '<p class="gap">…</p>' in html


def test_a_diff_escapes_what_it_shows():
    html = changes("<p>&lt;script&gt;a</p>", "<p>&lt;script&gt;b</p><pre><code>&lt;img&gt;</code></pre>")
    assert "<script" not in html
    assert "<img" not in html


def test_a_long_diff_takes_no_time():
    import random
    import time

    words = random.Random(1)
    texts = ["<p>" + " ".join(str(words.randint(1, 400)) for _n in range(8000)) + "</p>" for _m in range(2)]
    began = time.process_time()
    changes(*texts)
    assert time.process_time() - began < 2
