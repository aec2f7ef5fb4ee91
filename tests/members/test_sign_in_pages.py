"""The library's pages look and speak like ours."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

pytestmark = pytest.mark.django_db

VISITOR = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/signup/passkey/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/x-y/",
    "/accounts/inactive/",
    "/accounts/3rdparty/login/cancelled/",
    "/accounts/3rdparty/login/error/",
]
MEMBER = [
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/set/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/sessions/",
    "/accounts/3rdparty/",
]


@pytest.fixture
def confirmed(asker: Any) -> Any:
    EmailAddress.objects.update_or_create(user=asker, email=asker.email, defaults={"verified": True, "primary": True})
    return asker


def is_ours(html: str) -> bool:
    return 'class="foot"' in html and "· Commonweal</title>" in html and "<h1" in html and "<title> ·" not in html


@pytest.mark.parametrize("path", VISITOR)
def test_pages_before_signing_in_have_our_frame(client: Client, path: str) -> None:
    answer = client.get(path, follow=True)
    assert answer.status_code in (200, 401)
    assert is_ours(answer.text)


@pytest.mark.parametrize("path", MEMBER)
def test_pages_of_ones_own_account_have_our_frame(client: Client, confirmed: Any, path: str) -> None:
    client.force_login(confirmed, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    import time

    session["account_authentication_methods"] = [{"method": "code", "at": time.time(), "email": confirmed.email}]
    session.save()
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert is_ours(answer.text)


def test_a_code_is_asked_for_in_our_words_and_signs_in(client: Client, confirmed: Any, send_emails: Any) -> None:
    answer = client.post("/accounts/login/", {"login": confirmed.email}, follow=True)
    assert "Enter the code we sent" in answer.text
    assert f"<b>{confirmed.email}</b>" in answer.text
    code = send_emails()[0].subject.split()[0]
    wrong = client.post("/accounts/login/code/confirm/", {"code": "000000" if code != "000000" else "111111"})
    assert 'aria-invalid="true"' in wrong.text
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(confirmed.pk)


def test_who_has_set_a_password_may_sign_in_by_it(client: Client, confirmed: Any, send_emails: Any) -> None:
    confirmed.set_password("a sentence that only I would write")
    confirmed.save()
    client.post("/accounts/login/", {"login": confirmed.email, "password": "a sentence that only I would write"})
    assert client.session["_auth_user_id"] == str(confirmed.pk)
    assert not send_emails()


def test_a_wrong_password_does_not_send_a_code(client: Client, confirmed: Any, send_emails: Any) -> None:
    answer = client.post("/accounts/login/", {"login": confirmed.email, "password": "something else entirely"})
    assert 'class="errors"' in answer.text
    assert not send_emails()
