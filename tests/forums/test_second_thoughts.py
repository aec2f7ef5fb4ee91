"""Second thoughts: the first minutes leave no mark, half a minute takes a post back, and one day a text is what was said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import ask_for_info, edit_post
from forums.models import Post, Topic
from portal.notifications.models import OutgoingEmail
from portal.writing.models import Draft, Revision

WORDS = "Push a needle through the gicleur."


@pytest.fixture
def posted(client, topic, stranger):
    """A reply that was posted just now, by its form."""
    client.force_login(stranger)
    client.post(f"/t/{topic.pk}/reply/", {"body": WORDS})
    return Post.objects.get(author=stranger)


def _age(post, **ago):
    Post.objects.filter(pk=post.pk).update(posted_at=timezone.now() - timedelta(**ago))


def test_an_edit_in_the_first_minutes_leaves_no_mark(client, topic, posted, stranger):
    data = {"body": "Push a thin needle through the gicleur.", "reason": ""}
    assert client.post(f"/p/{posted.pk}/edit/", data).status_code == 302
    page = client.get(topic.get_absolute_url()).text
    assert "a thin needle" in page and "edited once" not in page and not Revision.objects.exists()
    _age(posted, minutes=6)
    client.post(f"/p/{posted.pk}/edit/", {"body": "Push a brass needle through the gicleur.", "reason": ""})
    assert "edited once" in client.get(topic.get_absolute_url()).text
    assert "a thin needle" in Revision.objects.get().body


def test_the_first_minutes_of_a_question_are_as_silent(client, topic, asker):
    post = topic.posts.get()
    edit_post(post=post, by=asker, body=post.body, title="Alto 2 falls to five bar halfway through", tags=["pressure"])
    topic.refresh_from_db()
    assert topic.title.startswith("Alto 2 falls to five") and topic.edited_at is None and not Revision.objects.exists()


def test_an_edit_by_somebody_else_always_leaves_its_mark(topic, answer, moderator, helper):
    edit_post(post=answer, by=moderator, body="<p>Cleaned up.</p>")
    assert Revision.objects.count() == 1
    answer.refresh_from_db()
    edit_post(post=answer, by=helper, body="<p>My own words again.</p>")
    assert Revision.objects.count() == 2, "what a moderator wrote is not lost without a trace"


def test_a_text_is_what_was_said_after_a_day(client, topic, posted, stranger):
    _age(posted, hours=25)
    response = client.get(f"/p/{posted.pk}/edit/")
    assert response.status_code == 403 and "for 24 hours; this is older" in response.text
    assert f"/p/{posted.pk}/edit/" not in client.get(topic.get_absolute_url()).text
    late = client.post(f"/p/{posted.pk}/edit/", {"body": "What I had typed meanwhile", "reason": ""})
    assert late.status_code == 403 and "What I had typed meanwhile" in late.text
    stranger.trust_level = 2
    stranger.save()
    assert client.get(f"/p/{posted.pk}/edit/").status_code == 200
    _age(posted, days=31)
    assert "for 30 days; this is older" in client.get(f"/p/{posted.pk}/edit/").text


def test_who_is_asked_for_more_may_edit_however_late(client, topic, asker, helper):
    first = topic.posts.get()
    _age(first, days=9)
    client.force_login(asker)
    assert client.get(f"/p/{first.pk}/edit/").status_code == 403
    ask_for_info(topic=topic, by=helper, note="Which firmware?")
    assert client.get(f"/p/{first.pk}/edit/").status_code == 200


def test_a_reply_is_taken_back_and_its_text_returns_to_the_box(client, topic, posted, stranger, run_reactions):
    page = client.get(f"/p/{posted.pk}/", follow=True).text
    assert "Posted." in page and f'action="/p/{posted.pk}/take-back/"' in page
    answer = client.post(f"/p/{posted.pk}/take-back/", follow=True)
    assert "Your text is in the box again." in answer.text and WORDS in answer.text
    posted.refresh_from_db()
    topic.refresh_from_db()
    assert posted.deleted_at and topic.reply_count == 0
    run_reactions()
    assert not OutgoingEmail.objects.filter(sent_at__isnull=False).exists()
    assert client.post(f"/t/{topic.pk}/reply/", {"body": WORDS}).status_code == 302, "and may be posted again at once"


def test_a_comment_and_a_question_come_back_into_their_boxes(client, topic, board, stranger):
    first = topic.posts.get()
    client.force_login(stranger)
    client.post(f"/p/{first.pk}/comment/", {"body": "Mine too."})
    remark = Post.objects.get(author=stranger)
    assert "Mine too." in client.post(f"/p/{remark.pk}/take-back/", follow=True).text
    data = {
        "title": "Steam wand spits in the morning",
        "board": board.pk,
        "kind": "question",
        "body": "For the first second it only spits.",
    }
    assert client.post("/ask/", data).status_code == 302
    mine = Topic.objects.latest("pk")
    page = client.post(f"/p/{mine.posts.get().pk}/take-back/", follow=True).text
    assert data["title"] in page and data["body"] in page
    mine.refresh_from_db()
    assert mine.deleted_at


def test_half_a_minute_later_it_stays(client, posted):
    _age(posted, seconds=31)
    page = client.post(f"/p/{posted.pk}/take-back/", follow=True).text
    assert "It can be taken back for 30 seconds" in page and WORDS in page
    posted.refresh_from_db()
    assert posted.deleted_at is None


def test_only_its_author_takes_a_post_back(client, posted, moderator, topic, asker):
    client.force_login(moderator)
    assert client.post(f"/p/{posted.pk}/take-back/").status_code == 404
    first = topic.posts.get(position=1)
    client.force_login(asker)
    assert "Others have replied" in client.post(f"/p/{first.pk}/take-back/", follow=True).text


def test_a_text_that_was_begun_meanwhile_is_not_lost(client, topic, posted, stranger):
    Draft.objects.create(member=stranger, place=f"forums:reply:{topic.pk}", body="Something newer")
    client.post(f"/p/{posted.pk}/take-back/")
    assert Draft.objects.get().body == "Something newer"
