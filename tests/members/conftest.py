from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse


@pytest.fixture
def membership(db: None) -> Any:
    """The site's membership settings; change and save them."""
    from wagtail.models import Site

    from portal.members.models import MembershipSettings

    return MembershipSettings.for_site(Site.objects.get(is_default_site=True))


@pytest.fixture
def send_emails(db: None) -> Callable[[], list[Any]]:
    """Let the worker send what requests left to it; gives all e-mails so far."""
    from tests.members.worker import run_tasks

    def send() -> list[Any]:
        run_tasks()
        return mail.outbox

    return send


@pytest.fixture
def code_in_last_email(send_emails: Callable[[], list[Any]]) -> Callable[[], str]:
    def find() -> str:
        send_emails()
        found = re.search(r"\b(\d{6})\b", mail.outbox[-1].body)
        assert found, mail.outbox[-1].body
        return found.group(1)

    return find


@pytest.fixture
def sign_up(client: Any, code_in_last_email: Callable[[], str]) -> Callable[..., Any]:
    """Sign up by e-mail and code, up to the page after it; gives the member."""

    def run(address: str) -> Any:
        from portal.members.models import Member

        client.post(reverse("account_signup"), {"email": address})
        client.post(reverse("account_email_verification_sent"), {"code": code_in_last_email()})
        return Member.objects.get(email=address)

    return run


@pytest.fixture
def verified(make_member: Callable[..., Any]) -> Callable[..., Any]:
    """A member with a confirmed address."""
    from allauth.account.models import EmailAddress

    def make(username: str, **fields: Any) -> Any:
        member = make_member(username, **fields)
        EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
        return member

    return make
