import json

import pytest

from portal.common.env import WrongSetting
from portal.settings.providers import providers_from

ACME = {"id": "acme", "name": "Acme", "client_id": "community", "secret": "s", "server_url": "https://id.acme.example/realms/x"}


def test_without_the_variable_there_is_no_provider():
    assert providers_from("") == ([], [])


def test_a_provider_is_told_to_the_library_and_its_origin_to_the_policy():
    (app,), origins = providers_from(json.dumps([ACME | {"origins": ["https://login.acme.example"]}]))
    assert (app["provider_id"], app["settings"]["server_url"]) == ("acme", ACME["server_url"])
    assert app["settings"]["oauth_pkce_enabled"]
    assert origins == ["https://id.acme.example", "https://login.acme.example"]


def test_addresses_of_a_provider_are_trusted_only_where_the_operator_says_so():
    (app,), _origins = providers_from(json.dumps([ACME]))
    assert "email_authentication" not in app["settings"]
    (app,), _origins = providers_from(json.dumps([ACME | {"trusts_email": True}]))
    assert app["settings"]["email_authentication"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ('{"id": "acme"}', "must be a JSON list"),
        ('[{"id": "acme"}]', "acme lacks client_id, name"),
        (json.dumps([ACME | {"colour": "red"}]), "does not know colour"),
        (json.dumps([ACME | {"server_url": "id.acme.example"}]), "is not an address"),
    ],
)
def test_what_is_wrong_is_said(text, sentence):
    with pytest.raises(WrongSetting, match=sentence):
        providers_from(text)


@pytest.mark.django_db
def test_the_sign_in_page_offers_the_provider(client, settings):
    apps, _origins = providers_from(json.dumps([ACME]))
    settings.OPENID_CONNECT = apps
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
    assert "Continue with Acme" in client.get("/accounts/login/").content.decode()
