"""Which matters more? Pairs, results in steps of five people, scores that follow the choices."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ideas.actions.proposing import propose_idea
from ideas.models import Idea, IdeaBoardPage
from ideas.pairwise.actions import NoPair, compare, count_comparisons
from ideas.pairwise.choice import choose, next_pair
from ideas.pairwise.models import Comparison, Ranking
from ideas.pairwise.tasks import count_all_comparisons
from portal.activity.models import Activity
from portal.common.access import access_changed
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.personal import personal_data

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)


def test_a_member_compares_two_and_gets_the_next_two(client, board, ideas, asker):
    client.force_login(asker)
    seen = set()
    for number in range(6):
        page = client.get(f"/compare/{board.pk}/")
        one, other = next_pair(board.pk, asker, timezone.localdate())
        assert page.text.index(one.title) < page.text.index(other.title), "reading draws no lots"
        seen.add(frozenset((one.pk, other.pk)))
        data = {"one": one.pk, "other": other.pk, "chosen": one.pk if number % 2 else ""}
        assert client.post(f"/compare/{board.pk}/", data).status_code == 302
    assert len(seen) == 6, "each pair once"
    assert "You have compared all there is" in client.get(f"/compare/{board.pk}/").text
    assert Comparison.objects.count() == Activity.objects.filter(type="pairwise.ideas.compared").count() == 6


def test_with_htmx_the_next_pair_comes_back(client, board, ideas, asker):
    client.force_login(asker)
    data = {"one": ideas[0].pk, "other": ideas[1].pk, "chosen": ideas[1].pk}
    part = client.post(f"/compare/{board.pk}/", data, headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith("<section") and "1 pair so far" in part.text


def test_answering_a_pair_again_changes_the_answer(ideas, asker):
    compare(ideas=(ideas[1].pk, ideas[0].pk), chosen=ideas[1].pk, by=asker)
    again = compare(ideas=(ideas[0].pk, ideas[1].pk), chosen=ideas[0].pk, by=asker)
    assert Comparison.objects.get() == again and again.answer == Comparison.Answer.FIRST


def test_what_is_no_pair_is_refused(client, board, ideas, asker, moderator):
    for pair, chosen in (
        ((ideas[0].pk, ideas[0].pk), None),
        ((ideas[0].pk, 0), None),
        ((ideas[0].pk, ideas[1].pk), ideas[2].pk),
    ):
        with pytest.raises(NoPair):
            compare(ideas=pair, chosen=chosen, by=asker)
    client.force_login(asker)
    for wrong in ({}, {"one": "x\0", "other": "²", "chosen": "9" * 40}):
        assert client.post(f"/compare/{board.pk}/", wrong).status_code == 404
    assert client.get(f"/compare/{2**70}/").status_code == 404
    Idea.objects.filter(pk=ideas[0].pk).update(hidden_at=timezone.now())
    with pytest.raises(NoPair):
        compare(ideas=(ideas[0].pk, ideas[1].pk), chosen=None, by=asker)


def test_a_visitor_and_an_archive_compare_nothing(client, board, ideas, asker):
    assert client.get(f"/compare/{board.pk}/").status_code == 302
    assert client.get(f"/compare/{board.pk}/ranking/").status_code == 200
    IdeaBoardPage.objects.filter(pk=board.pk).update(who_proposes="nobody")
    access_changed()
    with pytest.raises(Refused, match="archive"):
        compare(ideas=(ideas[0].pk, ideas[1].pk), chosen=None, by=asker)


def test_the_ranking_follows_each_choice_and_the_form_says_so(client, board, ideas, make_member):
    pump, bell, cord, spout = ideas
    for number in range(6):
        member = make_member(f"person{number}")
        compare(ideas=(pump.pk, bell.pk), chosen=pump.pk, by=member)
        compare(ideas=(bell.pk, cord.pk), chosen=bell.pk if number else cord.pk, by=member)
        count_all_comparisons()
        assert Ranking.objects.get().people == number + 1
    scores = dict(Idea.objects.values_list("title", "pairwise_score"))
    assert scores[pump.title] > scores[bell.title] > scores[cord.title] and scores[spout.title] is None
    page = client.get(f"/compare/{board.pk}/ranking/").text
    assert page.index(pump.title) < page.index(bell.title) < page.index(cord.title) and "6 of 6" in page
    assert count_comparisons(board_id=board.pk, now=timezone.now() + timedelta(days=1)) is None
    client.force_login(make_member("late"))
    form = client.get(f"/compare/{board.pk}/").text
    assert form.index("The ranking follows each choice within minutes.") < form.index('id="pair"')


def test_those_compared_least_come_first():
    candidates = [Idea(pk=number, title=str(number)) for number in range(1, 7)]
    done, seen = set(), []
    for _turn in range(15):
        pair = choose(candidates, done, "7", TODAY)
        done.add((pair[0].pk, pair[1].pk))
        seen += [pair[0].pk, pair[1].pk]
        counts = [seen.count(idea.pk) for idea in candidates]
        assert max(counts) - min(counts) <= 2
    assert choose(candidates, done, "7", TODAY) is None and len(done) == 15


def test_the_place_on_the_page_wins_nothing(board, ideas, make_member):
    firsts = [next_pair(board.pk, make_member(f"person{number}"), TODAY) for number in range(24)]
    assert 4 < sum(one.pk < other.pk for one, other in firsts) < 20


def test_the_export_has_comparisons_and_erasure_takes_them(ideas, asker):
    compare(ideas=(ideas[0].pk, ideas[1].pk), chosen=ideas[1].pk, by=asker)
    rows = list(next(data for data in personal_data() if data.name == "pairwise.comparisons").rows(asker))
    assert [(row["first"], str(row["answer"])) for row in rows] == [(ideas[0].title, "The second")]
    erase_member(member=asker, by=asker, keep_content=True)
    assert not Comparison.objects.exists()


def test_the_database_holds_a_pair_once(board, ideas, asker):
    def store(first, second):
        with transaction.atomic():
            Comparison.objects.create(
                board=board, first=first, second=second, member=asker, answer=1, compared_at=timezone.now()
            )

    store(ideas[0], ideas[1])
    for wrong in ((ideas[0], ideas[1]), (ideas[1], ideas[0]), (ideas[2], ideas[2])):
        with pytest.raises(IntegrityError):
            store(*wrong)


def test_the_page_costs_the_same_however_many_ideas(client, board, ideas, asker, helper, django_assert_max_num_queries):
    client.force_login(asker)
    client.get(f"/compare/{board.pk}/")
    with django_assert_max_num_queries(40) as few:
        client.get(f"/compare/{board.pk}/")
    for number in range(12):
        propose_idea(board_id=board.pk, by=helper, title=f"One more wish {number}", body="<p>x</p>")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(f"/compare/{board.pk}/")
