import pytest

from forums.actions import post_topic, reply
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.moderation.actions import AlreadyUndone, remove_all_by, undo_removal
from portal.moderation.decisions import decide, undo
from portal.moderation.flagging import flag
from portal.moderation.models import Decision, Flag, Sanction

pytestmark = pytest.mark.django_db


def test_all_that_a_spammer_wrote_is_hidden_by_a_decision_each(replies, hidden, spammer, moderator):
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert hidden() == {0, 1, 2}
    rows = sanction.decisions.order_by("object_id")
    assert [row.object for row in rows] == replies
    assert {(row.act, row.source, row.by, row.reason) for row in rows} == {("hide", "removal", moderator, "Spam.")}
    assert Activity.objects.get(type="moderation.content.removed").data == {"count": 3}


def test_a_removal_answers_the_flags_on_what_it_hides(replies, spammer, moderator, stranger):
    flag(thing=replies[0], by=stranger, reason="spam")
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    row = Flag.objects.get()
    assert row.outcome == "agreed" and row.decision.sanction == sanction
    undo_removal(sanction=sanction, by=moderator)
    row.refresh_from_db()
    assert row.outcome == "" and row.decision is None


def test_undo_brings_back_exactly_what_it_hid(replies, hidden, spammer, moderator):
    decide(thing=replies[1], act="hide", by=moderator, reason="Rude")  # hidden before, for a reason of its own
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert undo_removal(sanction=sanction, by=moderator) == 2
    assert hidden() == {1}
    with pytest.raises(AlreadyUndone):
        undo_removal(sanction=sanction, by=moderator)


def test_undo_of_one_removal_leaves_hidden_what_another_hid(replies, hidden, spammer, moderator):
    first = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    decide(thing=replies[0], act="restore", by=moderator, reason="This one was meant well")
    second = remove_all_by(member=spammer, by=moderator, reason="No, it was not.")
    assert [row.object for row in second.decisions.all()] == [replies[0]]
    assert undo_removal(sanction=first, by=moderator) == 2
    assert hidden() == {0}
    assert undo_removal(sanction=second, by=moderator) == 1
    assert hidden() == set()


def test_what_was_shown_again_meanwhile_or_is_gone_is_left_alone(replies, hidden, spammer, moderator):
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    undo(decision=sanction.decisions.get(object_id=replies[0].pk), by=moderator)
    replies[2].delete()
    assert undo_removal(sanction=sanction, by=moderator) == 1
    assert hidden() == set()


def test_a_topic_and_its_first_post_are_one_thing_of_a_removal(board, spammer, asker, moderator):
    own = post_topic(board_id=board.pk, by=spammer, kind="discussion", title="Buy watches", body="<p>Cheap watches</p>")
    reply(topic=own, by=asker, body="<p>No thanks</p>")
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert [row.object for row in sanction.decisions.all()] == [own.posts.get(position=1)]
    own.refresh_from_db()
    assert own.hidden_at is not None
    undo_removal(sanction=sanction, by=moderator)
    own.refresh_from_db()
    assert own.hidden_at is None


def test_removal_fails_as_a_whole(replies, hidden, spammer, moderator, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("portal.moderation.actions.record", fail)
    with pytest.raises(RuntimeError):
        remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert hidden() == set() and not Decision.objects.exists() and not Sanction.objects.exists()


def test_members_remove_nothing_of_others(replies, hidden, spammer, helper):
    with pytest.raises(Refused):
        remove_all_by(member=spammer, by=helper, reason="Spam.")
    assert hidden() == set()
