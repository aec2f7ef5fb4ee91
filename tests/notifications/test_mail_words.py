"""What e-mails say: what happened, truly why it came, who says no, and where the button leads."""

import re

import pytest
from django.core import mail

from forums.actions import accept_solution, comment, post_topic, reply
from ideas.actions import cast_vote, change_status
from ideas.models import Meaning, Status
from portal.activity.notices import ended, notices, reasoned
from portal.notifications import tasks
from portal.notifications.actions import follow
from portal.notifications.models import Follow, Notification, OutgoingEmail


@pytest.fixture
def sent(run_reactions):
    """The e-mails that are due now, by who gets them: sent()["ines@…"]."""

    def send():
        run_reactions()
        OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
        mail.outbox.clear()
        tasks.send_pending_emails.func()
        return {message.to[0]: message for message in mail.outbox}

    return send


@pytest.fixture
def puzzled(board, asker):
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Why does it hum?", body="<p>It hums, every day at noon.</p>"
    )


def mentioning(member):
    return f'<p>Ask <a class="mention" data-member="{member.pk}" href="/members/{member.username}/">@{member.username}</a>.</p>'


def to(idea, by, meaning, reason=""):
    status = Status.objects.filter(board=idea.board, meaning=meaning).first()
    change_status(idea=idea, by=by, status_id=status.pk, reason=reason)


def test_every_kind_of_notice_has_its_words():
    for name, notice in notices().items():
        for method in ("line", "what", "button"):
            assert not getattr(getattr(type(notice), method), "__isabstractmethod__", False), (name, method)
        for kind in notice.kinds:
            assert str(kind.word) and not str(kind.why).endswith("."), (name, kind.name)


@pytest.mark.parametrize(
    ("sentence", "reason", "whole"),
    [
        ("Declined", "Too dear.", "Declined: Too dear."),
        ("Would it help?", "It may", "Would it help? It may"),
        ("Closed", "", "Closed"),
    ],
)
def test_a_sentence_and_its_reason_do_not_collide(sentence, reason, whole):
    assert reasoned(sentence, reason) == whole


@pytest.mark.parametrize("said", ["Why?", "So.", "“Why does it hum?”", "Oh…"])
def test_what_ends_with_a_sign_gets_no_other(said):
    assert ended(said) == said and ended("So") == "So."


def test_an_answer_says_so_and_why_it_came(puzzled, asker, helper, sent):
    reply(topic=puzzled, by=helper, body="<p>Descale it, then it is quiet.</p>")
    message = sent()[asker.email]
    assert message.subject == "Answered: Why does it hum?"
    assert "Read the answer:" in message.body and "Why you get this e-mail: you asked this." in message.body
    assert not re.search(r"\?[:.]", message.body)


def test_who_wrote_what_is_commented_on_is_told_that(puzzled, asker, helper, stranger, sent):
    answer = reply(topic=puzzled, by=helper, body="<p>Descale it, then it is quiet.</p>")
    sent()
    comment(post=answer, by=stranger, body="<p>With vinegar?</p>")
    message = sent()[helper.email]
    assert message.subject == "New comment: Why does it hum?" and "you wrote what it answers." in message.body


def test_an_accepted_answer_says_so(puzzled, asker, helper, sent):
    accept_solution(post=reply(topic=puzzled, by=helper, body="<p>Descale it, then it is quiet.</p>"), by=asker)
    message = sent()[helper.email]
    assert message.subject == "Your answer was accepted: Why does it hum?" and "See your answer:" in message.body


def test_a_declined_idea_names_who_says_no(idea, helper, dov, sent):
    cast_vote(idea=idea, by=helper)
    to(idea, dov, Meaning.NOT_DOING, "The lid melts at forty degrees, and no other fits the cup.")
    message = sent()[helper.email]
    assert message.subject == "Declined: A needle in the parcel"
    assert f"{dov.display_name} declined this idea: The lid melts" in message.body
    assert "Read why:" in message.body and "you voted for this." in message.body


def test_a_shipped_idea_leads_to_the_changelog(idea, helper, dov, sent, settings):
    from ideas.roadmap.actions import publish_change
    from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage

    home = idea.board.get_parent().get_parent()
    home.add_child(instance=ChangelogIndexPage(title="What is new", slug="new"))
    cast_vote(idea=idea, by=helper)
    publish_change(idea=idea, by=dov, title="Lids", summary="Every cup has a lid now.", body="<p>It fits.</p>")
    message = sent()[helper.email]
    assert message.subject == "Shipped: A needle in the parcel" and "See what changed:" in message.body
    assert settings.SITE_URL + ChangelogPage.objects.get().get_absolute_url() in message.body


def mute_of(message):
    return "/mute/" + re.search(r"/mute/(\S+)", message.body)[1]


def test_a_topic_is_muted_from_its_email_signed_out_and_undone(client, puzzled, asker, helper, sent):
    reply(topic=puzzled, by=helper, body="<p>Descale it, then it is quiet.</p>")
    address = mute_of(sent()[asker.email])
    assert "Why does it hum?" in client.get(address).text
    assert not Follow.objects.filter(member=asker, is_muted=True).exists(), "asking mutes nothing"
    page = client.post(address).text
    assert Follow.objects.get(member=asker).is_muted
    reply(topic=puzzled, by=helper, body="<p>Did it help, or does it hum?</p>")
    assert asker.email not in sent()
    client.post(re.search(r'action="(/mute/[^"]+)"', page)[1])
    row = Follow.objects.get(member=asker)
    assert not row.is_muted and row.is_automatic, "as it was before"


def test_the_mute_link_of_a_topic_that_went_private_says_no_title(
    client, puzzled, asker, helper, sent, private_board, moderator
):
    from forums.models import Topic

    reply(topic=puzzled, by=helper, body="<p>Descale it, then it is quiet.</p>")
    address = mute_of(sent()[asker.email])
    Topic.objects.filter(pk=puzzled.pk).update(board=private_board)
    page = client.get(address)
    assert page.status_code == 200 and "Why does it hum" not in page.text


def test_a_forged_mute_link_is_not_found(client, asker, puzzled):
    assert client.get(f"/mute/{asker.pk}:topic:{puzzled.pk}::x/").status_code == 404


def test_who_is_mentioned_in_what_they_follow_is_told_of_the_mention(puzzled, helper, stranger, sent):
    follow(member=stranger, thing=puzzled)
    reply(topic=puzzled, by=helper, body=mentioning(stranger))
    message = sent()[stranger.email]
    assert message.subject == "You were mentioned: Why does it hum?" and "/mute/" not in message.body
    assert [row.kind for row in Notification.objects.filter(member=stranger)] == ["mention"]
