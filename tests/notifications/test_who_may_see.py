"""A line, its e-mail and the number beside the inbox are for those alone who may see what it is about."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from wagtail.models import PageViewRestriction, Site

from forums.actions import accept_solution, add_helpful_vote, comment, hide_post, hide_topic, move_topic, post_topic, reply
from forums.actions.handling import assign_topic
from forums.models import BoardPage, Post, Topic
from ideas.actions import comment_on_idea, hide_idea, propose_idea
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from portal.common.kinds import kind_of
from portal.common.ttl_cache import forget
from portal.members.models import Member
from portal.members.readers import readers_among
from portal.notifications import reactions
from portal.notifications.actions import follow, mark_read
from portal.notifications.models import Notification, OutgoingEmail
from portal.notifications.tasks import send_pending_emails
from portal.notifications.unread_counts import MOST, unread_count
from portal.writing.models import Tag


def clear() -> None:
    cache.clear()
    forget()


@pytest.fixture
def told(monkeypatch: Any) -> set[int]:
    """Members whose open pages were told that their inbox changed."""
    members: set[int] = set()
    monkeypatch.setattr(reactions, "tell_members", members.update)
    return members


@pytest.fixture
def act(run_reactions: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """Do something, and all that follows it."""

    def do(call: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            result = call()
            run_reactions()
        return result

    return do


def ask(board: Any, by: Member, **more: Any) -> Topic:
    return post_topic(board_id=board.pk, by=by, kind="question", title="Which price?", body="<p>Among us.</p>", **more)


def listed(client: Any, member: Member) -> int:
    """How many unread lines the inbox lists; the number beside it says the same."""
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    count = client.get("/inbox/?show=unread").text.count('class="new"')
    assert client.get("/inbox/count/").json() == {"unread": count}
    assert unread_count(Member.objects.get(pk=member.pk)) == count
    return count


def test_a_private_act_reaches_no_stranger_who_follows_its_tag_author_or_topic(
    client, board, private_board, insider, make_member, stranger, administrator, act, told
):
    other = make_member("other", trust_level=2)
    other.groups.add(*insider.groups.all())
    moved = act(lambda: ask(board, insider, tags=["prices"]))
    for thing in (Tag.objects.get(slug="prices"), insider, moved):
        follow(member=stranger, thing=thing)
    act(lambda: move_topic(topic=moved, board_id=private_board.pk, by=administrator))
    told.clear()
    act(lambda: ask(private_board, insider, tags=["prices"]))
    answer = act(lambda: reply(topic=moved, by=other, body="<p>Nine hundred. @stranger</p>"))
    act(lambda: comment(post=answer, by=insider, body="<p>Thank you.</p>"))
    act(lambda: accept_solution(post=answer, by=insider))
    assert stranger.pk not in told
    assert not Notification.objects.filter(member=stranger).exists()
    assert listed(client, stranger) == 0
    assert listed(client, other) == 2, "who may see it hears of the comment and that the answer was accepted"


def test_what_goes_private_later_leaves_the_number_as_it_leaves_the_list(client, board, asker, helper, act, told):
    topic = ask(board, asker)
    act(lambda: reply(topic=topic, by=helper, body="<p>It depends.</p>"))
    assert listed(client, asker) == 1
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    clear()
    assert listed(client, asker) == 0
    restriction.delete()
    clear()
    assert listed(client, asker) == 1
    told.clear()
    act(lambda: hide_topic(thing=topic, by=Member.objects.filter(is_superuser=True).first() or _administrator(), reason="Spam"))
    assert asker.pk in told, "the number on an open page is another"


def _administrator() -> Member:
    return Member.objects.create_user("root", "root@example.com", is_superuser=True, is_staff=True)


def test_the_number_says_more_than_ninety_nine_without_counting_on(client, board, asker, helper):
    topic = ask(board, asker)
    answer = reply(topic=topic, by=helper, body="<p>It depends.</p>")
    row = Notification(member=asker, kind="reply", about="said", actor=helper)
    from django.contrib.contenttypes.models import ContentType

    from portal.activity.models import Activity

    row.subject_type = ContentType.objects.get_for_model(Post)
    row.subject_id, row.activity = answer.pk, Activity.objects.latest("pk")
    rows = []
    for number in range(MOST + 2):
        again = Notification(**{name: getattr(row, name) for name in ("member", "kind", "actor", "subject_type", "subject_id")})
        again.activity, again.about, again.group = row.activity, f"n{number}", f"n{number}"
        rows.append(again)
    Notification.objects.bulk_create(rows)
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    assert f">{MOST}+<" in client.get("/inbox/").text
    assert unread_count(asker) == MOST + 1
    mark_read(member=asker)
    assert unread_count(asker) == 0


def test_the_author_of_what_was_hidden_reads_why_and_whoever_replied_reads_nothing(
    client, board, asker, helper, moderator, act
):
    topic = ask(board, asker)
    answer = act(lambda: reply(topic=topic, by=helper, body="<p>Rude words.</p>"))
    act(lambda: hide_post(thing=answer, by=moderator, reason="Be kind"))
    assert listed(client, helper) == 1 and "A moderator hid your post: Be kind" in client.get("/inbox/").text
    assert listed(client, asker) == 0, "the reply is no longer to be seen"
    mail.outbox.clear()
    OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
    send_pending_emails.func()
    assert {address for message in mail.outbox for address in message.to} == {helper.email}


def test_who_may_see_is_asked_at_the_same_cost_for_one_and_for_many(private_board, insider, make_member, queries_of):
    topic = ask(private_board, insider)
    members = [make_member(f"m{number}") for number in range(12)]
    for member in members[::2]:
        member.groups.add(*insider.groups.all())
    one = queries_of(lambda: readers_among(Topic.objects.get(pk=topic.pk), {members[0].pk}))
    many = queries_of(lambda: readers_among(Topic.objects.get(pk=topic.pk), {member.pk for member in members}))
    assert many == one <= 8
    assert readers_among(topic, {member.pk for member in members}) == {member.pk for member in members[::2]}


def test_the_rule_from_the_side_of_the_thing_is_the_rule_of_the_reader(
    board, private_board, make_board, help_index, insider, asker, helper, stranger, moderator, administrator, support
):
    """Public, private, private within private, for members, unpublished, below what is; hidden; comments below what is hidden."""
    members = [insider, asker, helper, stranger, moderator, administrator, support]
    lounge, closed = make_board("Lounge"), make_board("Closed")
    PageViewRestriction.objects.create(page=lounge, restriction_type=PageViewRestriction.LOGIN)
    vault = private_board.add_child(instance=BoardPage(title="Vault"))
    below_closed = closed.add_child(instance=BoardPage(title="Cellar"))
    keepers = Group.objects.create(name="Keepers")
    PageViewRestriction.objects.create(page=vault, restriction_type=PageViewRestriction.GROUPS).groups.add(keepers)
    stranger.groups.add(keepers)  # of one group that the vault asks for, as the insider is of the other
    helper.groups.add(keepers, *insider.groups.all())
    helper = Member.objects.get(pk=helper.pk)
    clear()
    things: list[Any] = []
    places = (
        (board, asker),
        (private_board, insider),
        (lounge, asker),
        (closed, asker),
        (vault, helper),
        (below_closed, asker),
    )
    for place, by in places:
        topic, hidden = ask(place, by), ask(place, by)
        answer = reply(topic=topic, by=by, body="<p>So.</p>")
        remark = comment(post=answer, by=by, body="<p>And so.</p>")
        below = reply(topic=hidden, by=by, body="<p>There.</p>")
        Post.objects.filter(pk=answer.pk).update(hidden_at="2026-01-01T00:00Z")
        Topic.objects.filter(pk=hidden.pk).update(hidden_at="2026-01-01T00:00Z")
        things += [topic, hidden, answer, remark, below]
    closed.live = False
    closed.save()
    clear()
    readers = []
    for thing in things:
        fresh = type(thing).objects.get(pk=thing.pk)
        visible_to = kind_of(fresh).visible_to
        by_reader = {
            member.pk for member in members if visible_to(Member.objects.get(pk=member.pk)).filter(pk=thing.pk).exists()
        }
        assert readers_among(fresh, {member.pk for member in members}) == by_reader, fresh
        readers.append(by_reader)
    assert readers[20] == {helper.pk, administrator.pk} and readers[25] == set()


# Muting a member
@pytest.fixture
def muted(stranger: Member, helper: Member) -> Member:
    """What helper says and does, stranger does not want to hear of."""
    follow(member=stranger, thing=helper, is_muted=True)
    return helper


def test_a_muted_member_reaches_nobody_by_any_way(client, board, muted, stranger, asker, act, told):
    own = ask(board, stranger)
    mine = reply(topic=own, by=stranger, body="<p>More of it.</p>")
    others = ask(board, asker, tags=["prices"])
    for thing in (board, Tag.objects.get(slug="prices"), others):
        follow(member=stranger, thing=thing)
    act(lambda: None)
    mark_read(member=stranger)
    Notification.objects.filter(member=stranger).delete()
    told.clear()
    act(lambda: reply(topic=own, by=muted, body="<p>Look, @stranger!</p>"))
    act(lambda: comment(post=mine, by=muted, body="<p>@stranger again.</p>"))
    act(lambda: reply(topic=others, by=muted, body="<p>@stranger, here.</p>"))
    act(lambda: ask(board, muted, tags=["prices"]))
    act(lambda: add_helpful_vote(post=mine, by=muted))
    assert not Notification.objects.filter(member=stranger).exists() and stranger.pk not in told
    act(lambda: reply(topic=own, by=asker, body="<p>This is how, @stranger.</p>"))
    assert Notification.objects.get(member=stranger).actor == asker


def test_who_is_muted_before_the_mail_leaves_sends_none(topic, helper, asker, act):
    act(lambda: reply(topic=topic, by=helper, body="<p>Clean it, @asker.</p>"))
    follow(member=asker, thing=helper, is_muted=True)
    mail.outbox.clear()
    OutgoingEmail.objects.update(due_at="2020-01-01T00:00Z")
    send_pending_emails.func()
    assert not mail.outbox and OutgoingEmail.objects.get().dropped_reason == "muted"


def test_duties_of_staff_are_not_muted(client, board, support, asker, helper, moderator, act):
    """Who muted a colleague is still given topics, and reads what moderators decide."""
    follow(member=support, thing=moderator, is_muted=True)
    follow(member=helper, thing=moderator, is_muted=True)
    topic = ask(board, asker)
    answer = act(lambda: reply(topic=topic, by=helper, body="<p>So.</p>"))
    act(lambda: assign_topic(topic=topic, to=support, by=moderator))
    act(lambda: hide_post(thing=answer, by=moderator, reason="Be kind"))
    assert listed(client, support) == 1
    assert listed(client, helper) == 1


def test_an_idea_of_a_muted_member_and_their_mention_there_reach_nobody(board, muted, stranger, asker, act):
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=IdeaBoardIndexPage(title="Ideas", slug="ideas"))
    ideas = index.add_child(instance=IdeaBoardPage(title="Parts"))
    follow(member=stranger, thing=ideas)
    idea = act(lambda: propose_idea(board_id=ideas.pk, by=muted, title="A quieter pump", body="<p>@stranger, for you.</p>"))
    act(lambda: comment_on_idea(idea=idea, by=muted, body="<p>@stranger?</p>"))
    assert not Notification.objects.filter(member=stranger).exists()
    hidden = act(lambda: propose_idea(board_id=ideas.pk, by=asker, title="A louder pump", body="<p>For @stranger to hear.</p>"))
    assert Notification.objects.filter(member=stranger).count() == 1
    act(lambda: hide_idea(thing=hidden, by=_administrator(), reason="Spam"))
    assert unread_count(stranger) == 0 and unread_count(asker) == 1
