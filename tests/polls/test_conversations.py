"""Statements to agree with or not, and the map that comes out."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.personal import personal_data
from portal.polls.actions import AlreadySaid, add_statement, answer_statement, draw_map, hide_statement, unhide_statement
from portal.polls.models import ConversationPage, OpinionMap, Statement, StatementAnswer
from portal.polls.results import next_statement
from portal.polls.tasks import draw_maps

pytestmark = pytest.mark.django_db
AGREE, PASS, DISAGREE = 1, 0, -1


def answer_all(statements, person, answers):
    for statement, answer in zip(statements, answers, strict=False):
        answer_statement(statement=statement, by=person, answer=answer)


@pytest.fixture
def two_camps(statements, crowd):
    """Nine for the first half and eight against it; all agree with the last statement."""
    people = crowd(17)
    for number, person in enumerate(people):
        line = [AGREE] * 4 + [DISAGREE] * 3 if number < 9 else [DISAGREE] * 4 + [AGREE] * 3
        answer_all(statements, person, [*line, AGREE])
    return people


def test_one_statement_after_the_other_is_put_before_a_member(client, conversation, statements, asker):
    client.force_login(asker)
    seen = set()
    for number in range(8):
        page = client.get(conversation.get_absolute_url())
        statement = page.context_data["statement"]
        assert statement.text in page.text and f"{number} of 8 answered" in page.text
        assert client.get(conversation.get_absolute_url()).context_data["statement"] == statement, "reading draws no lots"
        seen.add(statement.pk)
        assert client.post(f"/statements/{statement.pk}/answer/", {"answer": "agree"}).status_code == 302
    assert len(seen) == 8
    assert "You have answered all statements." in client.get(conversation.get_absolute_url()).text


def test_with_htmx_the_next_statement_comes_back(client, conversation, statements, asker):
    client.force_login(asker)
    part = client.post(f"/statements/{statements[0].pk}/answer/", {"answer": "pass"}, headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith("<section") and "1 of 8 answered" in part.text


def test_an_answer_can_be_changed_and_counts_once(client, conversation, statements, asker):
    client.force_login(asker)
    for answer in ("agree", "disagree", "disagree"):
        client.post(f"/statements/{statements[0].pk}/answer/", {"answer": answer})
    assert StatementAnswer.objects.get().answer == DISAGREE
    assert Activity.objects.filter(type="polls.statement.answered").count() == 2
    for wrong in ({}, {"answer": "perhaps"}, {"answer": "1"}):
        assert client.post(f"/statements/{statements[0].pk}/answer/", wrong).status_code == 404
    assert client.post(f"/statements/{2**70}/answer/", {"answer": "agree"}).status_code == 404


def test_members_add_statements_once_each(client, conversation, statements, asker, helper):
    client.force_login(asker)
    address = f"/polls/{conversation.pk}/statements/"
    assert client.post(address, {"text": "It may clean itself at night."}).status_code == 302
    statement = Statement.objects.get(author=asker)
    assert StatementAnswer.objects.get().answer == AGREE, "whoever says it agrees with it"
    again = client.post(address, {"text": "it may clean  itself at night."})
    assert again.status_code == 422 and "here already" in again.text and "it may clean" in again.text
    short = client.post(address, {"text": "No."})
    assert short.status_code == 422 and "at least ten characters" in short.text
    with pytest.raises(AlreadySaid):
        add_statement(conversation=conversation, by=helper, text=statement.text)
    client.force_login(helper)
    page = client.get(conversation.get_absolute_url()).text
    assert "written by someone who takes part" in page or "from the company" in page
    assert asker.display_name not in page.split("</header>")[-1].split("<footer")[0]


def test_only_the_company_adds_where_members_may_not(client, conversation, asker, support):
    ConversationPage.objects.filter(pk=conversation.pk).update(takes_statements=False)
    conversation.refresh_from_db()
    with pytest.raises(Refused, match="no further statements"):
        add_statement(conversation=conversation, by=asker, text="It may clean itself at night.")
    assert add_statement(conversation=conversation, by=support, text="It may clean itself at night.").is_from_company
    assert not StatementAnswer.objects.exists()


def test_groups_are_found_and_shown_with_what_they_stand_for(client, conversation, statements, two_camps):
    draw_maps()
    found = OpinionMap.objects.get()
    assert [group["size"] for group in found.groups] == [9, 8] and found.people == 17
    client.force_login(two_camps[0])
    page = client.get(conversation.get_absolute_url()).text
    assert "Group A" in page and "9 people" in page and "Group B" in page
    assert "What most agree on, across all groups" in page and statements[7].text in page
    assert found.consensus[0]["statement"] == statements[7].pk


def test_results_wait_until_one_has_answered(client, conversation, statements, two_camps, asker):
    draw_maps()
    client.force_login(asker)
    page = client.get(conversation.get_absolute_url()).text
    assert "Group A" not in page and "You see the results once you have answered 7 statements." in page
    answer_all(statements, asker, [AGREE] * 6)
    assert "Group A" not in client.get(conversation.get_absolute_url()).text
    answer_all(statements, asker, [AGREE] * 7)
    assert "Group A" in client.get(conversation.get_absolute_url()).text
    ConversationPage.objects.filter(pk=conversation.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    client.logout()
    assert "Group A" in client.get(conversation.get_absolute_url()).text


def test_fewer_than_five_show_nothing(client, conversation, statements, crowd):
    people = crowd(4)
    for person in people:
        answer_all(statements, person, [AGREE] * 8)
    draw_maps()
    assert not OpinionMap.objects.exists()
    client.force_login(people[0])
    page = client.get(conversation.get_absolute_url()).text
    assert "100 %" not in page and "once 5 people have taken part" in page


def test_an_open_map_is_drawn_again_when_anybody_has_answered(conversation, statements, two_camps, crowd):
    assert draw_map(conversation=conversation, now=timezone.now()) is not None
    assert draw_map(conversation=conversation, now=timezone.now()) is None, "nothing is new"
    answer_all(statements, crowd(1, "late")[0], [AGREE] * 8)
    assert draw_map(conversation=conversation, now=timezone.now()).people == 18


def test_a_hidden_statement_is_asked_no_more_and_counts_no_more(client, conversation, statements, two_camps, moderator):
    hide_statement(thing=statements[0], by=moderator, reason="Names a person.")
    client.force_login(two_camps[0])
    assert statements[0].text not in client.get(conversation.get_absolute_url()).text
    assert client.post(f"/statements/{statements[0].pk}/answer/", {"answer": "agree"}).status_code == 404
    assert str(statements[0].pk) not in draw_map(conversation=conversation, now=timezone.now()).totals
    unhide_statement(thing=statements[0], by=moderator)
    assert statements[0].text in client.get(conversation.get_absolute_url()).text
    with pytest.raises(Refused):
        hide_statement(thing=statements[1], by=two_camps[0], reason="Because.")


def test_a_statement_can_be_reported(client, statements, asker):
    client.force_login(asker)
    assert client.get(f"/flag/polls.statement:{statements[0].pk}/").status_code == 200
    assert client.post(f"/flag/polls.statement:{statements[0].pk}/", {"reason": "rude", "note": "x"}).status_code == 302


def test_the_next_statement_is_more_often_a_new_one(statements):
    found = OpinionMap(totals={str(statements[0].pk): [40, 40, 20]}, reach={})

    class Viewer:
        pk = 0

    firsts = []
    for Viewer.pk in range(300):
        firsts.append(next_statement(statements, {}, found, Viewer).pk)
    assert firsts.count(statements[0].pk) < 10 < min(firsts.count(statement.pk) for statement in statements[1:])
    assert next_statement([], {}, None, Viewer) is None


def test_the_log_does_not_know_what_was_answered(conversation, statements, asker):
    answer_statement(statement=statements[0], by=asker, answer=DISAGREE)
    assert json.dumps(list(Activity.objects.filter(type__startswith="polls").values_list("data", flat=True))) == "[{}]"


def test_the_export_has_answers_and_statements_and_erasure_takes_them(conversation, statements, asker, helper):
    mine = add_statement(conversation=conversation, by=asker, text="It may clean itself at night.")
    answer_statement(statement=mine, by=helper, answer=DISAGREE)
    answer_statement(statement=statements[0], by=asker, answer=PASS)
    rows = list(next(data for data in personal_data() if data.name == "polls.answers").rows(asker))
    assert [str(row["answer"]) for row in rows] == ["Agree", "Neither"]
    erase_member(member=asker, by=asker, keep_content=False)
    assert not Statement.objects.filter(pk=mine.pk).exists() and not StatementAnswer.objects.filter(member=asker).exists()
    helpers = add_statement(conversation=conversation, by=helper, text="It may order its own filters.")
    erase_member(member=helper, by=helper, keep_content=True)
    assert Statement.objects.filter(pk=helpers.pk).exists() and not StatementAnswer.objects.filter(statement=helpers).exists()


def test_the_database_holds_the_rules(statements, asker):
    def store(answer):
        with transaction.atomic():
            StatementAnswer.objects.create(statement=statements[0], member=asker, answer=answer, answered_at=timezone.now())

    store(AGREE)
    for wrong in (2, DISAGREE):
        with pytest.raises(IntegrityError):
            store(wrong)


def test_the_page_costs_the_same_however_many_statements_and_answers(
    client, conversation, statements, two_camps, django_assert_max_num_queries
):
    draw_maps()
    client.force_login(two_camps[0])
    client.get(conversation.get_absolute_url())
    with django_assert_max_num_queries(40) as few:
        client.get(conversation.get_absolute_url())
    for number in range(10):
        Statement.objects.create(conversation=conversation, text=f"One more, number {number}", posted_at=timezone.now())
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(conversation.get_absolute_url())
