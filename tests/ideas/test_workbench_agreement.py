"""Agreement across opinion groups: what the lens shows, and that nobody's place can be worked out from it."""

import math
from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import cast_vote, withdraw_vote
from ideas.models import Vote
from ideas.polls.actions import draw_map
from ideas.polls.models import ConversationPage, OpinionMap, Statement, StatementAnswer
from ideas.workbench.actions import take_agreements
from ideas.workbench.groups import EPSILON, agreement_of, blurred, errors_for, figure_of
from ideas.workbench.models import IdeaAgreement
from ideas.workbench.tasks import measure_agreement

HOME = "/admin/workbench/"
FAR = range(-80, 81)  # errors of more people are rarer than one in 10^17


def chances(count, size):
    """Each figure that may be shown for a count, with its probability."""
    ratio = math.exp(-EPSILON)
    found = {}
    for error in FAR:
        figure = figure_of(count, size, error)
        found[figure] = found.get(figure, 0) + (1 - ratio) / (1 + ratio) * ratio ** abs(error)
    return found


@pytest.mark.parametrize("size", [5, 8, 12, 40])
def test_one_more_voter_does_not_tell_their_group(size):
    """The attack: two figures that differ by one known voter, of two days or of two ideas, with everything else known.

    Whatever is seen, it is seen with nearly the same probability when the voter stands in this group and when they
    stand in the other: each of the two counts moves the odds by e^0.5 at most, so both together by e. No figure is
    impossible in either world, so none is a proof.
    """
    for count in range(size):
        with_them, without = chances(count + 1, size), chances(count, size)
        assert with_them.keys() == without.keys()
        for figure, chance in with_them.items():
            assert math.exp(-EPSILON) - 1e-9 <= chance / without[figure] <= math.exp(EPSILON) + 1e-9


def test_the_errors_are_those_that_the_proof_is_about():
    errors = [error for idea in range(4000) for error in errors_for(f"{idea}:7", 2)]
    share_of_none = sum(error == 0 for error in errors) / len(errors)
    ratio = math.exp(-EPSILON)
    assert abs(share_of_none - (1 - ratio) / (1 + ratio)) < 0.02
    assert abs(sum(errors)) / len(errors) < 0.15
    assert sum(error * error for error in errors) / len(errors) == pytest.approx(2 * ratio / (1 - ratio) ** 2, rel=0.1)


def test_fewer_than_five_voters_in_groups_show_nothing():
    assert blurred([4, 0], [12, 10], [9, 9]) is None and blurred([2, 2], [12, 10], [0, 0]) is None
    assert blurred([4, 1], [12, 10], [0, 0]) == [5, 0]


def test_the_same_figures_have_the_same_error_and_no_figure_is_more_than_a_group():
    assert errors_for("1:7", 3) == errors_for("1:7", 3) != errors_for("2:7", 3)
    assert figure_of(12, 12, 30) == 10 and figure_of(1, 12, -30) == 0


def test_one_group_that_wants_it_alone_agrees_less_than_both():
    assert agreement_of([10, 0], [12, 10]) < agreement_of([5, 5], [12, 10])


@pytest.fixture
def conversation(db, make_member):
    """Two groups of twelve who answer eight statements the opposite way."""
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(instance=ConversationPage(title="Where the grinder stands", slug="grinder-stands"))
    now = timezone.now()
    statements = [Statement.objects.create(conversation=page, text=f"Statement {at}", posted_at=now) for at in range(8)]
    page.people = [make_member(f"person{at}") for at in range(24)]
    for at, person in enumerate(page.people):
        for place, statement in enumerate(statements):
            sides = 1 if at < 12 else -1
            answer = 0 if place == at % 8 else sides
            StatementAnswer.objects.create(statement=statement, member=person, answer=answer, answered_at=now)
    draw_map(conversation=page, now=now + timedelta(seconds=1))
    return page


def vote(idea, people):
    for person in people:
        cast_vote(idea=idea, by=person)


def again(conversation):
    now = timezone.now() + timedelta(seconds=2)
    take_agreements(conversation=conversation, now=now)
    # What was counted until "now" lies before what is voted next.
    IdeaAgreement.objects.update(votes_until=timezone.now())


def shown(idea):
    row = IdeaAgreement.objects.filter(idea=idea).first()
    return None if row is None else (row.agreement, row.groups)


def test_the_lens_shows_agreement_and_shares(client, product_manager, make_idea, conversation, monkeypatch):
    monkeypatch.setattr("ideas.workbench.actions.agreement.errors_for", lambda _key, groups: [0] * groups)
    assert [group["size"] for group in OpinionMap.objects.get().groups] == [12, 12]
    both, one, few = make_idea("For all of us"), make_idea("For half of us"), make_idea("For four of us")
    vote(both, [*conversation.people[:11], *conversation.people[12:23]])
    vote(one, conversation.people[:11])
    vote(few, conversation.people[:4])
    measure_agreement()
    assert shown(few) is None
    assert shown(both)[0] > shown(one)[0]
    assert shown(both)[1] == [[10, 12], [10, 12]] and shown(one)[1] == [[10, 12], [0, 12]]
    client.force_login(product_manager)
    page = client.get(f"{HOME}?lens=groups&sort=agreement").text
    assert "Groups of “Where the grinder stands”" in page and "Group 2, 12 people" in page
    assert "about 83 %" in page and "fewer than five" in page and "not shown" in page
    assert page.index("For all of us") < page.index("For half of us") < page.index("For four of us")


def test_a_vote_moves_nothing_until_five_have_voted(make_idea, conversation):
    idea = make_idea()
    vote(idea, conversation.people[:7])
    again(conversation)
    before = IdeaAgreement.objects.values("groups", "agreement", "people", "voters", "map_of").get()
    for person in conversation.people[12:16]:
        vote(idea, [person])
        again(conversation)
        assert IdeaAgreement.objects.values("groups", "agreement", "people", "voters", "map_of").get() == before
    vote(idea, [conversation.people[16]])
    again(conversation)
    assert IdeaAgreement.objects.get().people == 12


def test_votes_of_people_outside_the_groups_are_no_cover(make_idea, make_member, conversation):
    idea = make_idea()
    vote(idea, conversation.people[:7])
    again(conversation)
    vote(idea, [make_member(f"outside{at}") for at in range(6)])
    vote(idea, [conversation.people[20]])
    again(conversation)
    assert IdeaAgreement.objects.get().people == 7


def test_a_vote_that_was_taken_back_hides_the_figures_of_a_map_that_is_drawn_anew(make_idea, conversation):
    idea = make_idea()
    vote(idea, conversation.people[:8])
    again(conversation)
    groups = IdeaAgreement.objects.get().groups
    withdraw_vote(idea=idea, by=conversation.people[0])
    again(conversation)
    assert IdeaAgreement.objects.get().groups == groups  # as it was
    for _turn in range(2):
        taken_at = timezone.now() + timedelta(seconds=3)
        OpinionMap.objects.update(taken_at=taken_at)
        again(conversation)
        assert shown(idea) == (None, [])
    vote(idea, conversation.people[12:17])
    again(conversation)
    assert shown(idea)[0] is not None


def test_answers_of_after_the_map_are_not_looked_at(make_idea, conversation):
    idea = make_idea()
    vote(idea, conversation.people[:8])
    StatementAnswer.objects.filter(member=conversation.people[0]).update(
        answer=-1, answered_at=timezone.now() + timedelta(hours=1)
    )
    again(conversation)
    assert shown(idea) is None  # the groups of the map cannot be told any more: nothing is taken


def test_nothing_that_is_kept_names_a_person(make_idea, conversation):
    vote(make_idea(), conversation.people)
    again(conversation)
    assert not [
        field.name
        for field in IdeaAgreement._meta.get_fields()
        if field.is_relation and field.name not in ("idea", "conversation")
    ]
    assert Vote.objects.count() == 24


def test_a_map_without_groups_shows_nothing(make_idea, conversation):
    idea = make_idea()
    vote(idea, conversation.people)
    again(conversation)
    assert shown(idea)[0] is not None
    OpinionMap.objects.update(groups=[])
    again(conversation)
    assert shown(idea) == (None, [])
