"""`create_admin` makes the first administrator, whose link works once."""

import json
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone

from portal.members.models import Member
from portal.operations.command import WrongUse


def link_for(email: str) -> str:
    out = StringIO()
    call_command("create_admin", email, stdout=out, stderr=StringIO())
    return urlsplit(out.getvalue().strip()).path


def test_the_link_signs_in_once(client, db):
    path = link_for("Ines@Example.com")
    assert "ines@example.com" in client.get(path).text
    assert client.get(path).status_code == 200, "looking does not use it up"
    assert client.post(path).status_code == 302
    assert client.get("/admin/").status_code == 200
    client.logout()
    refused = client.post(path)
    assert refused.status_code == 403 and "has been used" in refused.text
    member = Member.objects.get(email="ines@example.com")
    assert member.is_superuser and member.emailaddress_set.get().verified


def test_the_session_of_the_link_can_be_found_and_ended(client, db):
    client.post(link_for("ines@example.com"))
    assert "You are signed in on 1 device." in client.get("/account/security/").text
    UserSession.objects.all().get().end()
    assert client.get("/admin/").status_code == 302, "whoever came in by the link is out again"


def test_a_member_is_promoted_and_told_so(asker):
    out = StringIO()
    call_command("create_admin", asker.email, "--json", stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["is_new"] is False and answer["member"] == "asker"
    asker.refresh_from_db()
    assert asker.is_superuser


def test_an_erased_or_demoted_member_cannot_use_the_link(client, db):
    path = link_for("ines@example.com")
    Member.objects.update(is_superuser=False)
    assert client.get(path).status_code == 403
    Member.objects.update(is_superuser=True, erased_at=timezone.now(), email=None)
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "x" * 3000])
def test_a_made_up_link_is_refused(client, db, token):
    assert client.get(f"/sign-in/{token}/").status_code in (400, 403, 404)


def test_what_is_no_address_is_said(db):
    with pytest.raises(WrongUse, match="is no e-mail address"):
        call_command("create_admin", "ines")
