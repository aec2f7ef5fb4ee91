"""Mining: which terms are themes, and what a night keeps of them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ideas.models import Idea
from portal.insights.actions import mine
from portal.insights.mining import Said, log_likelihood, themes
from portal.insights.models import Mention, MinedTheme, MiningRun
from portal.members.actions import erase_member
from portal.members.models import Member, Organisation
from portal.members.personal import personal_data
from tests.insights.conftest import BACKGROUND


def crowd(text, people, start=0):
    return [Said(("k", start + number), start + number, text) for number in range(people)]


def usual(start, count=40):
    return [Said(("k", start + number), start + number, BACKGROUND[number % 4]) for number in range(count)]


def test_a_term_that_is_new_and_said_by_many_is_a_theme():
    now = [*usual(0), *crowd("Since the update the display flickers badly", 9, 100)]
    found = themes(now, usual(200, 120))
    assert found and "display" in " ".join(theme.term for theme in found)
    theme = found[0]
    assert (theme.people, len(theme.here), theme.there) == (9, 9, ())
    assert {said.key for said in theme.here} == {("k", number) for number in range(100, 109)}


def test_what_was_always_said_is_no_theme():
    assert themes(usual(0), usual(200, 120)) == []


def test_nobody_makes_a_theme_alone():
    shouting = [Said(("k", number), "one person", "The display flickers") for number in range(50)]
    assert themes([*usual(0), *shouting], usual(200, 120)) == []
    four = crowd("The display flickers", 4, 100)
    assert themes([*usual(0), *four], usual(200, 120)) == []


def test_a_theme_keeps_which_texts_say_it_now_and_which_did_before():
    now = [*usual(0, 20), *crowd("The tank whistles", 20, 100)]
    before = [*usual(200, 90), *crowd("The tank: whistles", 10, 400)]
    theme = themes(now, before)[0]
    assert (len(theme.here), len(theme.there)) == (20, 10)


def test_themes_come_in_any_script():
    now = [*usual(0), *crowd("После обновления экран мерцает", 8, 100)]
    assert any("мерцает" in theme.term or "экран" in theme.term for theme in themes(now, usual(200, 120)))


def test_two_words_with_a_number_between_them_are_no_term():
    now = [*usual(0), *[Said(("k", 100 + n), 100 + n, f"Since update {n}. Please mend it") for n in range(9)]]
    found = themes(now, usual(200, 120))
    assert found and all(theme.people >= 5 and theme.term != "update please" for theme in found)


def test_nothing_comes_of_nothing():
    assert themes([], []) == [] and themes(usual(0), []) == []
    assert themes(crowd("?? !!", 9), crowd("…", 9, 50)) == []


@given(a=st.integers(0, 50), b=st.integers(0, 50), more=st.integers(0, 50))
def test_the_log_likelihood_is_nothing_for_equal_shares_and_has_the_sign_of_the_difference(a, b, more):
    assert log_likelihood(a, a, a + more, a + more) == pytest.approx(0, abs=1e-9)
    value = log_likelihood(a, b, 60, 60)
    assert (value > 0) == (a > b) or value == pytest.approx(0, abs=1e-9)


def test_a_night_s_look_finds_themes_segments_and_clusters(talk):
    run = mine(now=timezone.now())
    assert (run.now_texts, run.before_texts) == (21, 28)
    theme = run.themes.filter(segment="").first()
    assert theme.people == 9 and theme.mentions.filter(is_here=True, kind="ideas.idea").count() == 9
    assert run.themes.filter(segment="large", people=9).exists() and run.people["large"] == 9
    assert run.texts[""][f"ideas:{talk.pk}"] == [9, 0]
    ideas = {("ideas.idea", pk) for pk in Idea.objects.values_list("pk", flat=True)}
    assert any({tuple(thing) for thing in cluster.things} == ideas for cluster in run.clusters.all())


def test_a_segment_of_fewer_than_five_has_no_themes(talk):
    Organisation.objects.create(name="Two", segment_id="small")
    run = mine(now=timezone.now())
    assert set(run.people) == {"", "large"}
    assert not MinedTheme.objects.filter(people__lt=5).exists()


def test_old_looks_are_forgotten_and_mentions_are_those_of_the_last(talk):
    mine(now=timezone.now() - timedelta(days=100))
    last = mine(now=timezone.now())
    assert MiningRun.objects.count() == 1
    mine(now=timezone.now())
    assert not Mention.objects.filter(theme__run=last).exists() and Mention.objects.exists()


def test_what_a_member_said_is_exported_and_goes_with_the_account(talk):
    mine(now=timezone.now())
    member = Member.objects.get(username="person3")
    data = next(data for data in personal_data() if data.name == "insights.mentions")
    assert {row["said_in"] for row in data.rows(member)} == {f"ideas.idea {Idea.objects.get(author=member).pk}"}
    erase_member(member=member, by=member, keep_content=True)
    assert not Mention.objects.filter(person=member).exists()
