import pytest
from django.core import mail
from django.urls import reverse

from portal.activity.models import Activity
from portal.activity.record import record
from portal.common.kinds import ContentKind, Reassignable, register_kind
from portal.common.kinds.registry import _by_model, _kinds
from portal.common.permissions import Refused
from portal.members.actions import claim_profile, confirm_claim, refuse_claim
from portal.members.actions.claims import AlreadyDecided
from portal.members.activities import PROFILE_EDITED
from portal.members.models import ImportedMember, Member, MemberClaim, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(make_member):
    member = make_member("brewer42", name="Brewer", email=None, is_imported=True, reputation=310)
    return ImportedMember.objects.create(
        member=member, source="beer.example", source_id="42", reputation=310, badges={"Teacher": 1}
    )


@pytest.fixture
def claim(imported, asker):
    return claim_profile(imported=imported, by=asker, evidence="See my profile there.")


@pytest.fixture
def moderator(moderator):
    return Member.objects.get(pk=moderator.pk)


def test_the_page_asks_whether_it_is_you(client, imported, asker):
    page = client.get("/members/brewer42/").content.decode()
    assert "This profile came with an import. Is it you?" in page
    assert "Sign in to claim it" in page
    client.force_login(asker)
    assert reverse("members:claim_create", args=["brewer42"]) in client.get("/members/brewer42/").content.decode()


def test_a_member_claims_it_and_says_how_one_can_tell(client, imported, asker):
    client.force_login(asker)
    address = reverse("members:claim_create", args=["brewer42"])
    assert client.post(address, {"evidence": " "}).status_code == 422
    assert client.post(address, {"evidence": "See there."}).status_code == 302
    assert MemberClaim.objects.get().claimant == asker
    assert client.get(address).status_code == 403


def test_confirming_makes_what_was_written_the_claimants(claim, asker, moderator, client, run_reactions):
    old = claim.imported.member
    record(PROFILE_EDITED, actor=old, object=old)
    moved, kept = [], (dict(_kinds), dict(_by_model))

    class Owners(Reassignable):
        def reassign(self, *, old, new):
            moved.append((old, new))

    register_kind(
        ContentKind("test.note", Organisation, "Note", str, str, lambda viewer: Organisation.objects.all(), can=(Owners(),))
    )
    try:
        confirm_claim(claim=claim, by=moderator)
    finally:
        _kinds.clear(), _by_model.clear()
        _kinds.update(kept[0]), _by_model.update(kept[1])
    assert moved == [(old, asker)]
    asker.refresh_from_db()
    old.refresh_from_db()
    assert asker.reputation == 310
    assert asker.imported.source_id == "42"
    assert old.erased_at
    assert not Activity.objects.filter(actor=old).exists()
    assert client.get("/members/brewer42/").url == "/members/asker/"
    run_reactions()
    assert mail.outbox[-1].to == [asker.email]


def test_a_refused_claim_changes_nothing_and_may_be_made_again(claim, asker, moderator):
    refuse_claim(claim=claim, by=moderator)
    with pytest.raises(AlreadyDecided):
        confirm_claim(claim=claim, by=moderator)
    assert claim_profile(imported=claim.imported, by=asker, evidence="Look again.").pk


def test_of_two_claimants_one_becomes_the_owner(claim, helper, moderator):
    other = claim_profile(imported=claim.imported, by=helper, evidence="No, me.")
    confirm_claim(claim=claim, by=moderator)
    other.refresh_from_db()
    assert other.is_confirmed is False
    with pytest.raises(Refused):
        claim_profile(imported=ImportedMember.objects.get(), by=helper, evidence="Me.")


def test_only_another_moderator_decides(claim, helper, imported, moderator):
    with pytest.raises(Refused, match="Only moderators"):
        confirm_claim(claim=claim, by=helper)
    MemberClaim.objects.filter(pk=claim.pk).update(claimant=moderator)
    with pytest.raises(Refused, match="Somebody else"):
        confirm_claim(claim=claim, by=moderator)
