from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Page

from ideas.actions import cast_vote, propose_idea
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from ideas.workbench.segments import votes_with_segment
from portal.activity.models import Activity
from portal.common.money import money
from portal.members.actions import (
    Facts,
    erase_member,
    move_member,
    place_member,
    settle_memberships,
    write_membership,
    write_organisation,
)
from portal.members.activities import MEMBERSHIP_WRITTEN, ORGANISATION_WRITTEN
from portal.members.models import Organisation, OrganisationMembership, RevenueBand, Segment
from portal.members.models.organisations import today
from portal.members.revenue import revenue_at_least, revenue_in_words
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def roastery() -> Organisation:
    return Organisation.objects.create(name="Roastery", segment_id="small", revenue_band_id="10k-100k")


@pytest.fixture
def bakery() -> Organisation:
    return Organisation.objects.create(name="Bakery", segment_id="large", revenue_band_id="1k-10k")


@pytest.fixture
def product_manager(make_member):
    return make_member("dov", role=Role.PRODUCT)


@pytest.fixture
def admin(make_member):
    return make_member("ilse", role=Role.ADMINISTRATOR)


@pytest.fixture
def idea(asker):
    index = IdeaBoardIndexPage(title="Wishes", slug="wishes")
    Page.objects.get(depth=2).add_child(instance=index)
    board = IdeaBoardPage(title="Machines", slug="machines")
    index.add_child(instance=board)
    return propose_idea(board_id=board.pk, by=asker, title="A quieter pump for the machine", body="<p>It hums.</p>")


def organisation_of(member: Any) -> Organisation | None:
    member.refresh_from_db()
    return member.organisation


def test_a_member_of_two_organisations_has_one_primary(helper, roastery, bakery):
    write_membership(member=helper, organisation=roastery, source="crm")
    write_membership(member=helper, organisation=bakery, source="crm")
    assert organisation_of(helper) == roastery
    write_membership(member=helper, organisation=bakery, source="crm", is_primary=True)
    assert organisation_of(helper) == bakery
    assert helper.memberships.get(is_primary=True).organisation == bakery and helper.memberships.count() == 2


def test_the_database_holds_one_primary_membership_per_member(helper, roastery, bakery):
    OrganisationMembership.objects.create(member=helper, organisation=roastery, is_primary=True)
    with pytest.raises(IntegrityError, match=r"member"), transaction.atomic():
        OrganisationMembership.objects.create(member=helper, organisation=bakery, is_primary=True)


def test_the_database_refuses_a_membership_that_ends_before_it_begins(helper, roastery):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationMembership.objects.create(
            member=helper, organisation=roastery, from_date=today(), until_date=today() - timedelta(days=1)
        )


def test_the_database_refuses_two_open_memberships_of_one_organisation(helper, roastery):
    OrganisationMembership.objects.create(member=helper, organisation=roastery)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationMembership.objects.create(member=helper, organisation=roastery)


def test_the_next_organisation_counts_once_the_primary_membership_is_over(helper, roastery, bakery):
    day = today()
    write_membership(member=helper, organisation=roastery, source="crm", until_date=day + timedelta(days=3))
    write_membership(member=helper, organisation=bakery, source="crm")
    assert settle_memberships(day + timedelta(days=2)) == 0 and organisation_of(helper) == roastery
    assert settle_memberships(day + timedelta(days=3)) == 1 and organisation_of(helper) == bakery


def test_a_membership_counts_from_the_day_on_which_it_begins(helper, roastery):
    day = today()
    write_membership(member=helper, organisation=roastery, source="crm", from_date=day + timedelta(days=40), is_primary=True)
    assert organisation_of(helper) is None
    assert settle_memberships(day + timedelta(days=60)) == 1 and organisation_of(helper) == roastery


def test_a_primary_membership_that_has_not_begun_leaves_the_present_one_in_place(helper, roastery, bakery):
    write_membership(member=helper, organisation=bakery, source="crm", from_date=today() - timedelta(days=9))
    write_membership(member=helper, organisation=roastery, source="crm", is_primary=True)
    later = Organisation.objects.create(name="Later")
    write_membership(member=helper, organisation=later, source="crm", from_date=today() + timedelta(days=9), is_primary=True)
    assert organisation_of(helper) == roastery


def test_staff_who_place_a_member_end_the_primary_membership_before(helper, roastery, bakery, support):
    write_membership(member=helper, organisation=roastery, source="crm", from_date=today() - timedelta(days=9))
    place_member(member=helper, by=support, organisation=bakery)
    assert organisation_of(helper) == bakery
    assert helper.memberships.get(organisation=roastery).until_date == today()
    place_member(member=helper, by=support, organisation=None)
    assert organisation_of(helper) is None


def test_a_member_moves_into_an_organisation_whose_membership_was_yet_to_begin(helper, roastery):
    write_membership(member=helper, organisation=roastery, source="crm", from_date=today() + timedelta(days=9))
    move_member(member=helper, organisation=roastery, source="staff")
    assert organisation_of(helper) == roastery and helper.memberships.get().from_date == today()


def test_votes_count_for_the_segment_of_the_primary_organisation(helper, roastery, bakery, idea):
    write_membership(member=helper, organisation=roastery, source="crm")
    write_membership(member=helper, organisation=bakery, source="crm")
    cast_vote(idea=idea, by=helper)
    segment = votes_with_segment().filter(idea=idea, member=helper).values_list("segment", flat=True)
    assert list(segment) == ["small"]
    write_membership(member=helper, organisation=bakery, source="crm", is_primary=True)
    assert list(segment.all()) == ["large"]


def test_what_changes_nothing_is_not_recorded(helper, roastery):
    for _time in range(2):
        write_membership(member=helper, organisation=roastery, source="crm")
        write_organisation(facts=Facts("Café", segment=Segment.objects.get(pk="mid")), source="crm")
    assert Activity.objects.filter(type=MEMBERSHIP_WRITTEN.name).count() == 1
    assert Activity.objects.filter(type=ORGANISATION_WRITTEN.name).count() == 1
    assert Organisation.objects.get(name="Café").segment_id == "mid"


def test_erasure_takes_the_memberships_along(helper, roastery):
    write_membership(member=helper, organisation=roastery, source="crm")
    erase_member(member=helper, keep_content=True)
    assert not OrganisationMembership.objects.exists() and organisation_of(helper) is None


def test_amounts_of_another_currency_are_not_added_up(roastery, bakery):
    RevenueBand.objects.filter(pk="1k-10k").update(currency="USD")
    assert revenue_at_least([roastery.pk, bakery.pk]) == {roastery.pk: 1_000_000}
    assert revenue_in_words(1_000_000) == "€10,000" and money(1_000, "JPY") == "¥1,000" and money(1_250, "USD") == "$12.50"


class TestTheAdmin:
    def test_a_membership_added_by_staff_takes_the_primary_mark(self, client, support, helper, roastery, bakery):
        write_membership(member=helper, organisation=roastery, source="crm")
        client.force_login(support)
        form = {
            "member": f"@{helper.username}",
            "organisation": bakery.pk,
            "is_primary": "on",
            "from_date": today(),
            "until_date": "",
        }
        assert client.post(reverse("memberships:add"), form).status_code == 302
        assert organisation_of(helper) == bakery and helper.memberships.get(is_primary=True).source == "staff"

    @pytest.mark.parametrize(
        ("dates", "sentence"),
        [((0, -1), "would end before it begins"), ((5, None), "has begun"), ((-5, 0), "has begun")],
    )
    def test_dates_that_cannot_be_are_refused_beside_their_field(self, client, support, helper, roastery, dates, sentence):
        client.force_login(support)
        begin, end = (day if day is None else today() + timedelta(days=day) for day in dates)
        form = {
            "member": helper.username,
            "organisation": roastery.pk,
            "is_primary": "on",
            "from_date": begin,
            "until_date": end or "",
        }
        response = client.post(reverse("memberships:add"), form)
        assert response.status_code == 200 and sentence in response.text and not helper.memberships.exists()

    def test_members_of_a_removed_organisation_belong_to_their_other_one(self, client, admin, helper, roastery, bakery):
        write_membership(member=helper, organisation=roastery, source="crm")
        write_membership(member=helper, organisation=bakery, source="crm")
        client.force_login(admin)
        assert client.post(reverse("organisations:delete", args=[roastery.pk])).status_code == 302
        assert organisation_of(helper) == bakery and helper.memberships.get().is_primary

    def test_a_segment_in_use_stays_and_the_admin_says_so(self, client, admin, roastery):
        client.force_login(admin)
        response = client.post(reverse("segments:delete", args=["small"]), follow=True)
        assert Segment.objects.filter(pk="small").exists() and "in use by organisations" in response.text

    def test_a_new_segment_is_offered_as_a_filter(self, client, admin, product_manager, idea):
        client.force_login(admin)
        form = {"key": "schools", "name": "Schools", "position": 9}
        assert client.post(reverse("segments:add"), form).status_code == 302
        client.force_login(product_manager)
        assert '<option value="schools"' in client.get("/admin/workbench/").text

    def test_a_band_of_another_currency_is_refused(self, client, admin):
        client.force_login(admin)
        form = {"key": "1m", "name": "A million", "at_least": 100_000_000, "currency": "USD"}
        response = client.post(reverse("revenue_bands:add"), form)
        assert response.status_code == 200 and "adds up revenue in EUR" in response.text

    def test_product_managers_see_and_change_nothing_of_memberships(self, client, product_manager, stranger):
        client.force_login(product_manager)
        assert client.get(reverse("memberships:index")).status_code == 200
        assert client.get(reverse("memberships:add")).status_code == 302
        client.force_login(stranger)
        assert client.get(reverse("memberships:index")).status_code == 302
