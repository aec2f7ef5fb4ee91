from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.common.permissions import Refused
from portal.members.actions import AlreadyInvited, approve_member, begin_membership, invite_people, refuse_member
from portal.members.models import Invitation, Member, MembershipSettings, Organisation
from portal.members.permissions import can_write

pytestmark = pytest.mark.django_db
Mode = MembershipSettings.Mode


@pytest.fixture
def by_approval(membership):
    membership.mode = Mode.APPROVAL
    membership.save()


@pytest.fixture
def by_invitation(membership):
    membership.mode = Mode.INVITATION
    membership.save()


@pytest.fixture
def moderator(moderator):
    return Member.objects.get(pk=moderator.pk)


def test_by_approval_a_newcomer_reads_and_waits(by_approval, client, sign_up):
    member = sign_up("ines@example.com")
    assert list(Member.objects.waiting()) == [member]
    verdict = can_write(member, timezone.now())
    assert not verdict
    assert "yet to let you in" in verdict.reason
    assert client.get("/account/").status_code == 200


def test_an_approved_member_writes_and_is_told(by_approval, sign_up, moderator, run_reactions):
    member = sign_up("ines@example.com")
    approve_member(member=member, by=moderator)
    run_reactions()
    member.refresh_from_db()
    assert can_write(member, timezone.now())
    assert mail.outbox[-1].to == ["ines@example.com"]
    assert "You are in" in mail.outbox[-1].subject


def test_of_a_refused_one_nothing_is_kept(by_approval, sign_up, moderator, django_capture_on_commit_callbacks):
    member = sign_up("ines@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        refuse_member(member=member, by=moderator, reason="We know this address.")
    member.refresh_from_db()
    assert member.email is None
    assert member.erased_at
    assert mail.outbox[-1].to == ["ines@example.com"]
    assert "We know this address." in mail.outbox[-1].body


def test_only_moderators_let_members_in(by_approval, sign_up, helper):
    with pytest.raises(Refused, match="Only moderators"):
        approve_member(member=sign_up("ines@example.com"), by=helper)


def test_by_invitation_the_door_is_closed_to_others(by_invitation, client):
    client.post(reverse("account_signup"), {"email": "ines@example.com"})
    assert not Member.objects.filter(email="ines@example.com").exists()


def test_an_invitation_opens_it_once(by_invitation, client, sign_up, moderator, run_reactions):
    (invitation,) = invite_people(addresses=["Ines@Example.com "], by=moderator)
    run_reactions()
    link = reverse("members:invitation_accept", args=[invitation.token])
    assert link in mail.outbox[-1].body
    assert client.get(link).url == reverse("account_signup")
    member = sign_up("ines@example.com")
    invitation.refresh_from_db()
    assert invitation.accepted_by == member
    assert invitation.accepted_at
    assert can_write(member, timezone.now())
    client.logout()
    assert client.get(link).status_code == 410


def test_an_invitation_expires(by_invitation, client, moderator):
    (invitation,) = invite_people(addresses=["ines@example.com"], by=moderator, now=timezone.now() - timedelta(days=15))
    assert client.get(reverse("members:invitation_accept", args=[invitation.token])).status_code == 410


def test_an_invitation_is_used_by_one(make_member, moderator):
    (invitation,) = invite_people(addresses=["ines@example.com"], by=moderator)
    begin_membership(member=make_member("first"), invitation=invitation)
    with pytest.raises(AlreadyInvited):
        begin_membership(member=make_member("second"), invitation=invitation)


def test_members_and_the_invited_are_not_invited_again(asker, moderator):
    invite_people(addresses=["new@example.com"], by=moderator)
    assert invite_people(addresses=["new@example.com", asker.email, ""], by=moderator) == []
    assert Invitation.objects.count() == 1


def test_only_addresses_of_the_named_domains_may_join(membership, client, sign_up):
    membership.allowed_domains = "example.com\n@example.org"
    membership.save()
    client.post(reverse("account_signup"), {"email": "eve@elsewhere.net"})
    sign_up("ines@example.org")
    assert not Member.objects.filter(email="eve@elsewhere.net").exists()
    assert Member.objects.filter(email="ines@example.org").exists()


def test_a_new_member_joins_the_organisation_of_their_domain(membership, sign_up):
    membership.joins_organisation = True
    membership.save()
    roastery = Organisation.objects.create(name="Roastery", domain="roastery.example")
    assert sign_up("ines@roastery.example").organisation == roastery
