"""Decisions: the one way in which something is hidden, locked and brought back."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from forums.actions import merge_topic, move_topic, post_topic, reply
from forums.models import Topic
from ideas.actions.commenting import comment_on_idea
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.moderation.decidable import AlreadyDecided, AlreadyUndone, CannotDecide, Gone, NothingToDecide, NotOffered
from portal.moderation.decisions import decide, record_import, undo
from portal.moderation.flagging import flag
from portal.moderation.models import Decision, Flag
from portal.notifications.models import Notification
from portal.polls.models import ConversationPage, Statement
from search.models import SearchEntry
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board  # noqa: F401

LOG = "/admin/flags/log/"


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )


@pytest.fixture
def spam(topic, newcomer):
    return reply(topic=topic, by=newcomer, body="<p>Cheap watches, best price, today only.</p>")


@pytest.fixture
def statement(asker):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    conversation = home.add_child(instance=ConversationPage(title="The lids", disclosure="open"))
    return Statement.objects.create(conversation=conversation, text="Lids matter.", posted_at=timezone.now(), author=asker)


def address(thing, kind="forums.post"):
    return f"/admin/flags/{kind}:{thing.pk}/"


# Hiding, wherever it is done


def test_hiding_on_the_page_answers_flags_and_stands_in_the_log(client, spam, stranger, moderator, run_reactions, advertising):
    flag(thing=spam, by=stranger, reason="spam")
    client.force_login(moderator)
    page = client.post(f"/p/{spam.pk}/hide/", {"reason": "Advertising", "rule": str(advertising.pk)}, follow=True).text
    spam.refresh_from_db()
    row = Decision.objects.get()
    assert spam.hidden_at is not None and f"/decisions/{row.pk}/undo/" in page
    assert (row.object, row.act, row.rule, row.reason, row.source, row.by) == (
        spam,
        "hide",
        advertising,
        "Advertising",
        "direct",
        moderator,
    )
    answered = Flag.objects.get()
    assert (answered.outcome, answered.decided_by, answered.decision) == ("agreed", moderator, row)
    log = client.get(LOG).text
    assert "Advertising" in log and "2. No advertising" in log and "unasked" in log
    run_reactions()
    assert Notification.objects.filter(member=stranger, about="flag").exists()  # who flagged it
    assert Notification.objects.filter(member=spam.author, about="curation").exists()  # who wrote it


def test_hiding_from_the_queue_names_flags_as_its_source(client, spam, stranger, moderator, advertising):
    flag(thing=spam, by=stranger, reason="spam")
    client.force_login(moderator)
    page = client.get(address(spam)).text
    assert 'value="leave"' in page and 'value="restore"' not in page and 'value="unlock"' not in page
    client.post(address(spam), {"act": "hide", "rule": str(advertising.pk), "reason": "Advertising", "source": "flag"})
    row = Decision.objects.get()
    assert (row.source, row.rule) == ("flag", advertising) and "Flags" in client.get(LOG).text


@pytest.mark.parametrize("thing", ["idea", "comment"])
def test_ideas_and_comments_are_hidden_and_shown_by_decisions(
    client,
    make_idea,  # noqa: F811
    asker,
    stranger,
    moderator,
    thing,
    advertising,
):
    idea = make_idea()
    thing = idea if thing == "idea" else comment_on_idea(idea=idea, by=asker, body="<p>I want this too.</p>")
    flag(thing=thing, by=stranger, reason="rude")
    path = f"/ideas/{idea.pk}" if thing is idea else f"/ideas/comments/{thing.pk}"
    client.force_login(moderator)
    page = client.post(f"{path}/hide/", {"reason": "Rude", "rule": advertising.pk}, follow=True).text
    hide = Decision.objects.get()
    assert hide.object == thing and Flag.objects.get().decision == hide and f"/decisions/{hide.pk}/undo/" in page
    client.post(f"{path}/unhide/")
    hide.refresh_from_db()
    thing.refresh_from_db()
    assert thing.hidden_at is None and hide.undone_by == moderator and hide.undone_with.act == "restore"
    assert Flag.objects.get().outcome == "agreed"  # a later judgement does not open the old flag again


def test_hiding_takes_an_idea_out_of_the_search_at_once_and_undo_brings_it_back(make_idea, moderator, run_reactions):  # noqa: F811
    from search.actions import reindex_unit

    idea = make_idea()
    reindex_unit(kind="ideas.idea", object_id=idea.pk)
    found = SearchEntry.objects.filter(kind="ideas.idea", object_id=idea.pk)
    assert found.exists()
    decision = decide(thing=idea, act="hide", by=moderator, reason="Rude")
    assert not found.exists()
    undo(decision=decision, by=moderator)
    run_reactions()
    assert found.exists()


def test_when_a_part_fails_nothing_is_decided(spam, stranger, moderator, monkeypatch):
    flag(thing=spam, by=stranger, reason="spam")

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("portal.moderation.decisions.record", fail)
    with pytest.raises(RuntimeError):
        decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    spam.refresh_from_db()
    assert spam.hidden_at is None and not Decision.objects.exists() and Flag.objects.get().outcome == ""


def test_a_topic_and_its_first_post_are_one_decision(topic, stranger, helper, moderator):
    first = topic.posts.get(position=1)
    flag(thing=topic, by=stranger, reason="spam")
    flag(thing=first, by=helper, reason="rude")
    decision = decide(thing=topic, act="hide", by=moderator, reason="Advertising")
    assert decision.object == first and set(Flag.objects.values_list("decision", flat=True)) == {decision.pk}
    with pytest.raises(AlreadyDecided):
        decide(thing=first, act="hide", by=moderator, reason="Advertising")
    decide(thing=first, act="restore", by=moderator)
    topic.refresh_from_db()
    decision.refresh_from_db()
    assert topic.hidden_at is None and decision.undone_at is not None


def test_who_made_a_statement_is_told_why_it_was_hidden(client, statement, asker, moderator, run_reactions):
    decide(thing=statement, act="hide", by=moderator, reason="It names a person")
    run_reactions()
    client.force_login(asker)
    assert "A moderator hid your statement: It names a person" in client.get("/inbox/").text


# Undoing


def test_undo_shows_it_again_and_its_flags_wait_again(client, spam, stranger, moderator, run_reactions, advertising):
    flag(thing=spam, by=stranger, reason="spam")
    client.force_login(moderator)
    client.post(f"/p/{spam.pk}/hide/", {"reason": "Advertising", "rule": advertising.pk})
    hide = Decision.objects.get()
    assert client.post(f"/decisions/{hide.pk}/undo/").url == spam.get_absolute_url()
    spam.refresh_from_db()
    hide.refresh_from_db()
    assert spam.hidden_at is None and hide.undone_by == moderator
    back = Decision.objects.get(act="restore")
    assert back.undoes == hide and Activity.objects.filter(type="moderation.decision.undone").count() == 1
    assert Flag.objects.get().outcome == "" and Flag.objects.get().decision is None
    run_reactions()
    assert not Notification.objects.filter(member=stranger, about="flag").exists()  # nothing was decided after all


def test_what_was_left_as_it_is_can_be_undone_from_the_log(client, spam, stranger, moderator):
    flag(thing=spam, by=stranger, reason="spam")
    left = decide(thing=spam, act="leave", by=moderator, reason="Harmless", source="flag")
    client.force_login(moderator)
    assert f"/decisions/{left.pk}/undo/" in client.get(LOG).text
    assert client.post(f"/decisions/{left.pk}/undo/", {"log": "1"}).url == LOG
    assert Flag.objects.get().outcome == ""
    assert f"/decisions/{left.pk}/undo/" not in client.get(LOG).text


def test_a_decision_is_undone_once_and_bringing_back_is_not_undone(client, spam, moderator):
    hide = decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    undo(decision=hide, by=moderator)
    with pytest.raises(AlreadyUndone):
        undo(decision=hide, by=moderator)
    with pytest.raises(NotOffered):
        undo(decision=Decision.objects.get(act="restore"), by=moderator)
    client.force_login(moderator)
    page = client.post(f"/decisions/{hide.pk}/undo/", follow=True)
    assert page.status_code == 200 and "Somebody else has undone this" in page.text


def test_what_is_undone_can_be_hidden_anew(spam, moderator):
    undo(decision=decide(thing=spam, act="hide", by=moderator, reason="Advertising"), by=moderator)
    decide(thing=spam, act="hide", by=moderator, reason="Advertising after all")
    assert [row.undone_at is None for row in Decision.objects.filter(act="hide").order_by("pk")] == [False, True]


# Locks


def test_a_forged_lock_of_a_statement_is_refused_in_words(client, statement, stranger, moderator):
    flag(thing=statement, by=stranger, reason="rude")
    client.force_login(moderator)
    page = client.get(address(statement, "polls.statement")).text
    assert 'value="hide"' in page and 'value="lock"' not in page and 'value="unlock"' not in page
    forged = client.post(address(statement, "polls.statement"), {"act": "lock", "reason": "Because", "source": "flag"})
    assert forged.status_code == 422 and "This cannot be decided here" in forged.text
    assert Flag.objects.get().outcome == "" and not Decision.objects.exists()
    with pytest.raises(NotOffered, match="cannot be locked"):
        decide(thing=statement, act="lock", by=moderator, reason="Because")


def test_a_lock_on_a_post_is_a_lock_on_its_topic(client, spam, topic, stranger, moderator):
    flag(thing=spam, by=stranger, reason="rude")
    lock = decide(thing=spam, act="lock", by=moderator, reason="It gets heated", source="flag")
    topic.refresh_from_db()
    assert topic.is_locked and lock.object == topic and Flag.objects.get().decision == lock
    client.force_login(moderator)
    assert "It gets heated" in client.get(address(spam)).text  # on the post's page in the queue as well
    with pytest.raises(AlreadyDecided):
        decide(thing=topic, act="lock", by=moderator)
    client.post(f"/t/{topic.pk}/curate/", {"act": "unlock"})
    topic.refresh_from_db()
    lock.refresh_from_db()
    assert not topic.is_locked and lock.undone_with.act == "unlock"
    assert client.post(f"/t/{topic.pk}/curate/", {"act": "unlock"}, follow=True).text.count("This is not locked") == 1


def test_an_idea_is_locked_and_unlocked_by_decisions(client, make_idea, moderator):  # noqa: F811
    idea = make_idea()
    client.force_login(moderator)
    client.post(f"/ideas/{idea.pk}/lock/", {"on": "1"})
    assert Decision.objects.get().act == "lock"
    client.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    idea.refresh_from_db()
    assert not idea.is_locked


def test_a_lock_from_the_page_leaves_flags_to_the_queue(topic, stranger, moderator):
    flag(thing=topic, by=stranger, reason="private")
    decide(thing=topic, act="lock", by=moderator)
    assert Flag.objects.get().outcome == ""


# Things that are not as they were


def test_flags_on_what_is_hidden_are_answered_with_the_decision_that_stands(client, spam, stranger, moderator, advertising):
    hide = decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    Flag.objects.create(object=spam, member=stranger, reason="spam")  # sent in the moment in which it was hidden
    client.force_login(moderator)
    page = client.get(address(spam)).text
    assert "Leave it hidden" in page and 'value="leave"' not in page
    client.post(address(spam), {"act": "hide", "rule": advertising.pk, "reason": "As before", "source": "flag"})
    assert Flag.objects.get().decision == hide and Decision.objects.count() == 1


def test_what_is_hidden_is_not_hidden_twice_and_says_so(client, spam, moderator, advertising):
    decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    client.force_login(moderator)
    page = client.post(f"/p/{spam.pk}/hide/", {"reason": "Advertising", "rule": advertising.pk}, follow=True).text
    assert "already hidden" in page and Decision.objects.count() == 1
    assert 'value="hide"' not in client.get(address(spam)).text


def test_restoring_what_is_not_hidden_says_so(client, spam, moderator):
    client.force_login(moderator)
    page = client.post(f"/p/{spam.pk}/unhide/", follow=True).text
    assert "This is not hidden" in page and not Decision.objects.exists()


def test_a_moved_topic_keeps_its_decision(topic, make_board, moderator):
    other = make_board("Grist")
    hide = decide(thing=topic, act="hide", by=moderator, reason="Advertising")
    move_topic(topic=topic, board_id=other.pk, by=moderator)
    undo(decision=hide, by=moderator)
    topic.refresh_from_db()
    assert topic.hidden_at is None


def test_a_merged_topic_is_refused_in_words_and_its_post_keeps_its_decision(topic, board, asker, helper, stranger, moderator):
    other = post_topic(board_id=board.pk, by=helper, kind="question", title="The same again", body="<p>Which one fits?</p>")
    first = other.posts.get(position=1)
    flag(thing=other, by=stranger, reason="spam")
    merge_topic(topic=other, into=topic, by=moderator)
    other.refresh_from_db()
    for act in ("hide", "lock"):
        with pytest.raises(Refused, match="merged"):
            decide(thing=other, act=act, by=moderator, reason="Advertising")
    assert not Decision.objects.exists()
    decide(thing=other, act="leave", by=moderator, reason="It stands elsewhere now", source="flag")
    first.refresh_from_db()
    undo(decision=decide(thing=first, act="hide", by=moderator, reason="Advertising"), by=moderator)
    first.refresh_from_db()
    assert first.hidden_at is None and first.topic == topic


def test_a_topic_hidden_and_then_merged_comes_back_where_it_stands(topic, board, helper, moderator):
    other = post_topic(board_id=board.pk, by=helper, kind="question", title="The same again", body="<p>Which one fits?</p>")
    first = other.posts.get(position=1)
    hide = decide(thing=first, act="hide", by=moderator, reason="Advertising")
    Topic.objects.filter(pk=other.pk).update(hidden_at=None)  # a topic is merged only while it is shown
    merge_topic(topic=Topic.objects.get(pk=other.pk), into=topic, by=moderator)
    undo(decision=hide, by=moderator)
    first.refresh_from_db()
    assert first.hidden_at is None and first.topic == topic


def test_a_decision_about_what_is_gone_says_so(spam, moderator):
    hide = decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    spam.delete()
    with pytest.raises(Gone):
        undo(decision=hide, by=moderator)


# Who may


def test_members_neither_decide_nor_undo(client, spam, stranger, moderator):
    with pytest.raises(Refused):
        decide(thing=spam, act="hide", by=stranger, reason="I do not like it")
    hide = decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    with pytest.raises(Refused):
        undo(decision=hide, by=stranger)
    client.force_login(stranger)
    assert client.post(f"/decisions/{hide.pk}/undo/").status_code == 403
    assert client.post(f"/p/{spam.pk}/unhide/").status_code in (403, 404)
    spam.refresh_from_db()
    assert spam.hidden_at is not None


def test_what_stands_where_a_moderator_may_not_read_is_neither_decided_nor_undone(
    client, private_board, insider, moderator, make_member, administrator
):
    secret = post_topic(board_id=private_board.pk, by=insider, kind="question", title="The zebra", body="<p>A zebra.</p>")
    hide = decide(thing=secret, act="hide", by=administrator, reason="Rude")
    with pytest.raises(Refused):
        undo(decision=hide, by=moderator)
    with pytest.raises(Refused):
        decide(thing=secret, act="restore", by=moderator)
    client.force_login(moderator)
    assert client.post(f"/decisions/{hide.pk}/undo/").status_code == 404
    assert f"/decisions/{hide.pk}/undo/" not in client.get(LOG).text
    secret.refresh_from_db()
    assert secret.hidden_at is not None


# The record


def test_decisions_stay_as_they_were_written(spam, moderator):
    row = decide(thing=spam, act="hide", by=moderator, reason="Advertising")
    row.reason = "Nothing"
    for change in (row.save, row.delete, Decision.objects.all().delete, lambda: row.save(update_fields=["reason"])):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        Decision.objects.update(reason="Nothing")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"act": "hide", "reason": ""}, "a_decision_has_a_reason"),
        ({"act": "leave", "reason": ""}, "a_decision_has_a_reason"),
        ({"act": "hide", "by": None}, "a_decision_says_by_whom"),
        ({"act": "hide", "source": "removal"}, "what_a_removal_hid_names_it"),
    ],
)
def test_the_database_holds_the_rules(spam, moderator, fields, rule):
    given = {"reason": "Spam", "by": moderator, "source": "direct", "title": "T"} | fields
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Decision.objects.create(object=spam, **given)


def test_one_hide_stands_at_a_time(spam, moderator):
    given = {"object": spam, "act": "hide", "reason": "Spam", "by": moderator, "source": "direct", "title": "T"}
    Decision.objects.create(**given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(**given)


def test_what_arrives_hidden_or_locked_is_a_decision_of_the_import(client, make_idea, moderator):  # noqa: F811
    idea = make_idea(hidden_at=timezone.now(), is_locked=True)
    hide = record_import(thing=idea, act="hide", reason="Deleted at the source.")
    lock = record_import(thing=idea, act="lock")
    assert record_import(thing=idea, act="lock") is None  # imported again, nothing new
    assert {(row.source, row.by) for row in (hide, lock)} == {("import", None)}
    client.force_login(moderator)
    assert "Deleted at the source." in client.get(LOG).text
    undo(decision=hide, by=moderator)
    assert record_import(thing=idea, act="unlock").undoes == lock
    idea.refresh_from_db()
    assert idea.hidden_at is None and idea.is_locked  # an import writes its rows itself


def test_nothing_but_decisions_hides_restores_and_locks():
    """The functions of each kind are registered, and called by nobody else."""
    names = r"\b(?:hide|unhide)_(?:post|topic|idea|comment|statement|poll)\b|\b(?:un)?lock_(?:topic|idea)\b"
    root = Path(__file__).parents[2]
    found = {
        str(path.relative_to(root))
        for app in ("portal", "forums", "ideas", "search")
        for path in (root / app).rglob("*.py")
        if re.search(names, path.read_text())
    }
    assert found == {
        "forums/actions/__init__.py",
        "forums/actions/curation.py",
        "forums/actions/removal.py",
        "forums/kinds.py",
        "ideas/actions/__init__.py",
        "ideas/actions/commenting.py",
        "ideas/actions/proposing.py",
        "ideas/kinds.py",
        "portal/polls/actions/__init__.py",
        "portal/polls/actions/inline.py",
        "portal/polls/actions/pages.py",
        "portal/polls/kinds.py",
    }


# At once


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("flagged", [True, False])
def test_of_two_moderators_at_once_the_second_is_told(flagged, board, make_member, moderator, stranger):
    from portal.members.roles import Role

    topic = post_topic(board_id=board.pk, by=stranger, kind="question", title="Which filter fits", body="<p>Gone.</p>")
    spam = reply(topic=topic, by=stranger, body="<p>Cheap watches, best price.</p>")
    if flagged:
        flag(thing=spam, by=make_member("flagger", trust_level=1), reason="spam")
    said: list[BaseException | Decision] = []
    start = threading.Barrier(2, timeout=20)

    def act(member):
        try:
            start.wait()
            source = "flag" if flagged else "direct"
            said.append(decide(thing=spam, act="hide", by=member, reason="Advertising", source=source))
        except Exception as error:
            said.append(error)
        finally:
            connections.close_all()

    two = [moderator, make_member("second", role=Role.MODERATOR)]
    threads = [threading.Thread(target=act, args=[member]) for member in two]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    told = [one for one in said if isinstance(one, BaseException)]
    assert len(said) == 2 and len(told) == 1 and isinstance(told[0], CannotDecide), said
    assert isinstance(told[0], NothingToDecide if flagged else AlreadyDecided) and "already" in str(told[0])
    assert Decision.objects.count() == 1 and Activity.objects.filter(type="forums.post.hidden").count() == 1
