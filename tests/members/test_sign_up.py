from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.activity.models import Activity
from portal.members.actions import forget_unconfirmed
from portal.members.models import Consent, Member
from portal.members.permissions import can_write

pytestmark = pytest.mark.django_db


def test_signing_up_asks_for_an_address_and_nothing_more(client):
    page = client.get(reverse("account_signup")).content.decode()
    assert 'name="email"' in page
    assert 'name="password' not in page
    assert 'name="username"' not in page


def test_a_six_digit_code_makes_a_member(client, sign_up):
    member = sign_up("ines@example.com")
    assert client.session["_auth_user_id"] == str(member.pk)
    assert member.approved_at
    assert can_write(member, timezone.now())
    assert Activity.objects.filter(type="members.member.joined", object_id=member.pk).count() == 1


def test_a_wrong_code_makes_none(client):
    client.post(reverse("account_signup"), {"email": "ines@example.com"})
    client.post(reverse("account_email_verification_sent"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    assert not Member.objects.filter(email="ines@example.com").exists()


def test_the_handle_gives_nothing_of_the_address_away(sign_up):
    member = sign_up("ines.okafor@example.com")
    assert member.username.startswith("member-")
    assert "ines" not in member.username


def test_the_terms_are_kept_with_a_fingerprint_of_their_wording(sign_up):
    member = sign_up("ines@example.com")
    consents = Consent.objects.filter(member=member)
    assert {consent.purpose for consent in consents} == {"rules", "privacy"}
    assert all(len(consent.wording) == 64 for consent in consents)
    assert member.rules_accepted_at


def test_the_first_sign_in_leads_to_the_question_for_the_name(client, code_in_last_email):
    client.post(reverse("account_signup"), {"email": "ines@example.com"})
    response = client.post(reverse("account_email_verification_sent"), {"code": code_in_last_email()})
    assert response.url.startswith(reverse("members:welcome"))


def test_the_name_makes_the_handle(client, sign_up):
    member = sign_up("io@example.com")
    assert client.post(reverse("members:welcome"), {"name": "Ines  Okafor"}).status_code == 302
    member.refresh_from_db()
    assert (member.name, member.username) == ("Ines Okafor", "ines-okafor")


def test_the_name_may_wait(client, sign_up):
    member = sign_up("io@example.com")
    assert client.post(reverse("members:welcome"), {"skip": "1", "name": ""}).url == "/"
    member.refresh_from_db()
    assert member.name == ""


def test_nobody_learns_who_is_a_member(client, verified, send_emails):
    verified("ines")
    known = client.post(reverse("account_signup"), {"email": "ines@example.com"})
    client.logout()
    client.cookies.clear()
    unknown = client.post(reverse("account_signup"), {"email": "nobody@example.com"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert send_emails()[0].subject == "You are already a member"
    assert len(mail.outbox) == 2
    assert Member.objects.filter(email="ines@example.com").count() == 1


def test_nobody_learns_by_signing_in_who_is_a_member(client, verified):
    verified("ines")
    known = client.post(reverse("account_request_login_code"), {"email": "ines@example.com"})
    client.cookies.clear()
    unknown = client.post(reverse("account_request_login_code"), {"email": "nobody@example.com"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_member_signs_in_by_code(client, verified, code_in_last_email):
    member = verified("ines")
    client.post(reverse("account_login"), {"login": "ines@example.com"})
    client.post(reverse("account_request_login_code"), {"email": "ines@example.com"})
    response = client.post(reverse("account_confirm_login_code"), {"code": code_in_last_email()})
    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(member.pk)


def test_the_fourth_code_in_a_minute_is_refused_with_a_sentence(client, verified, send_emails):
    verified("ines")
    for _time in range(4):
        client.cookies.clear()
        response = client.post(reverse("account_request_login_code"), {"email": "ines@example.com"})
    assert response.status_code == 200
    assert "Several e-mails were sent to this address" in response.content.decode()
    assert len(send_emails()) == 3


def test_a_sign_up_sent_twice_at_once_is_no_error(client, make_member):
    make_member("ines")  # the row stands, its address is not confirmed yet: as between two requests
    response = client.post(reverse("account_signup"), {"email": "INES@example.com"})
    assert response.status_code == 302


def test_accounts_that_nobody_confirmed_are_forgotten_after_a_week(make_member):
    """Signing up makes none before the address is confirmed; a provider or an older version may have."""
    member = make_member("ines", approved_at=None)
    EmailAddress.objects.create(user=member, email=member.email)
    assert forget_unconfirmed() == 0
    assert forget_unconfirmed(now=timezone.now() + timedelta(days=8)) == 1
    assert not EmailAddress.objects.filter(email="ines@example.com").exists()


@pytest.mark.parametrize(
    "address",
    ["/admin/login/", "/django-admin/login/", "/_util/login/", "/admin/password_reset/", "/admin/password_reset/confirm/MQ/x/"],
)
def test_every_other_sign_in_leads_to_ours(client, address):
    response = client.get(address + "?next=/admin/pages/")
    assert response.status_code == 302
    assert response.url.startswith("/accounts/")
