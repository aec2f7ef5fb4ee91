from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import NeedsReason, change_status, respond, set_owner
from ideas.models import Idea, IdeaBoardTally, Meaning, Status
from portal.activity.steps import steps
from portal.common.permissions import Refused
from portal.writing.models import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea):
    return make_idea()


def to(idea, by, meaning, **facts):
    status = Status.objects.filter(board=idea.board, meaning=meaning).first()
    return change_status(idea=idea, by=by, status_id=status.pk, **facts)


def test_only_the_product_team_changes_the_status(idea, stranger, moderator):
    for member in (stranger, moderator):
        with pytest.raises(Refused, match="product team"):
            to(idea, member, Meaning.CONSIDERING)


def test_a_no_without_a_reason_is_refused_with_a_sentence(idea, product_manager):
    with pytest.raises(NeedsReason, match="Say why"):
        to(idea, product_manager, Meaning.NOT_DOING, reason="  ")
    with pytest.raises(NeedsReason, match="has 13 characters; declining needs at least 40"):
        to(idea, product_manager, Meaning.NOT_DOING, reason="Out of  scope.")
    assert Idea.objects.get(pk=idea.pk).meaning == "new"


def test_a_no_has_an_owner_who_cannot_simply_go(idea, product_manager):
    idea = to(idea, product_manager, Meaning.NOT_DOING, reason="Collars of four other makers fit, and cost less.")
    assert idea.owner == product_manager and idea.closed_at
    with pytest.raises(NeedsReason, match="answers for the no"):
        set_owner(idea=idea, owner=None, by=product_manager)


def test_every_change_keeps_who_when_and_why(idea, product_manager):
    for meaning, why in (("considering", "We measure it."), ("committed", "In spring."), ("delivered", "")):
        idea = to(idea, product_manager, meaning, reason=why)
    changes = idea.status_changes.order_by("pk")
    assert [(row.before_name, row.after_name, row.reason) for row in changes] == [
        ("New", "Considering", "We measure it."),
        ("Considering", "Committed", "In spring."),
        ("Committed", "Delivered", ""),
    ]
    assert {row.by for row in changes} == {product_manager}
    assert [step.headline for step in steps(idea)] == ["Considering", "Committed", "Delivered"]


def test_a_status_keeps_the_name_that_it_had(idea, product_manager):
    to(idea, product_manager, Meaning.CONSIDERING)
    Status.objects.filter(board=idea.board, meaning="considering").update(name="On the bench")
    assert idea.status_changes.get().after_name == "Considering"


def test_a_reopened_idea_is_counted_as_such(idea, product_manager):
    to(idea, product_manager, Meaning.DELIVERED)
    again = to(idea, product_manager, Meaning.COMMITTED)
    assert again.reopened_count == 1 and again.closed_at is None
    tally = IdeaBoardTally.objects.get(board=idea.board)
    assert (tally.committed_count, tally.delivered_count) == (1, 0)


def test_the_first_answer_is_kept_and_the_author_does_not_answer_themselves(make_idea, product_manager, support):
    own, now = make_idea("An idea of the company", author=support), timezone.now()
    respond(idea=own, by=support, body="<p>We do.</p>", now=now)
    assert Idea.objects.get(pk=own.pk).first_answered_at is None
    to(own, product_manager, Meaning.CONSIDERING, reason="We weigh it.", now=now + timedelta(days=1))
    respond(idea=own, by=product_manager, body="<p>Soon.</p>", now=now + timedelta(days=2))
    assert Idea.objects.get(pk=own.pk).first_answered_at == now + timedelta(days=1)


def test_the_response_keeps_its_versions(idea, product_manager, support):
    respond(idea=idea, by=product_manager, body="<p>In March.</p>")
    response = respond(idea=idea, by=support, body="<p>In April.</p>")
    assert response.author == support and response.edit_count == 1
    assert Revision.objects.get().body == "<p>In March.</p>"


def test_a_change_to_nothing_new_is_no_change(idea, product_manager):
    to(idea, product_manager, Meaning.CONSIDERING, reason="We look.")
    to(idea, product_manager, Meaning.CONSIDERING, reason="We look.")
    assert idea.status_changes.count() == 1
