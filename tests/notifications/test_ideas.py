"""Who hears of what becomes of an idea."""

import pytest
from django.core import mail

from ideas.actions import (
    cast_vote,
    change_status,
    comment_on_idea,
    edit_idea,
    find_comment_helpful,
    give_vote_for,
    hide_idea,
    respond,
    set_owner,
    withdraw_vote,
)
from ideas.models import Idea, Meaning, Status
from portal.notifications.actions import choose_ways, follow
from portal.notifications.models import Follow, Notification, OutgoingEmail
from portal.notifications.tasks import send_pending_emails

pytestmark = pytest.mark.django_db


def to(idea, by, meaning, reason=""):
    status = Status.objects.get(board=idea.board, meaning=meaning)
    change_status(idea=idea, by=by, status_id=status.pk, reason=reason)


def heard(member):
    return list(Notification.objects.filter(member=member).order_by("pk").values_list("activity__type", flat=True))


def test_author_and_voters_hear_of_every_change_with_its_reason(idea, asker, helper, stranger, dov, client, run_reactions):
    cast_vote(idea=idea, by=helper)
    to(idea, dov, Meaning.CONSIDERING, "We weigh the parcel.")
    to(idea, dov, Meaning.COMMITTED, "In spring.")
    run_reactions()
    assert heard(helper) == heard(asker) == ["ideas.status.considering", "ideas.status.committed"]
    assert heard(stranger) == heard(dov) == []
    client.force_login(helper)
    page = client.get("/inbox/").text
    assert "Dov committed to this idea: In spring." in page and "1 before it: Dov" in page and idea.title in page
    assert "Why: you voted for this" in page and "Why: you proposed this" not in page
    OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
    send_pending_emails.func()
    email = next(message for message in mail.outbox if "In spring." in message.body)
    assert email.subject == f"Committed: {idea.title}"


def test_a_no_brings_its_reason_and_the_votes_back(idea, helper, dov, client, run_reactions):
    cast_vote(idea=idea, by=helper, weight=2)
    to(idea, dov, Meaning.NOT_DOING, "It rusts in the box, and nobody has found a coat.")
    run_reactions()
    assert heard(helper) == ["ideas.status.not_doing", "ideas.votes.returned"]
    client.force_login(helper)
    page = client.get("/inbox/").text
    assert (
        "Dov declined this idea: It rusts in the box, and nobody has found a coat." in page and "your votes came back" in page
    )
    to(idea, dov, Meaning.NEW)
    run_reactions()
    assert heard(helper)[2:] == ["ideas.status.new", "ideas.votes.reclaimed"]


def test_a_delivered_idea_says_you_asked_it_shipped(idea, helper, dov, client, run_reactions):
    cast_vote(idea=idea, by=helper)
    to(idea, dov, Meaning.DELIVERED, "In every parcel.")
    run_reactions()
    client.force_login(helper)
    assert "You asked, it shipped: In every parcel." in client.get("/inbox/").text


def test_a_vote_follows_and_the_switch_stops_it(idea, helper, dov, client, run_reactions):
    cast_vote(idea=idea, by=helper)
    client.force_login(helper)
    assert "Following" in client.get(idea.get_absolute_url()).text
    client.post(f"/follow/idea/{idea.pk}/", {"state": ""})
    to(idea, dov, Meaning.CONSIDERING)
    run_reactions()
    assert heard(helper) == []


def test_who_takes_the_vote_back_hears_no_more(idea, helper, dov, run_reactions):
    cast_vote(idea=idea, by=helper)
    withdraw_vote(idea=idea, by=helper)
    assert not Follow.objects.of(idea).filter(member=helper).exists()


def test_comments_reach_author_and_answered_but_not_all_voters(idea, asker, helper, stranger, make_member, run_reactions):
    keen = make_member("keen")
    cast_vote(idea=idea, by=helper)
    follow(member=keen, thing=idea)
    top = comment_on_idea(idea=idea, by=stranger, body="<p>Which size?</p>")
    comment_on_idea(idea=idea, by=asker, body="<p>0.6 mm</p>", parent=top)
    find_comment_helpful(comment=top, by=asker)
    run_reactions()
    assert heard(asker) == ["ideas.comment.posted"] and heard(helper) == []
    assert heard(stranger) == ["ideas.comment.posted", "ideas.comment.found_helpful"]
    assert heard(keen) == ["ideas.comment.posted", "ideas.comment.posted"]


def test_a_customer_hears_that_staff_voted_for_them(idea, helper, support, client, run_reactions):
    give_vote_for(idea=idea, by=support, customer=helper, source_url="https://crm.example.com/1")
    run_reactions()
    client.force_login(helper)
    assert "voted on your behalf" in client.get("/inbox/").text


def test_voters_hear_when_the_wording_changes(idea, helper, support, run_reactions):
    cast_vote(idea=idea, by=helper)
    edit_idea(idea=idea, by=support, title="Two needles in the parcel", body=idea.body)
    run_reactions()
    assert heard(helper) == ["ideas.idea.reworded"]


def test_the_response_comes_with_its_words(idea, asker, dov, run_reactions):
    respond(idea=idea, by=dov, body="<p>Four thousand needles are ordered.</p>")
    run_reactions()
    OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
    send_pending_emails.func()
    assert "Four thousand needles" in next(message for message in mail.outbox if asker.email in message.to).body


def test_an_owner_and_a_hidden_author_are_told(idea, asker, support, dov, moderator, run_reactions):
    set_owner(idea=idea, owner=support, by=dov)
    hide_idea(thing=idea, by=moderator, reason="Advertising")
    run_reactions()
    assert (heard(support) == [] and heard(asker) == ["ideas.idea.hidden"]) or heard(support) == ["ideas.idea.owned"]


def test_the_chosen_channel_is_kept(idea, helper, dov, run_reactions):
    choose_ways(member=helper, kind="idea", by_inbox=True, by_email=False)
    cast_vote(idea=idea, by=helper)
    to(idea, dov, Meaning.CONSIDERING)
    run_reactions()
    assert heard(helper) and not OutgoingEmail.objects.filter(notification__member=helper).exists()


def test_nobody_hears_of_a_board_that_they_may_not_see(idea, helper, dov, run_reactions, client):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    cast_vote(idea=idea, by=helper)
    restriction = PageViewRestriction.objects.create(page=idea.board, restriction_type=PageViewRestriction.GROUPS)
    group = Group.objects.create(name="Insiders")
    restriction.groups.add(group)
    dov.groups.add(group)
    dov.__dict__.pop("groups_held", None)
    to(Idea.objects.get(pk=idea.pk), type(dov).objects.get(pk=dov.pk), Meaning.CONSIDERING, "Secret reason")
    run_reactions()
    client.force_login(helper)
    assert "Secret reason" not in client.get("/inbox/").text
    OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
    send_pending_emails.func()
    assert not [message for message in mail.outbox if helper.email in message.to]
    assert client.post(f"/follow/idea/{idea.pk}/", {"state": "followed"}).status_code == 404
