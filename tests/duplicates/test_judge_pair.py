"""Two ideas that may be the same: the evidence, saying that they are not, and what is never shown."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from ideas.actions import cast_vote, change_status, delete_idea, hide_idea, merge_ideas, propose_idea
from ideas.boards import board_map
from ideas.duplicates.actions import Found, keep_pairs, say_maybe_the_same, say_not_the_same
from ideas.duplicates.models import LikelyPair
from ideas.duplicates.reading import pairs_among, pairs_on, pairs_said_different
from ideas.models import Idea
from portal.activity.models import Activity
from portal.common.access import access_changed
from portal.common.permissions import Refused
from portal.members.models import Member

pytestmark = pytest.mark.django_db


def test_the_evidence_is_the_words_the_likeness_and_who_voted_for_both(pair, two, wishes, support, make_member):
    for number in range(4):
        cast_vote(idea=two[1], by=make_member(f"voter{number}"))
    cast_vote(idea=two[0], by=Member.objects.get(username="voter0"))
    (view,) = pairs_on([wishes.pk], support)
    assert (view.pk, view.alike, view.shared_words) == (pair.pk, 0.7, ["timer", "start"])
    assert (view.one, view.other) == (two[0], two[1]), "what has fewer votes would join what has more"
    assert (view.both_voted, view.after_merge) == (1, 4), "who voted for both counts once"
    merge_ideas(idea=view.one, survivor=view.other, by=support)
    two[1].refresh_from_db()
    assert two[1].vote_count == view.after_merge


def test_pairs_among_ideas_are_those_of_which_both_are_there(pair, two, support):
    assert [view.pk for view in pairs_among(two, support)] == [pair.pk]
    assert pairs_among(two[:1], support) == [] and pairs_among([], support) == []


def test_whoever_may_merge_says_that_they_are_not_the_same_and_takes_it_back(pair, two, wishes, support):
    say_not_the_same(pair_pk=pair.pk, by=support)
    pair.refresh_from_db()
    assert pair.said_different_by == support and pairs_on([wishes.pk], support) == []
    assert [view.pk for view in pairs_said_different([wishes.pk], support)] == [pair.pk]
    say_maybe_the_same(pair_pk=pair.pk, by=support)
    assert [view.pk for view in pairs_on([wishes.pk], support)] == [pair.pk]
    said = Activity.objects.filter(type__startswith="duplicates.").order_by("pk")
    assert [(row.type, row.actor, row.object, row.target) for row in said] == [
        ("duplicates.pair.rejected", support, *two),
        ("duplicates.pair.reconsidered", support, *two),
    ]


def test_saying_it_twice_changes_nothing(pair, support, moderator):
    say_not_the_same(pair_pk=pair.pk, by=support)
    say_not_the_same(pair_pk=pair.pk, by=moderator)
    pair.refresh_from_db()
    assert pair.said_different_by == support
    assert Activity.objects.filter(type="duplicates.pair.rejected").count() == 1


def test_members_do_not_judge_pairs(pair, asker):
    with pytest.raises(Refused, match="Only staff"):
        say_not_the_same(pair_pk=pair.pk, by=asker)


def test_the_word_that_they_differ_outlives_the_next_night(pair, two, wishes, support):
    say_not_the_same(pair_pk=pair.pk, by=support)
    later = timezone.now() + timedelta(days=1)
    keep_pairs(found=[Found(wishes.pk, two[0].pk, two[1].pk, 0.9)], now=later)
    pair.refresh_from_db()
    assert pair.said_different_by == support and pair.alike == 0.9 and pairs_on([wishes.pk], support) == []
    keep_pairs(found=[], now=later + timedelta(days=1))
    assert LikelyPair.objects.count() == 1, "not found that night, and remembered still"


def test_what_is_not_found_any_more_goes(pair):
    keep_pairs(found=[], now=timezone.now() + timedelta(days=1))
    assert not LikelyPair.objects.exists()


def test_a_pair_goes_when_one_of_its_ideas_does(pair, two, wishes, support, moderator):
    def is_shown():
        return [len(pairs_on([wishes.pk], viewer)) for viewer in (support, moderator)] == [1, 1]

    assert is_shown()
    for act in (
        lambda: merge_ideas(idea=two[0], survivor=two[1], by=support),
        lambda: hide_idea(thing=two[0], by=moderator, reason="Spam"),
        lambda: delete_idea(idea=two[1], by=moderator),
        lambda: close(two[1], support),
    ):
        with transaction.atomic():
            act()
            assert not is_shown()
            transaction.set_rollback(True)
        for idea in two:
            idea.refresh_from_db()
    assert is_shown()


def close(idea, by):
    status = board_map()[idea.board_id].status_meaning("not_doing")
    change_status(idea=idea, by=by, status_id=status.pk, reason="It would leak, as two makers found who tried it.")


def test_who_may_not_see_a_board_sees_none_of_its_pairs(pair, two, wishes, support, stranger):
    restriction = PageViewRestriction.objects.create(page=wishes, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    access_changed()
    for viewer in (Member.objects.get(pk=support.pk), Member.objects.get(pk=stranger.pk), AnonymousUser()):
        assert pairs_on([wishes.pk], viewer) == [] and pairs_among(two, viewer) == []
    with pytest.raises(Refused):
        say_not_the_same(pair_pk=pair.pk, by=Member.objects.get(pk=support.pk))


def test_the_database_keeps_one_row_for_two_ideas_lower_number_first(pair, two, wishes):
    now = timezone.now()
    for one, other in ((two[0], two[1]), (two[1], two[0]), (two[0], two[0])):
        with pytest.raises(IntegrityError), transaction.atomic():
            LikelyPair.objects.create(board=wishes, one=one, other=other, alike=0.5, found_at=now)


def test_pairs_cost_the_same_however_many(pair, wishes, helper, support, queries_of):
    pairs_on([wishes.pk], support)  # which boards they see is read once for each request
    one_pair = queries_of(lambda: pairs_on([wishes.pk], support))
    pks = [propose_idea(board_id=wishes.pk, by=helper, title=f"Wish {n}", body="<p>.</p>").pk for n in range(11)]
    keep_pairs(found=[Found(wishes.pk, pks[0], pk, 0.5) for pk in pks[1:]], now=timezone.now())
    assert len(pairs_on([wishes.pk], support)) == 10
    assert queries_of(lambda: pairs_on([wishes.pk], support)) == one_pair == 1
    ideas = list(Idea.objects.all())
    assert queries_of(lambda: pairs_among(ideas, support, most=50)) == 1
