"""Sanctions, claims and erasure with real topics and posts."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from forums.actions import comment, post_topic, reply
from forums.models import Post, Topic
from portal.common.permissions import Refused
from portal.members.actions import claim_profile, confirm_claim, erase_member
from portal.members.models import ImportedMember, Member
from portal.moderation.actions import remove_all_by, suspend_member, undo_removal
from portal.writing.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def spam(board, asker, spammer):
    """A topic of the spammer's own, a reply and a comment of theirs elsewhere; one reply of somebody else's."""
    own = post_topic(board_id=board.pk, by=spammer, kind="discussion", title="Buy watches", body="<p>Cheap watches here</p>")
    other = post_topic(board_id=board.pk, by=asker, kind="question", title="Lost pressure", body="<p>It hisses.</p>")
    answer = reply(topic=other, by=spammer, body="<p>Buy my watches</p>")
    comment(post=other.posts.get(position=1), by=spammer, body="<p>And rings</p>")
    reply(topic=own, by=asker, body="<p>No thanks</p>")
    return own, other, answer


def shown(topic):
    """What a visitor reads in a topic: names and words."""
    posts = Post.objects.visible_to(AnonymousUser()).filter(topic=topic).select_related("author")
    return "\n".join(f"{post.author}: {post.body}" for post in posts)


def test_all_that_a_spammer_wrote_goes_from_every_page_and_comes_back(client, spam, spammer, moderator):
    own, other, _answer = spam
    before = Post.objects.filter(hidden_at=None).count(), Topic.objects.filter(hidden_at=None).count()
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert not Topic.objects.visible_to(AnonymousUser()).filter(pk=own.pk).exists()
    page = shown(other)
    assert "It hisses" in page
    assert "watches" not in page
    assert "And rings" not in page
    assert "watches" not in client.get("/members/spammer/").content.decode()
    other.refresh_from_db()
    assert other.reply_count == 0
    undo_removal(sanction=sanction, by=moderator)
    other.refresh_from_db()
    assert other.reply_count == 1
    assert before == (Post.objects.filter(hidden_at=None).count(), Topic.objects.filter(hidden_at=None).count())
    assert "Buy my watches" in shown(other)


def test_a_suspended_member_cannot_post(spam, spammer, moderator, board):
    suspend_member(member=spammer, by=moderator, reason="Spam.")
    spammer.refresh_from_db()
    with pytest.raises(Refused, match="Spam"):
        reply(topic=spam[1], by=spammer, body="<p>Once more</p>")


def test_a_profile_shows_topics_and_answers(client, spam):
    page = client.get("/members/spammer/").content.decode()
    assert "Buy watches" in page
    assert "Lost pressure" in page


def test_erasure_keeps_the_words_under_a_placeholder(spam, spammer):
    Draft.objects.create(member=spammer, place="forums:reply:1", body="unfinished")
    erase_member(member=spammer, keep_content=True)
    page = shown(spam[1])
    assert "Buy my watches" in page
    assert "Spam Mer" not in page
    assert "Former member" in page
    assert not Draft.objects.exists()


def test_erasure_takes_the_words_along_and_leaves_what_others_answered(spam, spammer):
    own, other, _answer = spam
    erase_member(member=spammer, keep_content=False)
    spammer.refresh_from_db()
    assert (spammer.reply_count, spammer.topic_count) == (0, 0)
    assert "watches" not in shown(other)
    assert "No thanks" in shown(own)
    assert not Post.objects.filter(author=spammer).exclude(body="").exists()


def test_a_claimed_profile_brings_its_posts_and_counts(client, spam, make_member, moderator):
    own, _other, _answer = spam
    old = Member.objects.get(username="spammer")
    Member.objects.filter(pk=old.pk).update(is_imported=True, email=None)
    imported = ImportedMember.objects.create(member=old, source="beer.example", source_id="1")
    claimant = make_member("claimant")
    counts = Member.objects.values("topic_count", "reply_count").get(pk=old.pk)
    confirm_claim(claim=claim_profile(imported=imported, by=claimant, evidence="See there."), by=moderator)
    own.refresh_from_db()
    assert own.author == claimant
    assert Member.objects.values("topic_count", "reply_count").get(pk=claimant.pk) == counts
    assert client.get("/members/spammer/").url == "/members/claimant/"


def test_the_export_has_what_one_wrote(spam, spammer):
    from portal.members.archive import sections_of

    sections = {section.name: list(section.rows) for section in sections_of(spammer)}
    assert any("Buy my watches" in row.get("text", "") for row in sections["forums.post"])
    assert sections["forums.topic"][0]["title"] == "Buy watches"


def test_the_desk_counts_what_a_member_wrote(client, spam, spammer, moderator):
    client.force_login(moderator)
    page = client.get(reverse("moderation_remove_all", args=[spammer.pk])).content.decode()
    assert "Topic: 1" in page
    assert "Post: 2" in page


def test_a_member_who_waits_reads_and_cannot_post(make_member, spam):
    waiting = make_member("waiting", approved_at=None)
    assert Post.objects.visible_to(waiting).filter(topic=spam[1]).exists()
    with pytest.raises(Refused, match="let you in"):
        reply(topic=spam[1], by=waiting, body="<p>Hello</p>", now=timezone.now())
