"""Synonyms: where old addresses and typed words lead, what things carry afterwards, and who may change it."""

import pytest
from django.core.exceptions import ValidationError

from forums.actions import post_topic
from portal.common.permissions import Refused
from portal.notifications.actions import follow
from portal.notifications.models import Follow
from portal.writing.actions import edit_tag, make_tag, merge_tag, part_tag, remove_tag, tags_named
from portal.writing.models import Tag
from portal.writing.reactions import retag_late

pytestmark = pytest.mark.django_db


def ask(board, by, *tags, title="Why does it hum at night"):
    return post_topic(board_id=board.pk, by=by, kind="question", title=title, body="<p>Every night at two.</p>", tags=tags)


@pytest.fixture
def named(topic):
    """The tags of the topic: pressure and descaling."""
    return lambda slug: Tag.objects.get(slug=slug)


@pytest.fixture
def other(board, asker):
    return ask(board, asker, "bar", "noise", "pressure")


@pytest.fixture
def third(board, asker):
    return ask(board, asker, "bar", "noise", title="Mine hums in the morning")


def test_what_carried_the_tag_carries_the_other_one_once(topic, other, third, named, moderator):
    merge_tag(tag=named("bar"), into=named("pressure"), by=moderator)
    for each in (other, third):
        each.refresh_from_db()
    assert other.tag_names == [["pressure", "pressure"], ["noise", "noise"]]
    assert third.tag_names == [["pressure", "pressure"], ["noise", "noise"]]
    for each in (topic, other, third):
        assert set(each.tags.values_list("slug", flat=True)) == {slug for slug, _name in each.tag_names}
    assert named("pressure").topics.count() == 3 and named("bar").topics.count() == 0


def test_old_addresses_and_typed_words_lead_to_the_main_tag(client, topic, third, named, moderator, asker):
    follow(member=asker, thing=named("bar"))
    merge_tag(tag=named("bar"), into=named("pressure"), by=moderator)
    assert client.get("/tags/bar/")["Location"] == "/tags/pressure/"
    assert client.get("/feeds/tag/bar.atom")["Location"] == "/feeds/tag/pressure.atom"
    assert client.get("/topics/?tag=bar&sort=newest")["Location"] == "/topics/?tag=pressure&sort=newest"
    assert client.get("/topics/?tag=nobody-used-this").status_code == 200
    assert [tag.slug for tag in tags_named(["Bar"], by=asker)] == ["pressure"]
    page = client.get("/tags/").text
    assert "/tags/pressure/" in page and "/tags/bar/" not in page


def test_followers_follow_the_main_tag_and_search_finds_by_it(topic, third, named, moderator, stranger, run_reactions):
    from search.models import SearchEntry

    follow(member=stranger, thing=named("bar"))
    merge_tag(tag=named("bar"), into=named("pressure"), by=moderator)
    run_reactions()
    assert Follow.objects.of(named("pressure")).filter(member=stranger, is_muted=False).exists()
    assert "pressure" in str(SearchEntry.objects.get(kind="forums.topic", object_id=third.pk).tags)


def test_synonyms_of_a_synonym_lead_to_the_end_of_the_chain(topic, other, named, moderator):
    merge_tag(tag=named("noise"), into=named("bar"), by=moderator)
    merge_tag(tag=named("bar"), into=named("pressure"), by=moderator)
    assert named("noise").synonym_of == named("bar").synonym_of == named("pressure")
    with pytest.raises(ValidationError, match="is a synonym itself"):
        merge_tag(tag=named("descaling"), into=named("bar"), by=moderator)
    with pytest.raises(ValidationError, match="lead to itself"):
        merge_tag(tag=named("pressure"), into=named("pressure"), by=moderator)


def test_a_synonym_can_be_a_word_of_its_own_again(topic, third, named, moderator):
    merge_tag(tag=named("bar"), into=named("pressure"), by=moderator)
    assert part_tag(tag=named("bar"), by=moderator).synonym_of is None
    third.refresh_from_db()
    assert third.tag_names[0] == ["pressure", "pressure"]  # what was tagged keeps the word that it got


def test_who_tagged_in_the_same_moment_is_taken_along(topic, named, moderator, board, asker, monkeypatch):
    from portal.activity.models import Activity

    late = ask(board, asker, "bar")
    bar = named("bar")
    merge_tag(tag=bar, into=named("pressure"), by=moderator)
    late.tags.set([bar])
    late.tag_names = [["bar", "bar"]]
    late.save()
    for _ in range(2):
        retag_late(Activity.objects.get(type="writing.tag.merged"))
    late.refresh_from_db()
    assert late.tag_names == [["pressure", "pressure"]] and late.tags.get() == named("pressure")


def test_a_new_name_is_shown_wherever_the_tag_stands(client, topic, named, moderator):
    edit_tag(tag=named("pressure"), name="bars", description="Too few or too many.", by=moderator)
    topic.refresh_from_db()
    assert topic.tag_names[0] == ["pressure", "bars"]
    assert ">bars</a>" in client.get(topic.get_absolute_url()).text


def test_a_removed_tag_is_gone_from_everything(client, topic, named, moderator, run_reactions):
    remove_tag(tag=named("pressure"), by=moderator)
    run_reactions()
    topic.refresh_from_db()
    assert topic.tag_names == [["descaling", "descaling"]] and topic.tags.count() == 1
    assert client.get("/tags/pressure/").status_code == 404


def test_only_moderators_and_editors_put_tags_in_order(topic, named, helper, support):
    for by in (helper, support):
        for act in (
            lambda by=by: merge_tag(tag=named("descaling"), into=named("pressure"), by=by),
            lambda by=by: edit_tag(tag=named("pressure"), name="bars", description="", by=by),
            lambda by=by: remove_tag(tag=named("pressure"), by=by),
            lambda by=by: make_tag(name="new", by=by),
        ):
            with pytest.raises(Refused):
                act()


class TestInTheAdmin:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, moderator):
        client.force_login(moderator)

    def test_the_list_shows_how_much_each_is_used(self, client, topic, other, named, queries_of):
        page = client.get("/admin/tags/").text
        assert "pressure" in page and "noise" in page
        few = queries_of(lambda: client.get("/admin/tags/"))
        for number in range(8):
            Tag.objects.create(slug=f"t{number}", name=f"t{number}")
        assert queries_of(lambda: client.get("/admin/tags/")) <= few

    def test_a_tag_is_merged_by_naming_the_other(self, client, topic, third, named):
        address = f"/admin/tags/edit/{named('bar').pk}/"
        assert client.get(address).status_code == 200
        data = {"name": "bar", "description": "", "leads_to": "Pressure"}
        assert client.post(address, data).status_code == 302
        assert named("bar").synonym_of == named("pressure")
        assert 'value="pressure"' in client.get(address).text
        client.post(address, data | {"leads_to": ""})
        assert named("bar").synonym_of is None

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("leads_to", "nobody used this", "There is no tag of this name."),
            ("leads_to", "bar", "A tag cannot lead to itself."),
            ("leads_to", "<b>", "cannot be a tag"),
            ("name", "<b>", "cannot be a tag"),
            ("name", "#", "Give the tag a name."),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(self, client, topic, third, named, field, typed, sentence):
        data = {"name": "bar", "description": "", "leads_to": ""} | {field: typed}
        page = client.post(f"/admin/tags/edit/{named('bar').pk}/", data)
        assert page.status_code == 200 and sentence in page.text

    def test_a_synonym_can_be_made_before_anybody_types_it(self, client, topic, named, asker):
        client.post("/admin/tags/new/", {"name": "6 Bar", "description": "", "leads_to": "pressure"})
        assert [tag.slug for tag in tags_named(["6 bar"], by=asker)] == ["pressure"]
        again = client.post("/admin/tags/new/", {"name": "6 bar", "description": "", "leads_to": ""})
        assert "There is a tag of this name already." in again.text

    def test_a_tag_is_removed(self, client, topic, named):
        assert client.post(f"/admin/tags/delete/{named('pressure').pk}/").status_code == 302
        topic.refresh_from_db()
        assert topic.tag_names == [["descaling", "descaling"]]
