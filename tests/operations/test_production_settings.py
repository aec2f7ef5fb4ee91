"""`check --deploy` finds what is missing or left as the example has it, and production refuses a key that is no secret."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command

from portal.common.checks import production_settings
from portal.operations.command import WrongUse

CODE = Path(__file__).resolve().parents[2]
GOOD_KEY = "kI2-9vQx7Lr_4pTzWm8sYd1cBf6hJn3uGa5eRo0XqK"


pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


@pytest.fixture
def production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Settings of a site that lacks nothing."""
    monkeypatch.setenv("SECRET_KEY", GOOD_KEY)
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": "x7Gq", "HOST": "127.0.0.1"}}
    settings.REDIS_URL = "redis://127.0.0.1:6379/0"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_PASSWORD = "mail.garden.city", "hj3Lk"
    settings.DEFAULT_FROM_EMAIL = "Garden City <community@garden.city>"
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://community.garden.city", ["community.garden.city"]
    settings.TRUSTED_PROXIES, settings.HASHED_STATIC, settings.DEMO, settings.DEBUG = 1, True, False, False
    return settings


def found() -> dict[str, bool]:
    """Variable and whether it is an error."""
    return {(message.id or "").removeprefix("commonweal."): message.level >= checks.ERROR for message in production_settings()}


def test_a_site_that_lacks_nothing_passes(production):
    assert production_settings() == []


@pytest.mark.parametrize(
    "key", ["", "   ", '""', "only-for-building", "django-insecure-" + GOOD_KEY, "change-me" * 6, "aB3" * 20, GOOD_KEY[:20]]
)
def test_a_key_that_is_blank_known_or_short_is_an_error_and_production_does_not_start(production, monkeypatch, key):
    monkeypatch.setenv("SECRET_KEY", key)
    assert found() == {"SECRET_KEY": True}
    for name in ("web", "live", "worker"):
        module = f"portal.operations.management.commands.{name}"
        monkeypatch.setattr(f"{module}.require_current_database", lambda: pytest.fail("it went on to start"))
        with pytest.raises(
            WrongUse, match=r"^SECRET_KEY: it is .* Set it to what `python3 -c .*` prints, and keep it\.$"
        ) as refused:
            call_command(name)
        assert refused.value.returncode == 2


def test_without_the_variable_it_is_the_same(production, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    assert found() == {"SECRET_KEY": True}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SITE_URL": "https://community.example.com", "ALLOWED_HOSTS": ["community.example.com"]}, "SITE_URL ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["community.garden.city", ".example.org"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["garden.city"]}, "ALLOWED_HOSTS"),
        ({"SITE_URL": "http://community.garden.city"}, "SITE_URL"),
        ({"DATABASES": {"default": {"ENGINE": "postgresql", "PASSWORD": "password"}}}, "DATABASE_URL"),
        ({"DATABASES": {"default": {"ENGINE": "postgresql", "HOST": "db.example.com"}}}, "DATABASE_URL"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"EMAIL_HOST": "mail.example.com"}, "EMAIL_URL"),
        ({"EMAIL_HOST_PASSWORD": "password"}, "EMAIL_URL"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}, "EMAIL_URL"),
        ({"DEFAULT_FROM_EMAIL": "Example community <community@example.com>"}, "MAIL_FROM"),
        ({"DEFAULT_FROM_EMAIL": "Commonweal <community@localhost>"}, "MAIL_FROM"),
        ({"DEBUG": True}, "DEBUG"),
        ({"DEMO": True}, "COMMONWEAL_DEMO"),
    ],
)
def test_each_value_that_no_public_site_may_have_is_an_error(production, changes, expected):
    for name, value in changes.items():
        setattr(production, name, value)
    assert found() == dict.fromkeys(expected.split(), True)
    for message in production_settings():
        assert re.search(r"\. [A-Z][^.]+\.$", message.msg), f"says what to do: {message.msg}"


def test_one_process_on_sqlite_is_warned_only(production):
    production.DATABASES, production.REDIS_URL = {"default": {"ENGINE": "django.db.backends.sqlite3"}}, ""
    assert found() == {"DATABASE_URL": False, "REDIS_URL": False}


def test_a_domain_that_only_sounds_like_an_example_is_none(production):
    production.SITE_URL, production.ALLOWED_HOSTS = "https://contest.examples.city", ["contest.examples.city"]
    assert found() == {}


def test_on_a_machine_of_ones_own_the_key_in_the_home_folder_will_do(production, monkeypatch):
    from portal.operations.management.commands.serve import require_own_key

    monkeypatch.delenv("SECRET_KEY")
    production.SITE_URL = "http://127.0.0.1:8000"
    require_own_key()


@pytest.mark.slow
def test_the_deployment_file_as_it_is_shipped_does_not_pass(tmp_path):
    lines = re.findall(r'^([A-Z_]+)="?(.*?)"?$', (CODE / "deploy" / "commonweal.env").read_text(), re.M)
    shipped = {**os.environ, **dict(lines), "COMMONWEAL_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.base"}
    shipped.pop("COMMONWEAL_DEMO", None)
    result = subprocess.run(
        [sys.executable, "-m", "portal", "check", "--deploy"],
        cwd=CODE,
        env=shipped,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 1
    for name in ("SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "MAIL_FROM"):
        assert f"{name}: " in result.stderr, name
