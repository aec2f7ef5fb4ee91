"""Health addresses answer whoever asks, by name or by number."""

from unittest.mock import patch

from django.db import DatabaseError


def test_a_living_process_says_so_without_asking_the_database(client, settings, django_assert_num_queries, db):
    settings.ALLOWED_HOSTS = ["community.example.com"]
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        assert client.get("/health/live", headers={"host": "10.0.0.7"}).text == "alive\n"


def test_it_is_ready_when_database_and_cache_answer(client, db):
    answer = client.get("/health/ready")
    assert answer.json() == {"ready": True, "database": "ok", "cache": "ok"}
    assert answer["Cache-Control"] == "no-store" and answer["X-Request-Id"]


def test_it_is_not_ready_while_a_part_is_away(client, db):
    with patch("portal.common.health.connection.cursor", side_effect=DatabaseError("away")):
        answer = client.get("/health/ready")
    assert answer.status_code == 503 and answer.json()["database"] == "does not answer"


def test_it_is_only_read(client, db):
    assert client.post("/health/ready").status_code == 405


def test_check_deploy_names_what_production_lacks(settings, monkeypatch):
    from portal.common.checks import production_settings

    monkeypatch.delenv("SECRET_KEY", raising=False)
    settings.SITE_URL = "http://community.example.com"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.REDIS_URL = ""
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost"]
    named = {message.id.removeprefix("commonweal.") for message in production_settings()}
    assert {"SITE_URL", "EMAIL_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HASHED_STATIC", "COMMONWEAL_DEMO"} <= named
