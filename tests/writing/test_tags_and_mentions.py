from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.writing.actions import tags_named
from portal.writing.models import Tag


def test_a_new_word_becomes_a_tag_once(asker):
    first = tags_named(["Descaling", "water  filter", "descaling"], by=asker)
    assert [tag.name for tag in first] == ["descaling", "water filter"]
    assert tags_named(["water filter"], by=asker) == [first[1]]


def test_a_synonym_gives_the_word_that_is_used(asker):
    used = Tag.objects.create(name="pressure", slug="pressure")
    Tag.objects.create(name="bar", slug="bar", synonym_of=used)
    assert tags_named(["bar", "pressure"], by=asker) == [used]


def test_languages_with_signs_stay_apart(asker):
    assert [tag.slug for tag in tags_named(["C", "C++", "C#", "node.js"], by=asker)] == [
        "c",
        "c-plus-plus",
        "c-sharp",
        "node-js",
    ]


@pytest.mark.parametrize("names", [["a", "b", "c", "d", "e", "f"], ["x" * 36], ["<script>"], ["😀"], ["a/b"], ["--"]])
def test_what_is_no_tag_is_refused_with_a_sentence(asker, names):
    with pytest.raises(ValidationError):
        tags_named(names, by=asker)
    assert not Tag.objects.exists()


def test_completion_finds_members_by_handle_and_by_each_word_of_the_name(client, make_member, asker):
    make_member("ines", name="Ines Okafor")
    make_member("tom", name="Tomasz Inesson")
    gone = make_member("inesgone", name="Ines Gone")
    gone.erased_at, gone.email = timezone.now(), None
    gone.save()
    make_member("waiting", name="Ines Waiting", approved_at=None)
    client.force_login(asker)

    def found(query: str) -> list[str]:
        return [member["username"] for member in client.get(reverse("writing:mention_list"), {"q": query}).json()["members"]]

    assert found("ines") == ["ines", "tom"]
    assert found("oka") == ["ines"]
    assert found("") == []
    assert found("%") == []
    assert found("x\x00" * 100) == []


def test_visitors_get_no_list_of_members(client, asker):
    assert client.get(reverse("writing:mention_list"), {"q": "a"}).status_code == 403


def test_tags_are_suggested_only_where_the_viewer_may_look(client, board, private_board, asker, insider):
    from forums.models import Topic

    for place, name in ((board, "open-tag"), (private_board, "secret-tag")):
        topic = Topic.objects.create(board=place, author=asker, title="x", slug="x")
        topic.tags.add(Tag.objects.create(name=name, slug=name))
    Tag.objects.create(name="open-unused", slug="open-unused")

    def suggested(query: str) -> list[str]:
        return [tag["name"] for tag in client.get(reverse("writing:tag_list"), {"q": query}).json()["tags"]]

    assert suggested("open") == ["open-tag"]
    assert suggested("secret") == []
    client.force_login(insider)
    assert suggested("secret") == ["secret-tag"]


def test_a_preview_is_harmless(client, asker):
    client.force_login(asker)
    data = {"preview": "text", "text": "**hi** <script>alert(1)</script>"}
    assert (
        client.post(reverse("writing:preview"), data, headers={"accept": "application/json"})
        .json()["html"]
        .startswith("<p><strong>hi</strong> &lt;script&gt;")
    )
    page = client.post(reverse("writing:preview"), data)
    assert "<strong>hi</strong>" in page.text
    assert "<script>alert" not in page.text
