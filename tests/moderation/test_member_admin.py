"""Members in the admin: lists, and the acts on them."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from portal.members.actions import claim_profile
from portal.members.models import ImportedMember, Invitation, Member, MemberClaim, Organisation
from portal.members.permissions import can_write
from portal.members.roles import Role
from portal.moderation.actions import remove_all_by
from portal.moderation.models import Decision, Sanction

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def waiting(make_member):
    member = make_member("waiting", approved_at=None)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@pytest.mark.parametrize("name", ["member", "claim", "invitation", "sanction"])
def test_moderators_see_the_lists_and_editors_do_not(client, moderator, make_member, name, asker):
    address = reverse(f"moderation_{name}_list")
    client.force_login(moderator)
    assert client.get(address).status_code == 200
    assert client.get(address + "?q=as").status_code == 200
    client.force_login(make_member("editor", role=Role.EDITOR))
    assert client.get(address).status_code == 302
    client.force_login(asker)
    assert client.get(address).status_code == 302


def test_members_are_found_by_state(admin_client, waiting, asker):
    page = admin_client.get(reverse("moderation_member_list") + "?state=waiting").content.decode()
    assert "waiting@example.com" in page
    assert "asker@example.com" not in page


def test_who_waits_stands_on_the_first_page(admin_client, waiting):
    assert "<b>1</b> member waits to be let in" in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_moderator_lets_somebody_in(admin_client, waiting):
    assert "Let in" in admin_client.get(reverse("moderation_member", args=[waiting.pk])).content.decode()
    admin_client.post(reverse("moderation_approve", args=[waiting.pk]))
    waiting.refresh_from_db()
    assert waiting.approved_at


def test_a_moderator_refuses_somebody(admin_client, waiting):
    admin_client.post(reverse("moderation_refuse", args=[waiting.pk]), {"reason": ""})
    waiting.refresh_from_db()
    assert waiting.erased_at


def test_a_moderator_suspends_and_lifts(admin_client, asker):
    address = reverse("moderation_suspend", args=[asker.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"reason": "", "length": "7"}).status_code == 200
    admin_client.post(address, {"reason": "Shouting.", "length": "7"})
    asker.refresh_from_db()
    assert not can_write(asker, timezone.now())
    assert "Shouting." in admin_client.get(reverse("moderation_member", args=[asker.pk])).content.decode()
    admin_client.post(reverse("moderation_lift", args=[asker.pk]))
    asker.refresh_from_db()
    assert can_write(asker, timezone.now())


def test_a_moderator_removes_all_and_brings_it_back(admin_client, spammer, replies, hidden):
    address = reverse("moderation_remove_all", args=[spammer.pk])
    assert "Post: 3" in admin_client.get(address).content.decode()
    admin_client.post(address, {"reason": "Spam.", "suspends": "on"})
    assert hidden() == {0, 1, 2}
    spammer.refresh_from_db()
    assert spammer.is_suspended(timezone.now())
    sanction = Sanction.objects.get(kind="removal")
    assert admin_client.get(reverse("moderation_undo", args=[sanction.pk])).status_code == 200
    admin_client.post(reverse("moderation_undo", args=[sanction.pk]))
    assert hidden() == set()
    assert admin_client.post(reverse("moderation_undo", args=[sanction.pk])).status_code == 302


def test_support_staff_look_and_place_but_do_not_suspend(client, make_member, asker):
    client.force_login(make_member("support", role=Role.SUPPORT))
    roastery = Organisation.objects.create(name="Roastery")
    assert "Suspend" not in client.get(reverse("moderation_member", args=[asker.pk])).content.decode()
    assert client.get(reverse("moderation_suspend", args=[asker.pk])).status_code in {302, 403}
    client.post(reverse("moderation_place", args=[asker.pk]), {"organisation": roastery.pk, "groups": ["1"]})
    asker.refresh_from_db()
    assert asker.organisation == roastery
    assert not asker.groups.exists()


def test_administrators_give_roles(client, make_member, asker):
    from django.contrib.auth.models import Group

    client.force_login(make_member("boss", role=Role.ADMINISTRATOR))
    editors = Group.objects.get(name=Role.EDITOR.value)
    client.post(reverse("moderation_place", args=[asker.pk]), {"organisation": "", "groups": [editors.pk]})
    asker = Member.objects.get(pk=asker.pk)
    assert asker.has_role(Role.EDITOR)
    assert asker.is_staff
    client.force_login(asker)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_moderator_invites(admin_client, run_reactions, mailoutbox):
    address = reverse("moderation_invite")
    assert "not e-mail addresses" in admin_client.post(address, {"addresses": "ines@example.com, nonsense"}).content.decode()
    admin_client.post(address, {"addresses": "ines@example.com\nDov@Example.com"})
    assert Invitation.objects.count() == 2
    run_reactions()
    assert len(mailoutbox) == 2


def test_a_moderator_decides_a_claim(admin_client, make_member, asker):
    old = make_member("brewer", email=None, is_imported=True)
    imported = ImportedMember.objects.create(member=old, source="beer.example", source_id="1")
    claim = claim_profile(imported=imported, by=asker, evidence="<script>alert(1)</script>")
    address = reverse("moderation_claim", args=[claim.pk])
    page = admin_client.get(address).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    admin_client.post(address, {})
    assert MemberClaim.objects.get().is_confirmed
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {"refuse": "1"}).status_code == 302
    assert MemberClaim.objects.get().is_confirmed


def test_organisations_are_kept_by_support_staff(client, make_member):
    client.force_login(make_member("support", role=Role.SUPPORT))
    assert client.get(reverse("organisations:index")).status_code == 200
    client.post(
        reverse("organisations:add"), {"name": "Roastery", "domain": "roastery.example", "segment": "mid", "revenue_band": ""}
    )
    assert Organisation.objects.get().domain == "roastery.example"


def test_wagtails_list_of_users_leads_to_the_desk(client, administrator):
    client.force_login(administrator)
    assert client.get("/admin/users/").url == reverse("moderation_member_list")
    assert client.get("/admin/users/new/").status_code == 302


def test_own_preferences_in_the_admin_can_be_saved(admin_client):
    assert admin_client.get("/admin/account/").status_code == 200
    page = admin_client.get("/admin/account/").content.decode()
    assert "first_name" not in page


def test_the_second_factor_is_asked_of_staff_where_the_site_says_so(moderator, settings):
    from django.test import Client

    settings.STAFF_NEEDS_SECOND_FACTOR = True
    client = Client()
    client.force_login(moderator)
    assert client.get("/admin/").url == reverse("mfa_index")
    assert client.get("/django-admin/").url == reverse("mfa_index")
    assert client.get("/account/").status_code == 200
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=moderator, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get("/admin/").status_code == 200


def test_what_was_said_about_a_member_goes_with_the_account(moderator, spammer, replies):
    from portal.members.actions import erase_member

    remove_all_by(member=spammer, by=moderator, reason="He is a known fraud.")
    erase_member(member=spammer, keep_content=True)
    assert "fraud" not in Sanction.objects.get().reason
    assert {row.reason for row in Decision.objects.all()} == {"Erased with the account."}
