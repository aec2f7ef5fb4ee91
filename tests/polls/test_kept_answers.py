"""Visitors see what is asked, choose, and sign in; then it counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from portal.polls.models import PollBallot, StatementAnswer

pytestmark = pytest.mark.django_db
OURS = {"origin": "http://testserver"}


def after_sign_in(client: Client, member: Any, onward: str) -> str:
    member.set_password("long enough, this one")
    member.save()
    EmailAddress.objects.get_or_create(user=member, email=member.email, verified=True, primary=True)
    data = {"login": member.email, "password": "long enough, this one", "next": onward}
    return client.post("/accounts/login/", data, follow=True).text


def test_what_a_visitor_chose_counts_once_they_are_in_and_nothing_confidential_is_kept(
    client, poll, statements, make_poll, stranger
):
    """They see the choices before they sign in."""
    fine = poll.choices.get(text="Fine")
    page = client.get(poll.get_absolute_url())
    assert "Fine" in page.text and "Coarse" in page.text and not page.cookies
    answered = client.post(f"/sign-in-to/answer/{poll.pk}/", {"choices": fine.pk, "told": poll.disclosure}, headers=OURS)
    assert f"Sign in to answer “{poll.title}”." in client.get(answered["Location"]).text
    page = after_sign_in(client, stranger, poll.get_absolute_url())
    assert "Your answer counts" in page
    assert [choice.pk for choice in PollBallot.objects.get(poll=poll, member=stranger).choices.all()] == [fine.pk]

    visitor = Client()
    talk = statements[0].conversation
    assert 'name="answer" value="agree"' in visitor.get(talk.get_absolute_url()).text
    visitor.post(f"/sign-in-to/statement/{statements[0].pk}/", {"answer": "agree", "told": talk.disclosure}, headers=OURS)
    after_sign_in(visitor, stranger, f"{talk.get_absolute_url()}#answering")
    assert StatementAnswer.objects.get(member=stranger).statement == statements[0]

    secret = make_poll("How much do you earn?", disclosure="confidential", closes_at=timezone.now() + timedelta(days=3))
    visitor = Client()
    page = visitor.get(secret.get_absolute_url()).text
    assert "<li>Fine</li>" in page and "/sign-in-to/answer/" not in page
    kept = visitor.post(f"/sign-in-to/answer/{secret.pk}/", {"choices": secret.choices.first().pk}, headers=OURS)
    assert kept.status_code == 404 and not visitor.session.keys()
