from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.actions import accept_terms, change_handle, edit_profile, erase_member
from portal.members.models import Member

pytestmark = pytest.mark.django_db
SECRET = "zanzibar"  # stands in every personal field, and may stand nowhere afterwards


@pytest.fixture
def leaver(verified, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    member = verified(f"{SECRET}", name=f"Ines {SECRET}", language="en", time_zone="Europe/Warsaw", theme="dark")
    accept_terms(member=member)
    edit_profile(member=member, bio=f"I am {SECRET}", location=SECRET, website=f"https://{SECRET}.example")
    change_handle(member=member, handle=f"{SECRET}-two")
    member.refresh_from_db()
    member.avatar.save("face.webp", ContentFile(b"RIFF"))
    SocialAccount.objects.create(user=member, provider="acme", uid=SECRET, extra_data={"name": SECRET})
    Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={"name": SECRET})
    member.last_login = member.last_seen_at = timezone.now()
    member.suspended_reason = f"About {SECRET}"
    member.save()
    return member


def everything_stored() -> str:
    """Every text in every table of the database, but for Django's own tables of names."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if not model._meta.managed or model._meta.proxy:
                continue
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


@pytest.mark.parametrize("keep_content", [True, False])
def test_nothing_personal_is_left_anywhere(leaver, keep_content):
    assert SECRET in everything_stored()
    erase_member(member=leaver, keep_content=keep_content)
    assert SECRET not in everything_stored()


def test_the_placeholder_stays_for_what_others_wrote(leaver):
    erase_member(member=leaver, keep_content=True)
    placeholder = Member.objects.get(pk=leaver.pk)
    assert placeholder.username.startswith("former-member-")
    assert str(placeholder) == "Former member"
    assert placeholder.erased_at
    assert not placeholder.is_active
    assert Activity.objects.filter(actor=placeholder, type="members.member.erased").exists()


def test_nobody_can_sign_in_to_it(client, leaver):
    client.force_login(leaver)
    assert client.get("/account/").status_code == 200
    erase_member(member=leaver, keep_content=True)
    assert client.get("/account/").status_code == 302
    for model in (EmailAddress, SocialAccount, Authenticator, UserSession):
        assert not model.objects.filter(user=leaver).exists()


def test_the_picture_is_deleted_and_a_receipt_is_sent(leaver, django_capture_on_commit_callbacks):
    address, path = leaver.email, Path(leaver.avatar.path)
    with django_capture_on_commit_callbacks(execute=True):
        erase_member(member=leaver, keep_content=True)
    assert not path.exists()
    assert mail.outbox[-1].to == [address]
    assert "receipt" in mail.outbox[-1].body


def test_an_erasure_that_fails_half_way_leaves_all_as_it_was(leaver, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("portal.members.actions.erasure.record", fail)
    with pytest.raises(RuntimeError):
        erase_member(member=leaver, keep_content=True)
    leaver.refresh_from_db()
    assert leaver.email
    assert EmailAddress.objects.filter(user=leaver).exists()


def test_the_only_administrator_cannot_leave(administrator):
    with pytest.raises(Refused, match="only administrator"):
        erase_member(member=administrator, keep_content=True)


def test_a_member_erases_the_account_by_the_code_in_the_email(
    client, leaver, code_in_last_email, django_capture_on_commit_callbacks
):
    client.force_login(leaver)
    assert client.post(reverse("members:erasure"), {}).status_code == 422
    client.post(reverse("members:erasure"), {"content": "keep"})
    code = code_in_last_email()
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(reverse("members:erasure_confirm"), {"code": f"{code[:3]} {code[3:]}"})
    assert "erased" in page.content.decode()
    leaver.refresh_from_db()
    assert leaver.erased_at
    assert "_auth_user_id" not in client.session


def test_three_wrong_codes_begin_again(client, leaver, code_in_last_email):
    client.force_login(leaver)
    client.post(reverse("members:erasure"), {"content": "keep"})
    code = code_in_last_email()
    wrong = "000000" if code != "000000" else "111111"
    answers = [client.post(reverse("members:erasure_confirm"), {"code": wrong}).status_code for _ in range(3)]
    assert answers == [422, 422, 302]
    assert client.post(reverse("members:erasure_confirm"), {"code": code}).url == reverse("members:erasure")
    leaver.refresh_from_db()
    assert leaver.erased_at is None


def test_an_account_without_an_address_is_confirmed_by_its_handle(client, make_member):
    member = make_member("operator", email=None)
    client.force_login(member)
    client.post(reverse("members:erasure"), {"content": "keep"})
    assert client.post(reverse("members:erasure_confirm"), {"handle": "somebody"}).status_code == 422
    client.post(reverse("members:erasure_confirm"), {"handle": "operator"})
    member.refresh_from_db()
    assert member.erased_at
