import pytest

from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.moderation.actions import AlreadyUndone, remove_all_by, undo_removal
from portal.moderation.models import RemovedContent

pytestmark = pytest.mark.django_db


@pytest.fixture
def spammer(make_member):
    return make_member("spammer")


def test_all_that_a_spammer_wrote_is_hidden(letters, spammer, moderator):
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert letters.hidden == {1, 2, 3}
    assert sanction.removed.count() == 3
    assert Activity.objects.get(type="moderation.content.removed").data == {"count": 3}


def test_undo_brings_back_exactly_what_it_hid(letters, spammer, moderator):
    letters.hidden.add(2)  # hidden before, for a reason of its own
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert undo_removal(sanction=sanction, by=moderator) == 2
    assert letters.hidden == {2}
    with pytest.raises(AlreadyUndone):
        undo_removal(sanction=sanction, by=moderator)


def test_what_was_shown_again_meanwhile_is_left_alone(letters, spammer, moderator):
    sanction = remove_all_by(member=spammer, by=moderator, reason="Spam.")
    letters.hidden.discard(1)
    del letters.rows[3]  # deleted for good
    assert undo_removal(sanction=sanction, by=moderator) == 1


def test_removal_fails_as_a_whole(letters, spammer, moderator, monkeypatch):
    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr("portal.moderation.actions.record", lambda *args, **kwargs: fail())
    with pytest.raises(RuntimeError):
        remove_all_by(member=spammer, by=moderator, reason="Spam.")
    assert not RemovedContent.objects.exists()


def test_members_remove_nothing_of_others(letters, spammer, helper):
    with pytest.raises(Refused):
        remove_all_by(member=spammer, by=helper, reason="Spam.")
