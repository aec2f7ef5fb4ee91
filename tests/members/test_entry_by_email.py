"""Codes and links by e-mail: how often one may guess, what the link does, and that no answer tells who is a member."""

from __future__ import annotations

import re
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.db import close_old_connections, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.members.actions import entry, tries
from portal.members.codes import SESSION_KEY, code_of
from portal.members.models import CodeTries, EntryLink, EntryPurpose, Member
from tests.members.worker import run_tasks

pytestmark = pytest.mark.django_db

SIGN_IN, CONFIRM = "/accounts/login/", "/accounts/login/code/confirm/"
SIGN_UP, CONFIRM_ADDRESS = "/accounts/signup/", "/accounts/confirm-email/"


@pytest.fixture(autouse=True)
def without_limits_on_emails(settings: Any, request: Any) -> None:
    if "with_limits" not in request.keywords:
        settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def ines(verified: Any) -> Any:
    return verified("ines")


def right_code(client: Client) -> str:
    return code_of(client.session[SESSION_KEY]["nonce"])


def wrong_code(client: Client) -> str:
    return f"{(int(right_code(client)) + 1) % 1_000_000:06}"


def use_up(address: str = "ines@example.com", *, but: int = 0) -> None:
    limits = {tries.address_key(address): tries.MOST_OF_TARGET}
    for _number in range(tries.MOST_OF_TARGET - but):
        assert tries.take_try(limits=limits)


def last_link() -> str:
    run_tasks()
    found = re.search(r"/account/enter/[\w-]+/", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found.group()


def is_signed_in(client: Client, member: Any) -> bool:
    return client.session.get("_auth_user_id") == str(member.pk)


def tries_at(address: str) -> int:
    row = CodeTries.objects.filter(key=tries.address_key(address)).first()
    return len(row.tried_at) if row else 0


def test_wrong_codes_of_several_sessions_origins_and_entrances_are_counted_together(ines: Any) -> None:
    for origin, path, field, confirm in (
        ("198.51.100.1", SIGN_IN, "login", CONFIRM),
        ("198.51.100.2", "/accounts/login/code/", "email", CONFIRM),
        ("2001:db8::7", SIGN_UP, "email", CONFIRM_ADDRESS),
    ):
        stranger = Client(REMOTE_ADDR=origin)
        stranger.post(path, {field: "Ines@Example.com"})
        for _number in range(2):
            stranger.post(confirm, {"code": wrong_code(stranger)})
    assert tries_at("ines@example.com") == 6


@pytest.mark.parametrize("spelling", ["INES@EXAMPLE.COM", "ｉnes@example.com", "ineſ@example.com"])
def test_spellings_of_an_address_share_its_tries(spelling: str) -> None:
    assert tries.address_key(spelling) == tries.address_key("ines@example.com")


def test_a_right_code_and_what_is_no_code_are_no_wrong_tries(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    answer = client.post(CONFIRM, {"code": "4817"})
    assert "That is 4 digits; the code has six." in answer.text
    client.post(CONFIRM, {"code": right_code(client)})
    assert is_signed_in(client, ines)
    assert tries_at(ines.email) == 0


def test_the_101st_try_of_a_day_is_refused_even_when_right_and_an_email_brings_a_link(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    use_up()
    answer = client.post(CONFIRM, {"code": right_code(client)}, follow=True)
    assert not is_signed_in(client, ines)
    assert "Open the link we sent" in answer.text
    assert 'name="code"' not in answer.text
    link = last_link()
    assert mail.outbox[-1].subject == "Your link to sign in"
    assert not re.search(r"\b\d{6}\b", re.sub(r"http\S+", "", mail.outbox[-1].body))
    client.post(link)
    assert is_signed_in(client, ines)


def test_the_101st_try_makes_no_account_either(client: Client) -> None:
    client.post(SIGN_UP, {"email": "new@example.com"})
    use_up("new@example.com")
    assert tries.take_try(limits={tries.address_key("new@example.com"): tries.MOST_OF_TARGET}) is None
    client.post(CONFIRM_ADDRESS, {"code": right_code(client)})
    assert not Member.objects.filter(email="new@example.com").exists()
    client.post(last_link())
    assert is_signed_in(client, Member.objects.get(email="new@example.com"))


def test_the_100th_try_still_counts(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    use_up(but=1)
    client.post(CONFIRM, {"code": right_code(client)})
    assert is_signed_in(client, ines)


def test_tries_of_yesterday_are_forgiven_and_forgotten(ines: Any) -> None:
    use_up()
    limits = {tries.address_key(ines.email): tries.MOST_OF_TARGET}
    row = CodeTries.objects.get()
    row.tried_at = [stamp - 86_401 for stamp in row.tried_at]
    row.last_at = timezone.now() - timedelta(hours=25)
    row.save()
    assert not tries.are_used_up(limits)
    tries.forget_tries()
    assert not CodeTries.objects.exists()


def test_an_emptied_cache_forgives_nothing(client: Client, ines: Any) -> None:
    from django.core.cache import cache

    client.post(SIGN_IN, {"login": ines.email})
    code = right_code(client)
    use_up()
    cache.clear()
    client.post(CONFIRM, {"code": code})
    assert not is_signed_in(client, ines)


def test_one_origin_has_its_own_limit_over_all_targets(client: Client, ines: Any) -> None:
    origin = {tries._key("origin", "127.0.0.1"): tries.MOST_OF_ORIGIN}
    CodeTries.objects.create(key=next(iter(origin)), tried_at=[time.time()] * tries.MOST_OF_ORIGIN, last_at=timezone.now())
    client.post(SIGN_IN, {"login": ines.email})
    client.post(CONFIRM, {"code": right_code(client)})
    assert not is_signed_in(client, ines)
    client.post(last_link())
    assert is_signed_in(client, ines)
    elsewhere = Client(REMOTE_ADDR="198.51.100.9")
    elsewhere.post(SIGN_IN, {"login": ines.email})
    elsewhere.post(CONFIRM, {"code": right_code(elsewhere)})
    assert is_signed_in(elsewhere, ines)


def test_the_addresses_of_one_member_share_the_tries(client: Client, ines: Any) -> None:
    EmailAddress.objects.create(user=ines, email="second@example.com", verified=True)
    use_up()
    client.post(SIGN_IN, {"login": "second@example.com"})
    client.post(CONFIRM, {"code": right_code(client)})
    assert not is_signed_in(client, ines)
    client.post(last_link())
    assert is_signed_in(client, ines)


def test_a_link_is_in_every_email_so_that_a_stranger_who_asks_too_often_locks_nobody_out(ines: Any, client: Client) -> None:
    Client().post(SIGN_IN, {"login": ines.email})  # a stranger
    client.post(last_link())
    assert is_signed_in(client, ines)


def test_three_wrong_codes_end_a_code(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    code, wrong = right_code(client), wrong_code(client)
    answers = [client.post(CONFIRM, {"code": wrong}).status_code for _number in range(3)]
    assert answers == [200, 200, 302]
    client.post(CONFIRM, {"code": code})
    assert not is_signed_in(client, ines)


def test_neither_the_session_nor_the_task_holds_the_code(client: Client, ines: Any) -> None:
    from django_tasks_db.models import DBTaskResult

    client.post(SIGN_IN, {"login": ines.email})
    code = right_code(client)
    assert code not in str(dict(client.session))
    assert code not in str(DBTaskResult.objects.get().args_kwargs)


# The link
def test_looking_at_the_link_does_not_use_it_and_the_button_does_once(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    link = last_link()
    scanner, phone, thief = Client(), Client(), Client()
    for _number in range(3):
        assert scanner.get(link).status_code == scanner.head(link).status_code == 200
    page = phone.get(link)
    assert "ines@example.com" in page.text
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert not is_signed_in(phone, ines)
    phone.post(link)
    assert is_signed_in(phone, ines)
    answer = thief.post(link)
    assert answer.status_code == thief.get(link).status_code == 410
    assert not is_signed_in(thief, ines)


def test_a_link_lasts_an_hour(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    link = last_link()
    EntryLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(link).status_code == 410
    entry.forget_links()
    assert not EntryLink.objects.exists()


def test_a_link_is_bound_to_its_address_and_member(client: Client, ines: Any, asker: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    link = last_link()
    EmailAddress.objects.filter(user=ines).update(email="new@example.com")
    Member.objects.filter(pk=ines.pk).update(email="new@example.com")
    EmailAddress.objects.create(user=asker, email="ines@example.com", verified=True)
    assert client.post(link).status_code == 410
    assert "_auth_user_id" not in client.session


def test_a_second_factor_is_asked_after_the_link_too(client: Client, ines: Any) -> None:
    Authenticator.objects.create(user=ines, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.post(SIGN_IN, {"login": ines.email})
    assert client.post(last_link()).url == reverse("mfa_authenticate")
    assert not is_signed_in(client, ines)


def test_joining_by_the_link_on_another_device_keeps_the_invitation_and_the_way(
    client: Client, membership: Any, ines: Any
) -> None:
    from portal.members.models import Invitation

    membership.mode = "invitation"
    membership.save()
    invitation = Invitation.objects.create(
        email="new@example.com", token="t" * 43, invited_by=ines, expires_at=timezone.now() + timedelta(days=1)
    )
    client.get(reverse("members:invitation_accept", args=[invitation.token]))
    client.post(SIGN_UP, {"email": "new@example.com", "next": "/help/"})
    phone = Client()
    answer = phone.post(last_link())
    member = Member.objects.get(email="new@example.com")
    assert is_signed_in(phone, member)
    assert "next=%2Fhelp%2F" in answer.url
    invitation.refresh_from_db()
    assert invitation.accepted_by == member
    assert member.approved_at


def test_a_sign_up_whose_address_was_taken_meanwhile_makes_no_second_account(client: Client, make_member: Any) -> None:
    client.post(SIGN_UP, {"email": "new@example.com"})
    link = last_link()
    make_member("new")
    assert client.post(link).status_code == 410
    client.post(SIGN_UP, {"email": "new@example.com"})
    client.post(CONFIRM_ADDRESS, {"code": right_code(client)})
    assert "_auth_user_id" not in client.session
    assert Member.objects.filter(email="new@example.com").count() == 1


def test_a_further_address_is_confirmed_by_code_or_by_link_and_signs_nobody_in(
    client: Client, ines: Any, settings: Any
) -> None:
    client.force_login(ines)
    settings.ACCOUNT_REAUTHENTICATION_REQUIRED = False
    answer = client.post("/accounts/email/", {"action_add": "", "email": "second@example.com"})
    assert answer.url == CONFIRM_ADDRESS
    elsewhere = Client()
    link = last_link()
    assert "@ines" in mail.outbox[-1].body
    assert "becomes an address of" in elsewhere.get(link).text
    elsewhere.post(link)
    assert "_auth_user_id" not in elsewhere.session
    assert EmailAddress.objects.get(email="second@example.com").verified
    client.post("/accounts/email/", {"action_add": "", "email": "third@example.com"})
    client.post(CONFIRM_ADDRESS, {"code": right_code(client)})
    assert EmailAddress.objects.get(email="third@example.com").user == ines


def test_nobody_takes_the_address_of_another(client: Client, ines: Any, asker: Any) -> None:
    client.force_login(asker)
    client.post("/accounts/email/", {"action_add": "", "email": ines.email})
    client.post(CONFIRM_ADDRESS, {"code": right_code(client)})
    assert not EmailAddress.objects.filter(user=asker, email=ines.email).exists()


# The second factor and erasure
def test_codes_of_the_app_are_counted_over_the_day_and_recovery_codes_go_on(client: Client, ines: Any) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal import auth as totp

    secret = totp.generate_totp_secret()
    totp.TOTP.activate(ines, secret)
    recovery = RecoveryCodes.activate(ines).get_unused_codes()[0]
    client.post(SIGN_IN, {"login": ines.email})
    client.post(last_link())
    limits = tries.limits_of_member(purpose="app", member_id=ines.pk)
    for _number in range(tries.MOST_OF_TARGET):
        tries.take_try(limits=limits)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    answer = client.post(reverse("mfa_authenticate"), {"code": code})
    assert "Use a recovery code or a passkey" in answer.text
    client.post(reverse("mfa_authenticate"), {"code": recovery})
    assert is_signed_in(client, ines)


def test_the_code_before_erasure_is_counted_over_the_day(client: Client, ines: Any, code_in_last_email: Any) -> None:
    client.force_login(ines)
    client.post(reverse("members:erasure"), {"content": "keep"})
    limits = tries.limits_of_member(purpose="erasure", member_id=ines.pk)
    for _number in range(tries.MOST_OF_TARGET):
        tries.take_try(limits=limits)
    client.post(reverse("members:erasure_confirm"), {"code": code_in_last_email()})
    ines.refresh_from_db()
    assert ines.erased_at is None


# Nothing tells
def shape(queries: Any) -> list[str]:
    """The statements without their values."""
    found = [re.sub(r"'(?:[^']|'')*'|\b\d[\d.]*\b|s\d+_x\d+|_django_curs_\w+", "?", query["sql"]) for query in queries]
    return [re.sub(r"\(\s*(?:\?,?\s*)+\)", "(?)", sql) for sql in found]


def traces_of(email: str, path: str, field: str, follow: str, member: Any = None, client: Client | None = None) -> list[Any]:
    """Everything that whoever asks can see or time: of the request, of the page after it and of a wrong code."""
    client = client or Client()
    if member is not None:
        client.force_login(member)
    traces: list[Any] = []

    def note(answer: Any, queries: Any) -> None:
        body = re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|nonce="[^"]+"|name="code" value="\d+"',
            "",
            answer.text,
        ).replace(email, "ADDRESS")
        headers = {
            name: value for name, value in answer.headers.items() if name not in {"X-Request-Id", "Content-Length", "Expires"}
        }
        headers = {name: re.sub(r"'nonce-[^']+'", "", value) for name, value in headers.items()}
        cookies = sorted((name, len(cookie.value)) for name, cookie in answer.cookies.items())
        traces.append((answer.status_code, body, headers, cookies, shape(queries)))

    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, {field: email, "action_add": ""})
    note(answer, queries)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(follow)
    note(answer, queries)
    if SESSION_KEY in client.session:
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(follow, {"code": wrong_code(client)})
        note(answer, queries)
    return traces


@pytest.mark.parametrize(
    ("path", "field", "follow"),
    [
        (SIGN_UP, "email", CONFIRM_ADDRESS),
        ("/accounts/signup/passkey/", "email", CONFIRM_ADDRESS),
        (SIGN_IN, "login", CONFIRM),
        ("/accounts/login/code/", "email", CONFIRM),
        ("/accounts/password/reset/", "email", "/accounts/password/reset/done/"),
        ("/accounts/email/", "email", CONFIRM_ADDRESS),
    ],
)
def test_a_known_and_an_unknown_address_are_answered_alike_by_the_same_statements(
    path: str, field: str, follow: str, ines: Any, asker: Any
) -> None:
    member = asker if path == "/accounts/email/" else None
    traces_of("warm@example.com", path, field, follow, member)
    known = traces_of("ines@example.com", path, field, follow, member)
    unknown = traces_of("nine@example.com", path, field, follow, member)
    for one, other in zip(known, unknown, strict=True):
        assert one[1].splitlines() == other[1].splitlines()
        assert one[4] == other[4]
    assert known == unknown
    assert known[0][4]  # at least the task that sends the e-mail
    assert not mail.outbox


PROVIDER_SIGN_UP = "/accounts/3rdparty/signup/"


@pytest.fixture
def acme(settings: Any) -> None:
    app = {
        "provider_id": "acme",
        "name": "Acme",
        "client_id": "c",
        "secret": "s",
        "settings": {"server_url": "https://id.acme.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def back_from_provider(email: str, *, is_confirmed: bool) -> Client:
    """A visitor who comes back from the sign-in of a provider that has told their address."""
    client = Client()
    login = SocialLogin(
        provider=get_provider_adapter().get_provider(RequestFactory().get("/"), "acme"),
        user=Member(email=email, name="Eve"),
        account=SocialAccount(provider="acme", uid=email, extra_data={"email": email}),
        email_addresses=[EmailAddress(email=email, verified=is_confirmed, primary=True)],
    )
    session = client.session
    session["socialaccount_sociallogin"] = login.serialize()
    session.save()
    return client


def test_an_address_that_a_provider_only_claims_is_answered_alike_whether_known_or_not(ines: Any, acme: None) -> None:
    def traces(email: str) -> list[Any]:
        return traces_of(
            email, PROVIDER_SIGN_UP, "email", CONFIRM_ADDRESS, client=back_from_provider(email, is_confirmed=False)
        )

    traces("warm@example.com")
    known, unknown = traces("ines@example.com"), traces("nine@example.com")
    assert len(known) == 3
    assert known == unknown


def test_who_joins_by_a_provider_that_only_claims_the_address_confirms_it_first(acme: None) -> None:
    client = back_from_provider("new@example.com", is_confirmed=False)
    client.post(PROVIDER_SIGN_UP, {"email": "new@example.com"})
    assert not Member.objects.filter(email="new@example.com").exists()
    client.post(CONFIRM_ADDRESS, {"code": right_code(client)})
    member = Member.objects.get(email="new@example.com")
    assert is_signed_in(client, member)
    assert member.approved_at
    assert SocialAccount.objects.get(user=member).uid == "new@example.com"
    assert EmailAddress.objects.get(user=member).verified


def test_an_address_that_the_provider_has_confirmed_needs_no_code(acme: None) -> None:
    client = back_from_provider("new@example.com", is_confirmed=True)
    client.post(PROVIDER_SIGN_UP, {"email": "new@example.com"})
    assert is_signed_in(client, Member.objects.get(email="new@example.com"))


def test_used_up_tries_look_the_same_for_an_address_without_an_account(ines: Any) -> None:
    use_up("ines@example.com")
    use_up("nine@example.com")
    assert (
        traces_of("ines@example.com", SIGN_IN, "login", CONFIRM)[:2]
        == traces_of("nine@example.com", SIGN_IN, "login", CONFIRM)[:2]
    )


# The worker sends
def test_an_absent_mail_server_is_asked_again_and_the_request_does_not_notice(client: Client, ines: Any, settings: Any) -> None:
    from django_tasks_db.models import DBTaskResult

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody is there
    assert client.post(SIGN_IN, {"login": ines.email}).status_code == 302
    run_tasks()
    again = DBTaskResult.objects.get(status="READY")
    assert again.args_kwargs["kwargs"]["attempt"] == 2
    assert again.run_after > timezone.now()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again.run_after = timezone.now()
    again.save()
    run_tasks()
    assert mail.outbox[-1].subject.startswith(right_code(client))


def test_an_email_that_leaves_late_carries_the_link_alone(ines: Any) -> None:
    from portal.members.tasks import send_code

    send_code.call(
        purpose=EntryPurpose.SIGN_IN.value, email=ines.email, nonce="x", has_code=True, details={}, language="en",
        asked_at=time.time() - 1000,
    )  # fmt: skip
    assert mail.outbox[-1].subject == "Your link to sign in"


def test_the_email_has_a_button_and_says_how_long_it_works(client: Client, ines: Any) -> None:
    client.post(SIGN_IN, {"login": ines.email})
    link = last_link()
    (html,) = [content for content, kind in mail.outbox[-1].alternatives if kind == "text/html"]
    assert re.search(rf'<a[^>]*href="[^"]*{link}"[^>]*>\s*Sign in', html)
    assert "for an hour" in mail.outbox[-1].body


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_parallel_tries_do_not_exceed_the_limit() -> None:
    limits = tries.limits_of(address="ines@example.com", origin="192.0.2.1")
    use_up(but=5)
    taken: list[Any] = []
    start = threading.Barrier(8)

    def guess() -> None:
        start.wait()
        for _number in range(3):
            taken.append(tries.take_try(limits=limits))
        close_old_connections()
        connection.close()

    threads = [threading.Thread(target=guess) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([stamp for stamp in taken if stamp is not None]) == 5
    assert tries_at("ines@example.com") == tries.MOST_OF_TARGET
