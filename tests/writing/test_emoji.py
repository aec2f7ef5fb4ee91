"""Emoji by their names, with and without script."""

import pytest

from portal.writing import emoji
from portal.writing.html import from_markdown, to_markdown


def test_every_name_has_one_character_and_reads_as_a_name():
    assert len(emoji.names()) > 900
    assert all(name and not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789_+-") for name in emoji.names())
    assert emoji.names()["smile"] == "😄"


def test_a_name_is_found_by_its_beginning_and_by_its_words():
    assert emoji.found("smi")[0] == ("smile", "😄")
    assert ("thumbsup", "👍") in emoji.found("thumb")
    assert any("teapot" in name or "pot" in name for name, _character in emoji.found("pot"))
    characters = [character for _name, character in emoji.found("s")]
    assert len(characters) == len(set(characters)) == 8
    assert emoji.found("nothing_like_it") == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Works now :tada:", "<p>Works now 🎉</p>"),
        (":+1: for **:coffee:**", "<p>👍 for <strong>☕</strong></p>"),
        ("At 10:100:20 it stops", "<p>At 10:100:20 it stops</p>"),
        ("`:smile:` in code", "<p><code>:smile:</code> in code</p>"),
        ("No :such_thing: here", "<p>No :such_thing: here</p>"),
    ],
)
def test_typed_without_script_it_becomes_the_character(typed, stored):
    assert from_markdown(typed, members=lambda handles: {}) == stored


def test_a_link_keeps_its_address():
    html = from_markdown("https://example.com/a:smile:b and [:tada:](https://example.com/:tada:)", members=lambda handles: {})
    assert "/a:smile:b" in html and 'href="https://example.com/:tada:"' in html


def test_what_is_stored_stays_when_it_is_edited_again():
    assert from_markdown(to_markdown("<p>Works now 🎉</p>"), members=lambda handles: {}) == "<p>Works now 🎉</p>"


def test_the_editor_asks_members_only_and_without_a_query(client, stranger, django_assert_max_num_queries):
    assert client.get("/writing/emoji/?q=smi").status_code != 200
    client.force_login(stranger)
    client.get("/writing/emoji/?q=smi")
    with django_assert_max_num_queries(4):  # who it is
        answer = client.get("/writing/emoji/?q=smi")
    assert answer.json()["emoji"][0] == {"name": "smile", "character": "😄"}
    assert client.get("/writing/emoji/?q=").json() == {"emoji": []}
