"""The cast and the tools of the whole suite. Each app's own fixtures lie beside its tests."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase, testcases
from django.test.utils import CaptureQueriesContext

from portal.operations.schema.prepared import migrations_key
from tests.browsing import axe, browser, browser_path, expected_problems, keyboard, page, signed_in, site  # noqa: F401
from tests.operations.nginx import nginx_path, shipped_nginx  # noqa: F401
from tests.slow import mark_slow, pytest_configure_node, pytest_runtest_logreport, pytest_sessionfinish  # noqa: F401

SHARED_DATA = Path(os.environ.get("COMMONWEAL_SHARED_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
# Django's live server would hand out the media folder by itself, past the site, which asks who may have a file.
testcases._MediaFilesHandler._should_handle = lambda self, path: False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out tests that no database, cache or browser has a part in: they say the same on each database",
    )
    parser.addoption(
        "--list-slow", type=float, metavar="SECONDS", help="run slow tests too, and name in tests/slow.txt what takes longer"
    )


@cache
def _source(path: Path) -> str:
    return path.read_text()


def _has_a_part_in(item: pytest.Item) -> bool:
    """Does a database, a cache or a program have a part in the test? When in doubt it does."""
    fixtures = set(getattr(item, "fixturenames", ()))
    markers = {marker.name for marker in item.iter_markers()}
    if "embedded" in markers:
        return False
    source = _source(item.path)
    starts_programs = "subprocess" in source or "call_command" in source or "connection" in source or "cache" in source
    return (
        starts_programs
        or bool(markers & {"django_db", "postgresql", "redis", "nginx", "browser"})
        or bool(fixtures & {"db", "django_db_setup", "transactional_db", "live_server", "client", "admin_client"})
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        left_out = [item for item in items if not _has_a_part_in(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _has_a_part_in(item)]
    is_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    for item in items:
        if item.get_closest_marker("postgresql") and not is_postgresql:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL"))
        if item.get_closest_marker("redis") and not settings.REDIS_URL:
            item.add_marker(pytest.mark.skip(reason="needs Redis: set REDIS_URL"))
        if item.get_closest_marker("data") and not SHARED_DATA.exists():
            item.add_marker(pytest.mark.skip(reason=f"the shared data is not at {SHARED_DATA}"))
        if item.get_closest_marker("browser") and not browser_path():
            item.add_marker(pytest.mark.skip(reason="needs Chromium: set CHROMIUM to its path"))
        if item.get_closest_marker("nginx") and not nginx_path():
            item.add_marker(pytest.mark.skip(reason="needs nginx: install it (on Debian: apt install nginx)"))
    # What no database has a part in runs in the embedded suite alone (--only-database), slow or not.
    mark_slow(config, items, runs_elsewhere=lambda item: not is_postgresql and _has_a_part_in(item))


# The database is filled once per state of the migration files, then copied. One worker fills it, the others wait.
@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "only")
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            yield from _sqlite_copy(worker)
        else:
            yield from _postgresql_copy(worker)


def _fill() -> None:
    """As a first start fills it: from the prepared schema, or by all migrations where that does not fit them."""
    from portal.operations import schema

    schema.migrate()


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _sqlite_copy(worker: str) -> Iterator[None]:
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "commonweal-tests"
    cache.mkdir(parents=True, exist_ok=True)
    template = cache / f"{str(migrations_key())[:16]}.sqlite3"
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    path = home / f"test-{worker}-{os.getpid()}-0.sqlite3"
    connection.close()
    with _one_at_a_time(cache / "building.lock"):
        if not template.exists():
            building = cache / f"{template.stem}.building"
            building.unlink(missing_ok=True)
            connection.settings_dict["NAME"] = str(building)
            _fill()
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("PRAGMA journal_mode=DELETE")
            connection.close()
            os.replace(building, template)
            for old in sorted(cache.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[:-12]:
                old.unlink(missing_ok=True)
    os.utime(template)  # whoever tidies up takes the longest unused
    shutil.copyfile(template, path)
    connection.settings_dict["NAME"] = str(path)

    def restore() -> None:
        # Another file: a thread of a live server may still hold the one before.
        before = Path(connection.settings_dict["NAME"])
        number = int(before.stem.rpartition("-")[2]) + 1
        connection.settings_dict["NAME"] = str(before.with_name(f"{before.stem.rpartition('-')[0]}-{number}.sqlite3"))
        shutil.copyfile(template, connection.settings_dict["NAME"])
        forget(before)

    def forget(file: Path) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)

    _leave_the_database_as_migrated(restore)
    yield
    connection.close()
    forget(Path(connection.settings_dict["NAME"]))


def _postgresql_copy(worker: str) -> Iterator[None]:
    import psycopg

    parameters = connection.get_connection_params()
    server = psycopg.connect(
        **{key: value for key, value in parameters.items() if key in {"host", "port", "user", "password"}},
        dbname="postgres",
        autocommit=True,
    )
    template, name = f"cw_template_{str(migrations_key())[:16]}", f"cw_test_{worker}_{os.getpid()}"
    connection.close()
    with server:
        server.execute("SELECT pg_advisory_lock(704061)")  # one worker builds, the others wait
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
            server.execute(f'DROP DATABASE IF EXISTS "{template}_building" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{template}_building"')
            connection.settings_dict["NAME"] = f"{template}_building"
            _fill()
            connection.close()
            server.execute(f'ALTER DATABASE "{template}_building" RENAME TO "{template}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        server.execute("SELECT pg_advisory_unlock(704061)")
        connection.settings_dict["NAME"] = name

        def restore() -> None:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

        _leave_the_database_as_migrated(restore)
        yield
        connections.close_all()
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


_restored = 0  # how often the database was put back as migrated


@pytest.fixture(autouse=True)
def _no_connection_of_before() -> None:
    """While a browser runs, its event loop has connections of its own; those from before it still hold the old database."""
    if getattr(connection, "_opened_after", _restored) != _restored:
        connection.close()
    connection._opened_after = _restored  # type: ignore[attr-defined]


def _leave_the_database_as_migrated(restore: Callable[[], None]) -> None:
    """After a test with real transactions Django empties every table; the first site and the roles would be gone."""

    def teardown(_case: TransactionTestCase) -> None:
        global _restored
        connections.close_all()
        restore()
        _restored += 1

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _fresh_cache(settings: Any) -> Iterator[None]:
    from django.core.cache import cache

    from portal.common.access import forget_kept
    from portal.common.ttl_cache import forget

    def clear() -> None:
        cache.clear()
        forget()
        forget_kept()

    clear()
    yield
    clear()


@pytest.fixture(autouse=True)
def _as_written(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test writes by an action stands as it is; what comes by a request passes the entry policy like anybody's."""
    from django.test.client import ClientHandler

    from portal.writing.entry import as_written

    answer = ClientHandler.__call__

    def answered(handler: ClientHandler, environ: dict[str, Any]) -> Any:
        with as_written(False):
            return answer(handler, environ)

    monkeypatch.setattr(ClientHandler, "__call__", answered)
    with as_written():
        yield


class Clock:
    """The clock of all that is kept for a while: it stands still, so that no test depends on how long it takes."""

    def __init__(self) -> None:
        self.passed = 0.0
        self._monotonic, self._time = time.monotonic(), time.time()

    def monotonic(self) -> float:
        return self._monotonic + self.passed

    def time(self) -> float:
        return self._time + self.passed

    def pass_by(self, seconds: float) -> None:
        """Let time pass for what a process keeps, and for the cache in its memory. Redis has a clock of its own."""
        self.passed += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from django.core.cache.backends import base, locmem

    from portal.common import ttl_cache

    still = Clock()
    monkeypatch.setattr(ttl_cache, "clock", still.monotonic)
    for module in (base, locmem):
        monkeypatch.setattr(module, "time", still)
    return still


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """A shell starts what runs in the background deaf to SIGINT, and so would be what it starts in turn."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def shared_data() -> Path:
    return SHARED_DATA


# The cast
@pytest.fixture
def make_member(db: None) -> Callable[..., Any]:
    """A member who may do what any approved member may: make_member("ines", name="Ines Okafor")."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from portal.members.models import Member
    from portal.members.roles import Role

    def make(username: str, *, role: Role | None = None, **fields: Any) -> Any:
        now = timezone.now()
        fields = {
            "email": f"{username}@example.com",
            "name": username.title(),
            "approved_at": now,
            "rules_accepted_at": now,
        } | fields
        member = Member.objects.create_user(username, **fields)
        if role is not None:
            member.is_staff = True
            member.save(update_fields=["is_staff"])
            member.groups.add(Group.objects.get_or_create(name=role.value)[0])
        return member

    return make


@pytest.fixture
def advertising(db: None) -> Any:
    """Rule 2 of the site."""
    from portal.moderation.models import Rule

    return Rule.objects.get_or_create(
        number=2, defaults={"title": "No advertising", "text": "Nothing that sells.", "flag_reason": "spam"}
    )[0]


@pytest.fixture
def asker(make_member: Callable[..., Any]) -> Any:
    return make_member("asker", trust_level=1)


@pytest.fixture
def helper(make_member: Callable[..., Any]) -> Any:
    return make_member("helper", trust_level=2)


@pytest.fixture
def stranger(make_member: Callable[..., Any]) -> Any:
    return make_member("stranger", trust_level=1)


@pytest.fixture
def newcomer(make_member: Callable[..., Any]) -> Any:
    return make_member("newcomer", trust_level=0)


@pytest.fixture
def moderator(make_member: Callable[..., Any]) -> Any:
    from portal.members.roles import Role

    return make_member("moderator", role=Role.MODERATOR, trust_level=4)


@pytest.fixture
def support(make_member: Callable[..., Any]) -> Any:
    from portal.members.roles import Role

    return make_member("support", role=Role.SUPPORT, trust_level=2)


@pytest.fixture
def administrator(make_member: Callable[..., Any]) -> Any:
    return make_member("administrator", is_staff=True, is_superuser=True)


# Places
@pytest.fixture
def help_index(db: None) -> Any:
    """The board list below the home page that migrations made."""
    from wagtail.models import Site

    from forums.models import BoardIndexPage

    home = Site.objects.get(is_default_site=True).root_page
    index = BoardIndexPage.objects.first()
    return index or home.add_child(instance=BoardIndexPage(title="Help", slug="help"))


@pytest.fixture
def make_board(help_index: Any) -> Callable[..., Any]:
    from forums.models import BoardPage, BoardTally

    def make(title: str = "Machines", **fields: Any) -> Any:
        board = help_index.add_child(instance=BoardPage(title=title, **fields))
        BoardTally.objects.get_or_create(board=board)
        return board

    return make


@pytest.fixture
def board(make_board: Callable[..., Any]) -> Any:
    return make_board("Machines")


@pytest.fixture
def private_board(make_board: Callable[..., Any]) -> Any:
    """Seen by the group "Insiders" only."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    board = make_board("Back room")
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    return board


@pytest.fixture
def insider(make_member: Callable[..., Any]) -> Any:
    from django.contrib.auth.models import Group

    member = make_member("insider", trust_level=1)
    member.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    return member


# Tools
@pytest.fixture
def run_reactions(db: None) -> Callable[[], None]:
    """Do what the worker would do now with all that is owed."""

    def run() -> None:
        from portal.activity.models import PendingReaction
        from portal.activity.pending import run_pending_reactions

        for activity_id in list(PendingReaction.objects.order_by("pk").values_list("activity_id", flat=True).distinct()):
            run_pending_reactions.func(activity_id)

    return run


@pytest.fixture
def queries_of(db: None) -> Callable[..., int]:
    """How many queries a call makes: queries_of(lambda: client.get(url))."""

    def count(call: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count


def pytest_sessionstart(session: pytest.Session) -> None:
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
