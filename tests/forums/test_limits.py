"""Limits for newcomers and floods: each says why, loses nothing that was typed, and costs others no query."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from forums.actions import comment, reply
from forums.models import Post, Topic
from portal.common.env import WrongSetting
from portal.settings.trust import DEFAULT, trust_table_from

QUESTION = {"kind": "question", "title": "Pressure drops in the middle of the shot", "tags": ""}
TEXT = "Since Sunday the needle sinks to six bar, after four years of nine."


@pytest.fixture
def says(client, topic):
    def say(member, text):
        client.force_login(member)
        return client.post(f"/t/{topic.pk}/reply/", {"body": text})

    return say


def test_a_newcomer_starts_three_topics_on_the_first_day(client, board, newcomer, unhurried):
    client.force_login(newcomer)
    for number in range(3):
        data = QUESTION | {"board": board.pk, "body": f"{TEXT} Machine {number}."}
        assert client.post("/ask/", data).status_code == 302
    refused = client.post("/ask/", QUESTION | {"board": board.pk, "body": f"{TEXT} The fourth one."})
    assert refused.status_code == 429 and "On your first day you can start 3 topics." in refused.text
    assert "The fourth one." in refused.text and QUESTION["title"] in refused.text
    newcomer.joined_at = timezone.now() - timedelta(days=1, minutes=1)
    newcomer.save()
    assert client.post("/ask/", QUESTION | {"board": board.pk, "body": f"{TEXT} The fourth one."}).status_code == 302


def test_a_newcomer_writes_ten_replies_on_the_first_day_also_after_a_restart(says, topic, newcomer, unhurried):
    for number in range(4):
        reply(topic=topic, by=newcomer, body=f"<p>Said through another door, {number}.</p>")
    comment(post=topic.posts.get(position=1), by=newcomer, body="<p>And a remark.</p>")
    for number in range(5):
        assert says(newcomer, f"Have you cleaned group {number}?").status_code == 302
    cache.clear()
    refused = says(newcomer, "And one more thing.")
    assert refused.status_code == 429 and "you can write 10 replies and comments" in refused.text
    assert "And one more thing." in refused.text
    assert says(newcomer, "And one more thing.").status_code == 429, "a refusal is not mistaken for the same words again"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("See https://a.example/1, https://b.example/2 and https://c.example/3 please.", "2 links to other sites"),
        ("Ask @asker, @helper or @stranger, they know.", "mention 2 members"),
    ],
)
def test_a_newcomer_is_told_what_a_text_may_hold(says, newcomer, asker, helper, stranger, body, reason):
    refused = says(newcomer, body)
    assert refused.status_code == 422 and reason in refused.text and body in refused.text
    assert says(stranger, body).status_code == 302


def test_pictures_and_files_are_counted_as_well(newcomer, stranger):
    from portal.writing.content_limits import restrained

    picture = '<p><img src="/uploads/00/a.png" alt=""></p>'
    file = '<p><a href="/uploads/00/log.txt">log.txt</a></p>'
    assert restrained(newcomer, picture) and not restrained(newcomer, picture * 2) and restrained(stranger, picture * 9)
    assert not restrained(newcomer, file) and restrained(stranger, file)


def test_links_to_this_site_and_the_same_link_twice_count_for_nothing(says, newcomer, settings):
    settings.SITE_URL = "https://community.example"
    own = f"{settings.SITE_URL}/t/1/ {settings.SITE_URL}/t/2/ {settings.SITE_URL}/t/3/ https://a.example/ https://a.example/"
    assert says(newcomer, own).status_code == 302
    assert says(newcomer, f"{settings.SITE_URL}.evil.example https://b.example https://c.example").status_code == 422


def _links(*names):
    return "<p>" + " ".join(f'<a href="https://{name}.example/">{name}</a>' for name in names) + "</p>"


def test_an_edit_is_only_refused_what_it_adds(client, topic, newcomer):
    post = reply(topic=topic, by=newcomer, body=_links("a", "b", "c"))
    links = "https://a.example/ https://b.example/ https://c.example/"
    client.force_login(newcomer)
    assert client.post(f"/p/{post.pk}/edit/", {"body": f"{links} and a word", "reason": ""}).status_code == 302
    refused = client.post(f"/p/{post.pk}/edit/", {"body": f"{links} https://d.example", "reason": ""})
    assert refused.status_code == 422 and "https://d.example" in refused.text


def test_the_same_text_is_not_posted_twice(says, topic, stranger):
    assert says(stranger, "Push a needle through the gicleur.").status_code == 302
    again = says(stranger, "Push a needle through the gicleur.")
    assert again.status_code == 429 and "You have just posted exactly this." in again.text
    assert Post.objects.filter(topic=topic, author=stranger).count() == 1


def test_two_posts_need_a_pause(says, topic, stranger):
    assert says(stranger, "Push a needle through the gicleur.").status_code == 302
    hasty = says(stranger, "Or boil it in citric acid.")
    assert hasty.status_code == 429 and "before you post again" in hasty.text and "Or boil it" in hasty.text
    cache.clear()  # five seconds later
    assert says(stranger, "Or boil it in citric acid.").status_code == 302


def test_nobody_goes_on_alone(says, topic, helper, stranger, settings):
    settings.TRUST_TABLE = trust_table_from('{"seconds_between": [0, 0, 0, 0, 0]}')
    for number in range(3):
        assert says(helper, f"First clean screen {number}.").status_code == 302
    refused = says(helper, "And then the fourth.")
    assert refused.status_code == 429 and "The last 3 replies here are yours." in refused.text
    reply(topic=topic, by=stranger, body="<p>Thank you, go on.</p>")
    cache.clear()
    assert says(helper, "And then the fourth.").status_code == 302


def test_moderators_are_held_by_nothing(says, moderator):
    for _again in range(5):
        assert says(moderator, "Closed for the night.").status_code == 302


def test_nobody_votes_for_the_same_member_all_day(client, topic, helper, stranger, unhurried):
    posts = [reply(topic=topic, by=helper, body=f"<p>Part {number} of the answer.</p>") for number in range(7)]
    client.force_login(stranger)
    answers = [client.post(f"/p/{post.pk}/helpful/", {"on": "1"}).status_code for post in posts]
    assert answers == [302] * 6 + [429]


def test_members_read_what_trust_levels_may_do(client, stranger, settings):
    settings.TRUST_TABLE = trust_table_from('{"links": [7, null, null, null, null], "claim": 3}')
    page = client.get("/trust-levels/").text
    assert (
        "Links to other sites" in page and ">7<" in page and "no limit" in page and "Members who found a post helpful" in page
    )
    client.force_login(stranger)
    assert "You are at level 1." in client.get("/trust-levels/").text
    assert "/trust-levels/" in client.get(stranger.get_absolute_url()).text


def test_a_wrong_table_is_refused_at_the_start():
    assert trust_table_from("") is DEFAULT
    assert trust_table_from('{"links": [1, 2, 3, 4, null]}').links == (1, 2, 3, 4, None)
    for wrong in (
        "no",
        "[]",
        '{"lnks": [1, 2, 3, 4, 5]}',
        '{"links": [1, 2]}',
        '{"links": 3}',
        '{"claim": 7}',
        '{"claim": true}',
    ):
        with pytest.raises(WrongSetting):
            trust_table_from(wrong)


def test_a_level_that_the_table_gives_a_right_has_it(client, topic, stranger, settings):
    client.force_login(stranger)
    assert "Only moderators, support" in client.post(f"/t/{topic.pk}/info/", {"note": "Which firmware?"}).text
    settings.TRUST_TABLE = trust_table_from('{"ask_for_info": 1}')
    assert client.post(f"/t/{topic.pk}/info/", {"note": "Which firmware?"}).status_code == 302
    assert Topic.objects.get(pk=topic.pk).needs_info_at
