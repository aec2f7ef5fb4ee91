"""A member whose text is hidden learns it: what, by which rule, why, and what they can do. Nobody else reads it but moderators."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from forums.actions import edit_post, post_topic, reply
from forums.actions.posting import comment
from forums.actions.removal import hide_post
from ideas.actions.commenting import comment_on_idea
from portal.common.html import CleanHtml
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.moderation.decisions import decide, hide_by_flags
from portal.moderation.flagging import flag
from portal.moderation.models import Decision
from portal.moderation.weights import Record, bonus_of, weight_of
from portal.notifications.models import OutgoingEmail
from portal.notifications.tasks import send_pending_emails
from portal.notifications.unread_counts import unread_count
from portal.polls.actions import NewPoll
from portal.polls.models import ConversationPage, Statement
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board  # noqa: F401

SAID = "Cheap watches"
KINDS = ["forums.topic", "forums.post", "forums.comment", "ideas.idea", "ideas.comment", "polls.statement", "polls.inline"]


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )


@pytest.fixture
def spam(topic, newcomer):
    return reply(topic=topic, by=newcomer, body=f"<p>{SAID}, best price, today only.</p>")


@pytest.fixture
def of_kind(board, topic, newcomer, asker, make_idea):  # noqa: F811
    """of_kind(name): a thing that the newcomer wrote, and the page on which others would read it."""

    def make(name):
        from wagtail.models import Site

        if name == "forums.topic":
            made = post_topic(
                board_id=board.pk, by=newcomer, kind="question", title="Which filter is it?", body=f"<p>{SAID}</p>"
            )
            return made, made.get_absolute_url()
        if name == "forums.post":
            return reply(topic=topic, by=newcomer, body=f"<p>{SAID}</p>"), topic.get_absolute_url()
        if name == "forums.comment":
            made = comment(post=reply(topic=topic, by=asker, body="<p>It is gone.</p>"), by=newcomer, body=f"<p>{SAID}</p>")
            return made, topic.get_absolute_url()
        if name == "ideas.idea":
            made = make_idea(author=newcomer, title="Watches for everybody", body=f"<p>{SAID}</p>")
            return made, made.get_absolute_url()
        if name == "ideas.comment":
            idea = make_idea()
            return comment_on_idea(idea=idea, by=newcomer, body=f"<p>{SAID}</p>"), idea.get_absolute_url()
        if name == "polls.inline":
            asked = NewPoll("Which one?", (SAID, "None"))
            made = post_topic(
                board_id=board.pk, by=newcomer, kind="question", title="Which filter is it?", body="<p>Say.</p>", poll=asked
            )
            return made.posts.get().poll, made.get_absolute_url()
        talk = ConversationPage(title="The lids", disclosure="open")
        talk = Site.objects.get(is_default_site=True).root_page.add_child(instance=talk)
        made = Statement.objects.create(conversation=talk, text=SAID, posted_at=timezone.now(), author=newcomer)
        return made, talk.get_url()

    return make


def key(thing):
    from portal.common.kinds import kind_of

    return f"{kind_of(thing).name}:{thing.pk}"


@pytest.mark.parametrize("name", KINDS)
def test_its_author_reads_what_is_hidden_and_why_and_nobody_else_does(
    client, of_kind, newcomer, stranger, moderator, advertising, name
):
    thing, page = of_kind(name)
    decide(thing=thing, act="hide", by=moderator, rule=advertising, reason="You sell watches")
    client.force_login(newcomer)
    hidden = client.get(f"/hidden/{key(thing)}/")
    assert hidden.status_code == 200 and SAID in hidden.text and "You sell watches" in hidden.text
    assert "/rules/#rule-2" in hidden.text and "What you can do" in hidden.text
    assert key(thing) in client.get("/hidden/").text or "forums.post" in client.get("/hidden/").text
    if name != "polls.statement":
        there = client.get(page, follow=True).text
        assert SAID in there and "You sell watches" in there  # marked, where it stood or on its page
    client.force_login(stranger)
    assert client.get(f"/hidden/{key(thing)}/").status_code == 404
    assert SAID not in client.get(page, follow=True).text and SAID not in client.get("/hidden/").text
    client.logout()
    assert client.get(f"/hidden/{key(thing)}/").status_code == 302 and SAID not in client.get(page, follow=True).text


def test_the_members_page_and_search_do_not_show_it(client, spam, newcomer, stranger, moderator):
    decide(thing=spam, act="hide", by=moderator, reason="You sell watches")
    client.force_login(newcomer)
    assert "/hidden/" in client.get("/members/newcomer/").text and "/hidden/" in client.get("/writing/drafts/").text
    client.force_login(stranger)
    assert "/hidden/" not in client.get("/members/newcomer/").text and "/hidden/" not in client.get("/members/stranger/").text
    for reader in (newcomer, stranger):
        client.force_login(reader)
        assert SAID not in client.get("/members/newcomer/").text and SAID not in client.get("/search/?q=watches").text


def test_badge_inbox_and_mail_agree_and_lead_to_the_reason(client, spam, newcomer, moderator, advertising, run_reactions):
    Member.objects.filter(pk=newcomer.pk).update(email="newcomer@example.com")
    decide(thing=spam, act="hide", by=moderator, rule=advertising, reason="You sell watches")
    run_reactions()
    client.force_login(newcomer)
    unread = client.get("/inbox/?show=unread").text
    lines = re.findall(r'<li class="row unread">', unread)
    assert unread_count(newcomer) == len(lines) == 1 and "Nothing unread" not in unread
    assert "A moderator hid your post: You sell watches (rule 2: No advertising)" in unread
    assert f"/hidden/forums.post:{spam.pk}/" in unread
    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    (email,) = [message for message in mail.outbox if "newcomer@example.com" in message.to]
    assert "You sell watches (rule 2: No advertising)" in email.body
    assert f"/hidden/forums.post:{spam.pk}/" in email.body and "what you can do" in email.body


def test_who_flagged_it_hears_the_answer_and_reads_nothing_of_it(client, spam, stranger, moderator, advertising, run_reactions):
    flag(thing=spam, by=stranger, reason="spam")
    decide(
        thing=spam,
        act="hide",
        by=moderator,
        rule=advertising,
        reason="You sell",
        source="flag",
        answer="You were right, thanks.",
    )
    run_reactions()
    client.force_login(stranger)
    page = client.get("/inbox/?show=unread").text
    assert "A moderator agreed with your flag: You were right, thanks." in page and SAID not in page
    assert unread_count(stranger) == 1


def test_once_shown_again_its_page_leads_there(client, spam, newcomer, moderator):
    decide(thing=spam, act="hide", by=moderator, reason="You sell")
    decide(thing=spam, act="restore", by=moderator)
    client.force_login(newcomer)
    assert client.get(f"/hidden/forums.post:{spam.pk}/").url == spam.get_absolute_url()
    assert "Nothing of yours is hidden" in client.get("/hidden/").text


def test_what_stands_where_its_author_may_no_longer_enter_is_not_shown(client, private_board, insider, moderator):
    hidden = post_topic(board_id=private_board.pk, by=insider, kind="question", title="A secret", body=f"<p>{SAID}</p>")
    moderator.groups.add(*insider.groups.all())
    decide(thing=hidden, act="hide", by=Member.objects.get(pk=moderator.pk), reason="You sell")
    client.force_login(insider)
    assert SAID in client.get(f"/hidden/forums.topic:{hidden.pk}/").text
    insider.groups.clear()
    client.force_login(Member.objects.get(pk=insider.pk))
    assert client.get(f"/hidden/forums.topic:{hidden.pk}/").status_code == 404
    assert SAID not in client.get("/hidden/").text


# Flags hide by weight


@pytest.mark.parametrize(
    ("agreed", "decided", "bonus"),
    [(0, 0, 0), (5, 5, 0), (7, 10, 0), (16, 16, 10), (0, 16, -10), (85, 100, 8.305), (35, 100, -8.305)],
)
def test_being_right_more_often_than_70_in_100_weighs_more_and_less_often_less(agreed, decided, bonus):
    assert bonus_of(Record(agreed, decided)) == pytest.approx(bonus, abs=0.001)


def test_one_reliable_member_weighs_more_than_several_unreliable_ones(stranger, helper, moderator):
    stranger.trust_level, helper.trust_level = 2, 0
    assert weight_of(stranger, Record(16, 16)) == 13 > 3 * weight_of(helper, Record(0, 16)) == 0
    assert weight_of(moderator, Record()) == 6  # one flag of staff is enough


def flagged_enough(thing, make_member, count=3):
    for number in range(count):
        flag(thing=thing, by=make_member(f"flagger{number}", trust_level=1), reason="spam")


@pytest.mark.parametrize("name", KINDS)
def test_enough_flags_hide_it_until_a_moderator_has_looked(
    client, of_kind, newcomer, moderator, make_member, advertising, run_reactions, name
):
    thing, page = of_kind(name)
    flagged_enough(thing, make_member, 2)
    run_reactions()
    assert not Decision.objects.exists()  # weight 4, and it takes 6
    flag(thing=thing, by=make_member("third", trust_level=1), reason="spam")
    run_reactions()
    thing.refresh_from_db()
    hide = Decision.objects.get()
    assert thing.hidden_at is not None and (hide.source, hide.by) == ("automation", None)
    assert thing.hidden_by_id is None
    run_reactions()
    client.logout()
    assert SAID not in client.get(page, follow=True).text
    client.force_login(newcomer)
    assert "hidden until a moderator has looked" in client.get("/inbox/").text
    assert "Members flagged it" in client.get(f"/hidden/{key(thing)}/").text

    decide(thing=thing, act="hide", by=moderator, rule=advertising, reason="You sell watches", source="flag")
    run_reactions()
    thing.refresh_from_db()
    hide.refresh_from_db()
    stands = Decision.objects.get(undone_at=None)
    assert (
        thing.hidden_by == moderator and hide.undone_by == moderator and (stands.source, stands.rule) == ("flag", advertising)
    )
    assert {row.outcome for row in stands.flags.all()} == {"agreed"} and stands.flags.count() == 3
    page = client.get("/inbox/").text
    assert "You sell watches (rule 2: No advertising)" in page and "hidden until a moderator has looked" not in page


def test_mistaken_flags_bring_it_back_at_once(spam, moderator, make_member, run_reactions):
    flagged_enough(spam, make_member)
    run_reactions()
    decide(thing=spam, act="restore", by=moderator, reason="It is harmless", source="flag")
    spam.refresh_from_db()
    assert spam.hidden_at is None and {row.outcome for row in spam_flags(spam)} == {"rejected"}
    assert hide_by_flags(thing=spam) is None  # decided flags weigh nothing any more


def spam_flags(thing):
    from portal.moderation.flagging import flags_on

    return flags_on(thing)


def test_flags_alone_never_hide_what_staff_wrote(topic, moderator, make_member, run_reactions):
    said = reply(topic=topic, by=moderator, body="<p>Please keep to the topic.</p>")
    flagged_enough(said, make_member, 4)
    run_reactions()
    said.refresh_from_db()
    assert said.hidden_at is None and not Decision.objects.exists()


def test_a_site_may_switch_it_off(spam, make_member, run_reactions, settings):
    settings.FLAG_HIDE_WEIGHT = 0
    flagged_enough(spam, make_member)
    run_reactions()
    assert not Decision.objects.exists()


def test_its_author_may_change_it_after_ten_minutes_and_moderators_judge_the_new_text(
    client, spam, newcomer, stranger, moderator, make_member, run_reactions
):
    flagged_enough(spam, make_member)
    run_reactions()
    client.force_login(newcomer)
    assert client.get(f"/p/{spam.pk}/edit/").status_code == 403
    with connection.cursor() as cursor:  # decisions are not changed otherwise
        cursor.execute("UPDATE moderation_decision SET decided_at = %s", [timezone.now() - timedelta(minutes=11)])
    assert f"/p/{spam.pk}/edit/" in client.get(f"/hidden/forums.post:{spam.pk}/").text
    assert client.get(f"/p/{spam.pk}/edit/").status_code == 200
    client.post(f"/p/{spam.pk}/edit/", {"body": "<p>Mine fits the Pico.</p>", "reason": ""})
    spam.refresh_from_db()
    assert "Mine fits the Pico" in spam.body and spam.hidden_at is not None
    client.force_login(stranger)
    assert client.get(f"/p/{spam.pk}/edit/").status_code == 404
    client.force_login(moderator)
    case = client.get(f"/admin/flags/forums.post:{spam.pk}/").text
    assert "Mine fits the Pico" in case and "Its author changed it" in case
    decide(thing=spam, act="hide", by=moderator, reason="Still selling", source="flag")
    with pytest.raises(Refused):
        edit_post(post=spam, by=newcomer, body=CleanHtml("<p>Once more.</p>"))


# The rules of the site


def test_anybody_reads_the_rules_and_administrators_edit_them(client, advertising, make_member, moderator):
    from portal.members.roles import Role

    page = client.get("/rules/").text
    assert 'id="rule-2"' in page and "2. No advertising" in page
    client.force_login(moderator)
    assert client.get("/admin/rules/").status_code in (302, 403)
    client.force_login(make_member("chief", role=Role.ADMINISTRATOR))
    given = {
        "number": "2",
        "title": "Nothing for sale",
        "text": "No shops.\n\nReally.",
        "flag_reason": "spam",
        "is_in_force": "on",
    }
    assert client.post(f"/admin/rules/edit/{advertising.pk}/", given).status_code == 302
    assert "Nothing for sale" in client.get("/rules/").text


def test_a_rule_that_a_decision_names_stays(client, spam, advertising, make_member, moderator):
    from portal.members.roles import Role

    decide(thing=spam, act="hide", by=moderator, rule=advertising, reason="You sell")
    client.force_login(make_member("chief", role=Role.ADMINISTRATOR))
    page = client.post(f"/admin/rules/delete/{advertising.pk}/", follow=True)
    assert page.status_code == 200 and "Decisions name this rule" in page.text
    advertising.refresh_from_db()
    advertising.is_in_force = False
    advertising.save()
    assert "No advertising" not in client.get("/rules/").text
    client.force_login(moderator)
    assert "2. No advertising" in client.get("/admin/flags/log/").text


def test_whoever_hides_names_the_rule(client, spam, advertising, moderator):
    client.force_login(moderator)
    page = client.post(f"/p/{spam.pk}/hide/", {"reason": "Selling"})
    assert page.status_code == 422 and "which rule it is against" in page.text and not Decision.objects.exists()


def test_what_others_said_below_a_hidden_post_goes_with_it_for_its_author_too(client, replies, spammer, stranger, moderator):
    post = replies[0]
    comment(post=post, by=stranger, body=CleanHtml("<p>Below it</p>"))
    hide_post(thing=post, by=moderator, reason="It is advertising.")
    client.force_login(spammer)
    page = client.get(post.topic.get_absolute_url()).text
    assert "It is advertising." in page and "Below it" not in page
    client.force_login(moderator)
    assert "Below it" in client.get(post.topic.get_absolute_url()).text
