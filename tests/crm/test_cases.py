"""Support works cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.common.permissions import Refused
from portal.crm.models import Case
from portal.crm.store.actions import CaseChanged, assign_case, close_case, reopen_case, write_message
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def support(make_member):
    return make_member("support", role=Role.SUPPORT)


@pytest.fixture
def colleague(make_member):
    return make_member("colleague", role=Role.SUPPORT)


@pytest.fixture
def case(db):
    return Case.objects.create(number="C1", subject="It leaks", opened_at=AT)


def subjects(client, queue: str) -> list[str]:
    text = client.get(reverse("crm_case_list"), {"queue": queue}).content.decode()
    return sorted((subject for subject in Case.objects.values_list("subject", flat=True) if subject in text), key=text.index)


def test_each_queue_holds_its_cases_and_what_is_due_stands_first(client, support, colleague):
    now = timezone.now()

    def make(subject, **more):
        return Case.objects.create(number=subject, subject=subject, opened_at=AT, **more)

    make("dateless")
    make("tomorrow", due_at=now + timedelta(days=1), assignee=support)
    make("yesterday", due_at=now - timedelta(days=1), assignee=colleague)
    make("their turn", state="waiting", assignee=support)
    make("all done", state="closed", closed_at=now, assignee=support)
    client.force_login(support)
    assert subjects(client, "due") == ["yesterday", "tomorrow", "dateless"]
    assert subjects(client, "overdue") == ["yesterday"]  # as many as the admin's first page says
    assert subjects(client, "mine") == ["tomorrow", "their turn"]
    assert subjects(client, "unassigned") == ["dateless"]
    assert subjects(client, "waiting") == ["their turn"]
    assert subjects(client, "closed") == ["all done"]
    assert "overdue" in client.get(reverse("crm_case_list")).content.decode()


def test_a_reply_is_public_and_a_note_is_internal(client, support, case):
    client.force_login(support)
    address = reverse("crm_case_message", args=[case.pk])
    client.post(address, {"text": "Try a new seal.", "audience": "waits"})
    client.post(address, {"text": "He has called twice.", "audience": "internal"})
    case.refresh_from_db()
    assert dict(case.messages.values_list("text", "is_public")) == {"Try a new seal.": True, "He has called twice.": False}
    assert (case.state, case.assignee, case.version) == (Case.State.WAITING, support, 3)
    assert client.post(address, {"text": " ", "audience": "public"}).status_code == 422


def test_an_internal_note_is_in_no_activity(support, case):
    from portal.activity.models import Activity

    write_message(case=case, by=support, text="zqx secret", is_public=False)
    assert not [row for row in Activity.objects.all() if "zqx" in str(row.data)]


def test_taking_handing_over_and_putting_back(client, support, colleague, case):
    client.force_login(support)
    address = reverse("crm_case_assign", args=[case.pk])
    client.post(address, {"was": "", "me": "1"})
    case.refresh_from_db()
    assert case.assignee == support
    client.post(address, {"was": support.pk, "to": colleague.pk})
    case.refresh_from_db()
    assert case.assignee == colleague
    client.post(address, {"was": support.pk, "to": ""})  # the page was old
    case.refresh_from_db()
    assert case.assignee == colleague
    client.post(address, {"was": colleague.pk, "to": ""})
    case.refresh_from_db()
    assert case.assignee is None


def test_two_who_take_a_case_at_once_do_not_both_have_it(support, colleague, case):
    assign_case(case=case, by=support, to=support)
    with pytest.raises(CaseChanged):
        assign_case(case=case, by=colleague, to=colleague)


def test_only_who_works_on_cases_is_given_one(support, case, make_member):
    with pytest.raises(Refused, match="does not work on cases"):
        assign_case(case=case, by=support, to=make_member("stranger"))


def test_closing_and_reopening(client, support, case):
    client.force_login(support)
    address = reverse("crm_case_state", args=[case.pk])
    client.post(address, {"close": "1"})
    case.refresh_from_db()
    assert case.is_closed and case.closed_at
    with pytest.raises(CaseChanged):
        close_case(case=case, by=support)
    with pytest.raises(Refused, match="Reopen it"):
        write_message(case=case, by=support, text="Hello", is_public=True)
    write_message(case=case, by=support, text="For later", is_public=False)
    client.post(address, {"reopen": "1"})
    case.refresh_from_db()
    assert not case.is_closed and case.closed_at is None
    with pytest.raises(CaseChanged):
        reopen_case(case=case, by=support)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.PRODUCT, None])
def test_others_neither_read_nor_write_a_case(client, make_member, case, role):
    other = make_member("other", role=role) if role else make_member("other")
    with pytest.raises(Refused):
        write_message(case=case, by=other, text="x", is_public=True)
    client.force_login(other)
    assert client.post(reverse("crm_case_message", args=[case.pk]), {"text": "x", "audience": "public"}).status_code in (
        302,
        403,
    )
    assert not case.messages.exists()


def test_a_new_case_is_opened_for_a_customer(client, support):
    from portal.crm.models import Contact

    Contact.objects.create(number="7", email="ada@e.example")
    client.force_login(support)
    client.post(reverse("crm_cases_new"), {"subject": "It drips", "contact": "ada@e.example", "due_at": "2026-04-01"})
    case = Case.objects.get()
    assert (case.subject, case.contact.number, case.state) == ("It drips", "7", Case.State.OPEN)
