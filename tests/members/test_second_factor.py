"""Setting up an authenticator app: its code is asked for once."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)  # the library tells us once it is stored


@pytest.fixture
def ines(verified):
    return verified("ines")


def code_of(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def set_up(client):
    page = client.get(reverse("mfa_activate_totp")).text
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    return client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})


def test_who_sets_up_an_app_sees_the_recovery_codes_without_a_second_code(client, ines):
    client.force_login(ines)
    answer = set_up(client)
    page = client.get(answer.url)
    assert answer.url == reverse("mfa_view_recovery_codes") and page.status_code == 200
    codes = Authenticator.objects.get(user=ines, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    assert codes and codes[0] in page.text


def test_the_code_of_the_set_up_counts_in_that_session_only(client, ines):
    client.force_login(ines)
    set_up(client)
    client.logout()
    client.force_login(ines)
    answer = client.get(reverse("mfa_view_recovery_codes"))
    assert answer.status_code == 302 and answer.url.startswith(reverse("mfa_reauthenticate"))
