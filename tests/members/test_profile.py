from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.common.kinds import ContentKind, OnProfile, Written, register_kind
from portal.common.kinds.registry import _by_model, _kinds
from portal.common.permissions import Refused
from portal.members.actions import change_handle
from portal.members.models import FormerHandle, Member, Organisation

pytestmark = pytest.mark.django_db


def test_a_member_edits_what_others_read(client, asker):
    client.force_login(asker)
    client.post(
        reverse("members:settings"), {"name": "Ines Okafor", "bio": "Descales", "location": "Leeds", "website": "example.com"}
    )
    asker.refresh_from_db()
    assert (asker.name, asker.bio, asker.location, asker.website) == ("Ines Okafor", "Descales", "Leeds", "https://example.com")
    page = client.get("/members/asker/").content.decode()
    assert "Ines Okafor" in page
    assert "Descales" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "ftp://example.com"),
        ("bio", "x" * 501),
        ("name", "\u202e\u200b"),
        ("name", "a\x00b"),
        ("name", "x" * 61),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_written_stays(client, asker, field, value):
    client.force_login(asker)
    form = {"name": "Ines", "bio": "A long text about me", "location": "", "website": ""} | {field: value}
    response = client.post(reverse("members:settings"), form)
    assert response.status_code == 422
    assert field == "bio" or "A long text about me" in response.content.decode()
    asker.refresh_from_db()
    assert asker.name == "Asker"


def test_marks_that_turn_the_direction_are_taken_out_of_a_name(client, asker):
    client.force_login(asker)
    client.post(reverse("members:settings"), {"name": "Ines\u202eOk\nafor", "bio": "", "location": "", "website": ""})
    asker.refresh_from_db()
    assert asker.name == "InesOk afor"


def test_an_old_handle_leads_to_the_new_one(client, asker):
    client.force_login(asker)
    client.post(reverse("members:handle_change"), {"handle": "@Ines"})
    assert client.get("/members/asker/").url == "/members/Ines/"
    assert client.get("/members/ines/").url == "/members/Ines/"
    assert client.get("/members/Ines/").status_code == 200


def test_an_old_handle_is_not_given_away(client, asker, helper):
    change_handle(member=asker, handle="ines")
    client.force_login(helper)
    response = client.post(reverse("members:handle_change"), {"handle": "ASKER"})
    assert response.status_code == 422
    assert "taken" in response.content.decode()


def test_the_owner_may_take_an_old_handle_back_after_a_rest(asker):
    now = timezone.now()
    change_handle(member=asker, handle="ines", now=now)
    with pytest.raises(Refused, match="a short while ago"):
        change_handle(member=asker, handle="asker", now=now + timedelta(days=29))
    change_handle(member=asker, handle="asker", now=now + timedelta(days=31))
    assert list(FormerHandle.objects.values_list("handle", flat=True)) == ["ines"]


@pytest.mark.parametrize("handle", ["ab", "admin", "Moderator", "former-member-x", "a b", "é", "-ines", "x" * 31, "<b>", ""])
def test_some_handles_cannot_be_had(client, asker, handle):
    client.force_login(asker)
    assert client.post(reverse("members:handle_change"), {"handle": handle}).status_code == 422


def test_the_theme_is_kept_and_written_into_a_cookie(client, asker):
    client.force_login(asker)
    response = client.post(reverse("members:preferences"), {"theme": "dark", "time_zone": "Europe/Warsaw", "language": "en"})
    asker.refresh_from_db()
    assert (asker.theme, asker.time_zone, asker.language) == ("dark", "Europe/Warsaw", "en")
    assert response.cookies["theme"].value == "dark"


def test_a_time_zone_that_is_none_is_refused(client, asker):
    client.force_login(asker)
    assert client.post(reverse("members:preferences"), {"time_zone": "../etc/passwd"}).status_code == 422


@pytest.mark.parametrize("name", ["settings", "preferences", "security", "privacy", "erasure", "welcome"])
def test_settings_are_for_oneself(client, asker, name):
    assert client.get(reverse(f"members:{name}")).url.startswith(reverse("account_login"))
    client.force_login(asker)
    assert client.get(reverse(f"members:{name}")).status_code == 200


def test_organisation_segment_and_revenue_are_seen_by_staff_only(client, asker, stranger, support, moderator):
    asker.organisation = Organisation.objects.create(name="Roastery", segment_id="large", revenue_band_id="100k+")
    asker.save()
    for viewer, sees in ((None, False), (stranger, False), (asker, False), (support, True), (moderator, True)):
        client.logout()
        if viewer:
            client.force_login(viewer)
        assert ("Roastery" in client.get("/members/asker/").content.decode()) is sees


@pytest.mark.parametrize(
    "path", ["members/nobody", "members/" + "x" * 200, "members/%00", "members/a\u202eb", "account/join/%00"]
)
def test_what_nobody_has_is_not_found(client, path):
    assert client.get(f"/{path}/").status_code == 404


def test_members_who_wait_for_approval_are_seen_by_moderators_only(client, make_member, moderator):
    make_member("ines", approved_at=None)
    assert client.get("/members/ines/").status_code == 404
    client.force_login(moderator)
    assert client.get("/members/ines/").status_code == 200


def test_the_list_goes_on_by_key_and_finds_by_name_or_handle(client, make_member, settings):
    for number in range(45):
        make_member(f"person-{number}", name=f"Person {number}", solution_count=number % 7)
    seen, address = [], "/members/"
    while address:
        page = client.get(address).content.decode()
        seen += [part.split("/")[0] for part in page.split('href="/members/')[1:] if part.startswith("person")]
        address = next(
            (
                part.split('"')[0]
                for part in page.split('href="')[1:]
                if part.startswith("?after") and "More members" in part[:200]
            ),
            "",
        )
        address = address and "/members/" + address
    assert len(seen) == len(set(seen)) == 45
    assert "person-44" in client.get("/members/?q=@person-44").content.decode()
    assert "person-12" in client.get("/members/?q=person 12").content.decode()


@pytest.mark.parametrize("query", ["?q=%00%25", "?after=nonsense", "?after=" + "A" * 500, "?q=" + "x" * 5000])
def test_a_crooked_address_is_no_error(client, query):
    assert client.get("/members/" + query).status_code in {200, 302}


def test_the_list_costs_the_same_however_many_members(client, make_member, queries_of):
    make_member("one")
    client.get("/members/")  # fills the caches of the page's frame
    few = queries_of(lambda: client.get("/members/"))
    for number in range(20):
        make_member(f"more-{number}")
    assert queries_of(lambda: client.get("/members/")) == few


@pytest.fixture
def notes():
    """A kind of content that says what a member wrote."""
    kept = dict(_kinds), dict(_by_model)

    class Notes(OnProfile):
        def latest_of(self, member, viewer, limit):
            note = Written("About descaling", "/n/1/", timezone.now(), "Citric acid, twice")
            return [note] if viewer.is_authenticated else []

    register_kind(
        ContentKind(
            name="test.note",
            model=Organisation,
            label="Note",
            title=str,
            url=str,
            visible_to=lambda viewer: Organisation.objects.all(),
            can=(Notes(),),
        )
    )
    yield
    _kinds.clear(), _by_model.clear()
    _kinds.update(kept[0]), _by_model.update(kept[1])


def test_a_profile_shows_what_the_viewer_may_see_of_every_kind(client, asker, helper, notes):
    assert "About descaling" not in client.get("/members/asker/").content.decode()
    client.force_login(helper)
    assert "About descaling" in client.get("/members/asker/").content.decode()


def test_an_erased_member_has_no_page(client, asker):
    Member.objects.filter(pk=asker.pk).update(erased_at=timezone.now(), email=None)
    assert client.get("/members/asker/").status_code == 404
