"""The page of one idea for staff, and the pages of formulas."""

import re

import pytest
from django.urls import reverse

from ideas.actions import merge_ideas
from ideas.internal_records.actions import add_link, score_idea, write_note
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink

pytestmark = pytest.mark.django_db
JUDGED = {"reach": "300", "impact": "2", "confidence": "0.8", "effort": "4"}


@pytest.fixture
def idea(make_idea):
    return make_idea()


@pytest.fixture
def place(idea):
    return reverse("idea_internal_record", args=[idea.pk])


@pytest.fixture
def team(client, product_manager):
    client.force_login(product_manager)
    return client


def test_it_is_for_staff(client, place, helper, moderator, support):
    assert client.get(place).status_code == 302
    client.force_login(helper)
    assert client.get(place).status_code in (302, 403)
    for member in (moderator, support):
        client.force_login(member)
        assert client.get(place).status_code == 200


def test_staff_who_may_not_enter_a_board_find_no_internal_record_there(team, make_idea, private_idea_board):
    assert team.get(reverse("idea_internal_record", args=[make_idea(board=private_idea_board).pk])).status_code == 404


def test_the_product_team_scores_writes_links_and_gives_an_owner(team, idea, place, product_manager):
    page = team.post(place, {"act": "score", "of": "rice", **JUDGED}, follow=True).text
    assert "Reach 300 × Impact 2 × Confidence 0.8 ÷ Effort 4 = 120" in page and "Judged by Dov" in page
    page = team.post(place, {"act": "note", "text": "The **same** part."}, follow=True).text
    assert "<strong>same</strong>" in page
    page = team.post(
        place, {"act": "link", "url": "https://github.com/hobbs/alto/issues/12", "state": "doing"}, follow=True
    ).text
    assert 'rel="noopener noreferrer">hobbs/alto#12' in page
    team.post(place, {"act": "state", "of": TrackerLink.objects.get().pk, "state": "done"})
    assert TrackerLink.objects.get().state == "done"
    team.post(place, {"act": "owner", "owner": product_manager.pk})
    idea.refresh_from_db()
    assert idea.owner == product_manager
    team.post(place, {"act": "withdraw", "of": "rice"})
    team.post(place, {"act": "remove-link", "of": TrackerLink.objects.get().pk})
    assert not IdeaScore.objects.exists() and not TrackerLink.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words", "kept"),
    [
        ({"act": "score", "of": "rice", **JUDGED, "effort": "0"}, "Effort is above zero.", 'value="300"'),
        ({"act": "score", "of": "rice", **JUDGED, "reach": "many"}, "Reach is a number", 'value="many"'),
        ({"act": "note", "text": " "}, "Write the note first.", ""),
        ({"act": "note", "text": "long " * 1001}, "at most 5000 characters", "long long"),
        (
            {"act": "link", "url": "javascript:alert(1)", "state": "open"},
            "This is no address of the web.",
            "javascript:alert(1)",
        ),
        ({"act": "link", "url": "https://a:b@x.example/", "state": "open"}, "name or a password", "https://a:b@x.example/"),
    ],
)
def test_what_has_a_mistake_comes_back_with_what_was_typed(team, place, sent, words, kept):
    answer = team.post(place, sent)
    assert answer.status_code == 422 and words in answer.text and kept in answer.text


@pytest.mark.parametrize("sent", [{}, {"act": "x"}, {"act": "score", "of": "none"}, {"act": "remove-note", "of": "9" * 30}])
def test_what_is_not_there_is_not_found(team, place, sent):
    assert team.post(place, sent).status_code == 404


def test_a_moderator_reads_writes_notes_and_scores_nothing(client, place, idea, moderator, product_manager):
    score_idea(idea=idea, formula=ScoreFormula.objects.get(), by=product_manager, factors=JUDGED)
    client.force_login(moderator)
    page = client.get(place).text
    assert "= 120" in page and 'value="score"' not in page and 'value="link"' not in page and 'value="owner"' not in page
    assert client.post(place, {"act": "score", "of": "rice", **JUDGED, "effort": "1"}).status_code in (302, 403)
    assert IdeaScore.objects.get().value == 120
    client.post(place, {"act": "note", "text": "Seen in three flags."})
    assert IdeaNote.objects.get().by == moderator


def test_a_note_is_changed_removed_and_brought_back(team, place, idea, product_manager):
    note = write_note(idea=idea, by=product_manager, text="One **batch**.")
    address = reverse("idea_note_edit", args=[idea.pk, note.pk])
    assert "One **batch**." in team.get(address).text
    assert "Two batches." in team.post(address, {"text": "Two batches."}, follow=True).text
    page = team.post(place, {"act": "remove-note", "of": note.pk}, follow=True).text
    assert "Two batches." not in page and "1 removed note" in page
    assert "Two batches." in team.post(place, {"act": "restore-note", "of": note.pk}, follow=True).text


def test_the_survivor_shows_what_was_kept_about_a_merged_idea(team, make_idea, idea, place, product_manager):
    other = make_idea("Cup warmer")
    write_note(idea=other, by=product_manager, text="By phone, twice.")
    add_link(idea=other, url="https://github.com/hobbs/alto/issues/12", by=product_manager)
    merge_ideas(idea=other, survivor=idea, by=product_manager)
    page = team.get(place).text
    assert "By phone, twice." in page and "hobbs/alto#12" in page and re.search(r"from <a [^>]*>Cup warmer</a>", page)
    merged = team.get(reverse("idea_internal_record", args=[other.pk])).text
    assert "merged into another" in merged and "By phone, twice." in merged and 'value="score"' not in merged


def test_it_costs_the_same_however_much_was_written(team, idea, place, product_manager, queries_of):
    def fill(rows):
        for number in range(rows):
            write_note(idea=idea, by=product_manager, text="Once more.")
            add_link(idea=idea, url=f"https://example.com/{IdeaNote.objects.count()}-{number}", by=product_manager)

    fill(1)
    team.get(place)
    before = queries_of(lambda: team.get(place))
    fill(9)
    assert queries_of(lambda: team.get(place)) == before


def rows(*factors):
    sent = {"factors-TOTAL_FORMS": str(len(factors)), "factors-INITIAL_FORMS": "0"}
    for number, factor in enumerate(factors):
        sent |= {f"factors-{number}-{name}": value for name, value in factor.items()}
    return sent


VALUE = {"name": "Value", "key": "value", "scale": "3 = much\n0.5 = little"}


def test_a_product_manager_makes_tries_and_changes_a_formula(team, make_idea):
    make_idea(vote_count=7)
    new = reverse("score_formula_create")
    sent = {"name": "Worth", "key": "worth", "expression": "value * votes", **rows(VALUE, {})}
    page = team.post(new, {**sent, "act": "try"}).text
    assert "Value 3 × votes 7 = 21" in page and not ScoreFormula.objects.filter(key="worth").exists()
    assert team.post(new, sent).status_code == 302
    formula = ScoreFormula.objects.get(key="worth")
    assert [(one.key, one.scale) for one in formula.factors.all()] == [("value", [["3", "much"], ["0.5", "little"]])]
    address = reverse("score_formula", args=["worth"])
    assert "3 = much" in team.get(address).text
    assert team.post(address, {"name": "Worth", "expression": "value + 1", **rows(VALUE)}).status_code == 302
    formula.refresh_from_db()
    assert formula.expression == "value + 1"
    gone = {**rows({**VALUE, "is_gone": "on"}), "name": "Worth", "expression": "votes + 1"}
    assert team.post(address, gone).status_code == 302 and not formula.factors.exists()
    team.post(reverse("score_formulas"), {"of": "worth"})
    formula.refresh_from_db()
    assert not formula.is_active and "Use again" in team.get(reverse("score_formulas")).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"expression": "value.real"}, "Only numbers, names"),
        ({"expression": "value * price"}, "Nothing is called “price” here"),
        ({"key": "Worth!"}, "Small letters, digits"),
        ({"key": "rice"}, "has this key"),
        ({"name": "RICE"}, "has this name"),
        (rows({"name": "Value", "key": "value", "scale": "much"}), "Each line is a number"),
        (rows({"name": "Value", "key": "value", "scale": "1 = a\n1.0 = b"}), "the same number"),
        ({"factors-0-key": ""}, "Give it a key"),
    ],
)
def test_a_formula_with_a_mistake_says_what_to_change(team, changed, words):
    sent = {"name": "Worth", "key": "worth", "expression": "value * 2", **rows(VALUE), **changed}
    answer = team.post(reverse("score_formula_create"), sent)
    assert answer.status_code == 422 and words in answer.text
    assert ScoreFormula.objects.count() == 1


def test_support_and_moderators_are_not_let_to_the_formulas(client, support, moderator):
    for member in (support, moderator):
        client.force_login(member)
        for name, args in (("score_formulas", []), ("score_formula_create", []), ("score_formula", ["rice"])):
            assert client.get(reverse(name, args=args)).status_code in (302, 403)
