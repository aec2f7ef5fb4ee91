import pytest
from django.test import Client

from portal.members.models import Member
from portal.notifications.models import Follow


@pytest.fixture
def in_the_demo(cast_of_roles, settings):
    settings.DEMO = True


@pytest.mark.parametrize(
    ("role", "username"),
    [
        ("customer", "priya"),
        ("moderator", "lena"),
        ("product", "dov"),
        ("support", "marit"),
        ("records", "hanna"),
        ("administrator", "ilse"),
    ],
)
def test_one_click_signs_in(client, in_the_demo, role, username):
    assert f'value="{role}"' in client.get("/demo/sign-in/").text
    response = client.post("/demo/sign-in/", {"role": role, "next": "/articles/"})
    assert response.status_code == 302
    assert response["Location"] == "/articles/"
    assert client.session["_auth_user_id"] == str(Member.objects.get(username=username).pk)


def test_the_click_is_a_session_like_any_other(client, in_the_demo):
    client.post("/demo/sign-in/", {"role": "customer"})
    assert "You are signed in on 1 device." in client.get("/account/security/").text


def test_outside_the_demo_there_is_no_such_page(client, cast_of_roles, settings):
    settings.DEMO = False
    assert client.get("/demo/sign-in/").status_code == 404
    assert client.post("/demo/sign-in/", {"role": "administrator"}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "asked_from",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_HOST": "community.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
    ],
)
def test_nobody_else_can_use_it(client, in_the_demo, asked_from):
    assert client.get("/demo/sign-in/", **asked_from).status_code == 404
    assert client.post("/demo/sign-in/", {"role": "administrator"}, **asked_from).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_every_name_of_this_machine_will_do(client, in_the_demo, host):
    assert client.get("/demo/sign-in/", HTTP_HOST=host).status_code == 200


def test_another_site_cannot_click_for_you(in_the_demo):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/sign-in/", {"role": "administrator"}).status_code == 403


def test_a_click_leads_nowhere_else(client, in_the_demo):
    response = client.post("/demo/sign-in/", {"role": "customer", "next": "https://evil.example/"})
    assert response["Location"] == "/"


def test_an_unknown_role_is_refused(client, in_the_demo):
    assert client.post("/demo/sign-in/", {"role": "king"}).status_code == 422
    assert client.post("/demo/sign-in/").status_code == 422


def test_the_strip_stands_on_pages_of_the_demo_only(rf, in_the_demo, settings):
    from portal.operations.demo.signin import strip

    request = rf.get("/articles/")
    assert 'value="moderator"' in strip(request)
    assert strip(rf.get("/articles/", REMOTE_ADDR="192.0.2.7")) == ""
    settings.DEMO = False
    assert strip(request) == ""


def test_a_member_of_ones_own_with_a_familiar_name_is_not_offered(client, db, settings, make_member):
    settings.DEMO = True
    make_member("ilse", is_superuser=True)
    assert 'value="administrator"' not in client.get("/demo/sign-in/").text
    assert client.post("/demo/sign-in/", {"role": "administrator"}).status_code == 422


def test_the_buttons_on_a_sign_in_page_lead_on_to_what_was_wanted(client, in_the_demo):
    followed = Member.objects.get(username="dov")
    wall = client.post(f"/sign-in-to/follow/{followed.pk}/", {"kind": "member"}, headers={"origin": "http://testserver"})[
        "Location"
    ]
    assert 'name="next" value="/members/dov/"' in client.get(wall).text
    assert client.post("/demo/sign-in/", {"role": "customer", "next": "/members/dov/"})["Location"] == "/members/dov/"
    assert Follow.objects.get(object_id=followed.pk).member.username == "priya"
