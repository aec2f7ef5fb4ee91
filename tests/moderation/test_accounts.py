"""New accounts whose address is almost that of a suspended member stand in the review queue."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from portal.common.permissions import Refused
from portal.members.actions import approve_member
from portal.members.models import FOR_GOOD, Member
from portal.moderation.account_checks import check_account, clear_account, resembles
from portal.moderation.actions import suspend_member
from portal.moderation.models import AccountCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def suspended(make_member, moderator):
    member = make_member("helena.p", name="Helena Petri", email="helena.petri@mail.example")
    suspend_member(member=member, by=moderator, reason="Sold coffee.", until=FOR_GOOD)
    return member


@pytest.fixture
def newcomer_of(moderator, run_reactions):
    """newcomer_of(address): somebody signs up with it and is let in."""

    def join(address: str) -> Member:
        member = Member.objects.create_user(address.partition("@")[0], email=address, name="Somebody New")
        EmailAddress.objects.create(user=member, email=address, verified=True, primary=True)
        approve_member(member=member, by=moderator)
        run_reactions()
        return member

    return join


def test_a_moderator_finds_the_account_decides_and_it_is_in_the_log(client, moderator, suspended, newcomer_of):
    new = newcomer_of("helenapetri2+x@mail.example")
    client.force_login(moderator)
    assert "<b>1</b> account looks like that of a suspended member" in client.get("/admin/").text
    queue = client.get("/admin/flags/?show=accounts").text
    assert "Address like that of Helena Petri, who is suspended" in queue and "@helenapetri2" in queue
    page = client.get(reverse("moderation_member", args=[new.pk])).text
    assert "The address is almost that of" in page and "It is somebody else" in page
    address = reverse("moderation_account_clear", args=[new.pk])
    assert client.get(address).status_code == 200
    client.post(address)
    assert "Nothing of this kind waits." in client.get("/admin/flags/?show=accounts").text
    assert "It is somebody else" not in client.get(reverse("moderation_member", args=[new.pk])).text
    assert "Account looked at" in client.get(reverse("moderation_log")).text
    assert "Somebody else did that a moment ago." in client.post(address, follow=True).text
    assert check_account(member=new).cleared_by == moderator, "looked at once"


def test_who_is_suspended_too_leaves_the_queue(client, moderator, suspended, newcomer_of):
    new = newcomer_of("helena.petro@mail.example")
    suspend_member(member=new, by=moderator, reason="The same again.", until=FOR_GOOD)
    client.force_login(moderator)
    assert "Nothing of this kind waits." in client.get("/admin/flags/?show=accounts").text


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("helena.petri@mail.example", "h.elenapetri@mail.example", True),
        ("helena.petri@mail.example", "helena.petri+2@mail.example", True),
        ("helena.petri@mail.example", "helenapetr12@mail.example", True),
        ("helena.petri@mail.example", "helena.petri@other.example", False),
        ("marion@mail.example", "marian@mail.example", True),
        ("marion@mail.example", "marius@mail.example", False),
        ("anna@mail.example", "anne@mail.example", False),
        ("@mail.example", "@mail.example", False),
    ],
)
def test_short_names_resemble_sooner_by_chance(one, other, is_alike):
    assert resembles(one, other) is is_alike


def test_nobody_is_compared_with_who_is_in_good_standing(make_member, newcomer_of):
    make_member("helena", email="helena.petri@mail.example")
    newcomer_of("helena.petrj@mail.example")
    assert not AccountCheck.objects.exists()


def test_only_moderators_clear_an_account_and_only_who_looks_after_members_sees_the_tab(
    client, asker, support, suspended, newcomer_of
):
    new = newcomer_of("helena.petra@mail.example")
    with pytest.raises(Refused):
        clear_account(member=new, by=asker)
    client.force_login(asker)
    assert client.get("/admin/flags/?show=accounts").status_code in (302, 403)
    client.force_login(support)
    assert client.post(reverse("moderation_account_clear", args=[new.pk])).status_code in (302, 403)
    assert AccountCheck.objects.filter(cleared_at=None).exists()


def test_it_goes_with_either_account(suspended, newcomer_of):
    from portal.members.actions import erase_member

    new = newcomer_of("helena.petrx@mail.example")
    assert AccountCheck.objects.get().member == new
    erase_member(member=suspended, by=suspended, keep_content=True, now=timezone.now())
    assert not AccountCheck.objects.exists()
