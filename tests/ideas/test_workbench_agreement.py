"""Agreement across the opinion groups of an open conversation."""

import pytest
from django.utils import timezone

from ideas.actions import cast_vote, withdraw_vote
from ideas.workbench.actions import take_agreements
from ideas.workbench.models import IdeaAgreement
from ideas.workbench.tasks import measure_agreement
from portal.common.opinion import polis_gac
from portal.polls.actions import draw_map
from portal.polls.models import ConversationPage, OpinionMap, Statement, StatementAnswer

HOME = "/admin/workbench/"


@pytest.fixture
def conversation(db, make_member):
    """Two groups of twelve who answer eight statements the opposite way."""
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(instance=ConversationPage(title="Where the grinder stands", disclosure="open"))
    now = timezone.now()
    statements = [Statement.objects.create(conversation=page, text=f"Statement {at}", posted_at=now) for at in range(8)]
    page.people = [make_member(f"person{at}") for at in range(24)]
    for at, person in enumerate(page.people):
        for place, statement in enumerate(statements):
            sides = 1 if at < 12 else -1
            answer = 0 if place == at % 8 else sides
            StatementAnswer.objects.create(statement=statement, member=person, answer=answer, answered_at=now)
    draw_map(conversation=page, now=timezone.now())
    return page


def vote(idea, people):
    for person in people:
        cast_vote(idea=idea, by=person)


def shown(idea):
    row = IdeaAgreement.objects.filter(idea=idea).first()
    return None if row is None else (row.agreement, row.groups)


def test_one_group_that_wants_it_alone_agrees_less_than_both():
    assert polis_gac([[10, 12], [0, 10]]) < polis_gac([[5, 12], [5, 10]])


def test_the_lens_shows_agreement_and_shares(client, product_manager, make_idea, conversation):
    assert [group["size"] for group in OpinionMap.objects.get().groups] == [12, 12]
    both, one, none = make_idea("For all of us"), make_idea("For half of us"), make_idea("For none of us")
    vote(both, [*conversation.people[:11], *conversation.people[12:21]])
    vote(one, conversation.people[:11])
    measure_agreement()
    assert shown(both) == (polis_gac([[11, 12], [9, 12]]), [[11, 12], [9, 12]]) and shown(one)[1] == [[11, 12], [0, 12]]
    assert shown(none) is None
    client.force_login(product_manager)
    page = client.get(f"{HOME}?lens=groups&sort=agreement").text
    assert "Groups of “Where the grinder stands”" in page and "Group 2, 12 people" in page
    assert "92 %" in page and "75 %" in page and "no votes" in page
    assert page.index("For all of us") < page.index("For half of us") < page.index("For none of us")
    withdraw_vote(idea=one, by=conversation.people[0])
    measure_agreement()
    assert shown(one)[1] == [[10, 12], [0, 12]]
    assert take_agreements(conversation=conversation) == 0, "nothing is new"


def test_a_confidential_conversation_has_no_groups_in_the_lens(client, product_manager, make_idea, conversation):
    vote(make_idea(), conversation.people)
    ConversationPage.objects.update(disclosure="confidential", closes_at=timezone.now())
    measure_agreement()
    assert not IdeaAgreement.objects.exists()
    client.force_login(product_manager)
    assert "Where the grinder stands" not in client.get(f"{HOME}?lens=groups").text


def test_nothing_that_is_kept_names_a_person(make_idea, conversation):
    vote(make_idea(), conversation.people)
    measure_agreement()
    relations = {field.name for field in IdeaAgreement._meta.get_fields() if field.is_relation}
    assert relations == {"idea", "conversation"}


def test_a_map_without_groups_shows_nothing(make_idea, conversation):
    idea = make_idea()
    vote(idea, conversation.people)
    measure_agreement()
    assert shown(idea)[0] is not None
    OpinionMap.objects.update(groups=[])
    measure_agreement()
    assert shown(idea) is None
