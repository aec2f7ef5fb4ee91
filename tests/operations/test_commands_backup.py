"""The whole site in one file and back, and from one database into another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from forums.models import Post, Topic
from portal.activity.models import Activity, WorkerBeat
from portal.members.models import Member
from portal.operations import database_copy
from portal.operations.command import Failed, WrongUse

CODE = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(transactional_db, settings, tmp_path, asker, helper, board):
    """A little of everything, in a home folder of its own."""
    from django.core.files.storage import storages

    from forums.actions import accept_solution, post_topic, reply

    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    uploads = tmp_path / "home" / "uploads"
    settings.STORAGES = settings.STORAGES | {"private": settings.STORAGES["private"] | {"OPTIONS": {"location": uploads}}}
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which valve fits the Pico?", body="<p>Zoë’s “small” one?</p>"
    )
    answer = reply(topic=topic, by=helper, body="<p>The 58 mm one.</p>")
    accept_solution(post=answer, by=asker)
    asker.avatar.save("face.png", ContentFile(b"\x89PNG not really"))
    storages["private"].save("a/b.txt", ContentFile(b"private"))
    return topic


# A restored site takes a new token of its rights, and notes that it was put back: both are meant to differ.
OF_THIS_DATABASE = {"common_accessversion", "activity_releaseledger"}


def everything(alias: str = "default") -> dict[str, list[database_copy.Row]]:
    return {
        table: [database_copy.encode(row) for row in database_copy.read(alias, model)]
        for table, model in database_copy.tables().items()
        if table not in OF_THIS_DATABASE
    }


def test_a_backup_comes_back_as_it_was(site, tmp_path, asker, settings):
    before = everything()
    file = tmp_path / "site.zip"
    out = StringIO()
    call_command("backup", str(file), "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["tables"]["forums_topic"] == 1 and report["files"] == {"media": 1, "uploads": 1}
    assert file.stat().st_mode & 0o077 == 0, "nobody else may read it"
    Topic.objects.update(title="Spoilt")
    Member.objects.filter(pk=asker.pk).update(name="Spoilt")
    (Path(settings.MEDIA_ROOT) / asker.avatar.name).unlink()
    with pytest.raises(WrongUse, match="has 2 members: use --force"):
        call_command("restore", str(file))
    call_command("restore", str(file), "--force", stdout=StringIO())
    assert everything() == before
    assert (Path(settings.MEDIA_ROOT) / asker.avatar.name).read_bytes() == b"\x89PNG not really"
    assert (tmp_path / "home" / "uploads" / "a" / "b.txt").read_bytes() == b"private"
    # New rows get new numbers.
    Member.objects.create_user("afterwards")
    assert Member.objects.count() == 3


def test_a_backup_holds_no_secret_key_and_says_where_it_is(site, tmp_path, settings):
    settings.HOME = tmp_path
    (tmp_path / "secret_key").write_text("the key of the site")
    err = StringIO()
    call_command("backup", str(tmp_path / "site.zip"), stdout=StringIO(), stderr=err)
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        assert not any("secret" in name for name in archive.namelist())
        assert not any(b"the key of the site" in archive.read(name) for name in archive.namelist())
    assert "Keep the secret key apart" in err.getvalue()


def test_what_is_written_while_it_copies_stays_out(site, tmp_path, asker, monkeypatch):
    from forums.actions import post_topic

    read = database_copy.read

    def read_slowly(alias, model):
        if model is Activity:  # comes before the topics
            post_topic(
                board_id=site.board_id, by=asker, kind="question", title="Written meanwhile, at once", body="<p>Now.</p>"
            )
        yield from read(alias, model)

    monkeypatch.setattr(database_copy, "read", read_slowly)
    out = StringIO()
    call_command("backup", str(tmp_path / "site.zip"), "--json", stdout=out)
    assert json.loads(out.getvalue())["tables"]["forums_topic"] == 1
    assert Topic.objects.count() == 2


def test_wrong_use_is_said_in_a_sentence(site, tmp_path):
    (tmp_path / "other.zip").write_text("no backup")
    with pytest.raises(WrongUse, match="exists: choose another name"):
        call_command("backup", str(tmp_path / "other.zip"))
    with pytest.raises(WrongUse, match="is no backup of this site"):
        call_command("restore", str(tmp_path / "other.zip"), "--force")
    with pytest.raises(WrongUse, match="There is no file"):
        call_command("restore", str(tmp_path / "none.zip"), "--force")
    with pytest.raises(WrongUse, match="There is no folder"):
        call_command("backup", str(tmp_path / "none" / "site.zip"))


def test_a_running_site_is_not_replaced(site, tmp_path):
    call_command("backup", str(tmp_path / "site.zip"), stdout=StringIO())
    now = timezone.now()
    WorkerBeat.objects.create(pk="alive", host="here", process=1, threads=1, started_at=now, seen_at=now)
    with pytest.raises(WrongUse, match="The site is running"):
        call_command("restore", str(tmp_path / "site.zip"), "--force")


def test_a_backup_that_lacks_a_row_changes_nothing(site, tmp_path):
    whole, short = tmp_path / "site.zip", tmp_path / "short.zip"
    call_command("backup", str(whole), stdout=StringIO())
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(short, "w") as target:
        for name in source.namelist():
            lines = source.read(name)
            target.writestr(name, b"".join(lines.splitlines(True)[:-1]) if name == "database/forums_post.jsonl" else lines)
    before = everything()
    with pytest.raises(Failed, match="forums_post has 1 rows, but should have 2"):
        call_command("restore", str(short), "--force")
    assert everything() == before


def test_a_backup_of_a_newer_version_is_refused(site, tmp_path):
    whole, newer = tmp_path / "site.zip", tmp_path / "newer.zip"
    call_command("backup", str(whole), stdout=StringIO())
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(newer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'"0001_initial"', b'"0001_initial", "0999_later"', 1))
    with pytest.raises(WrongUse, match="made by a newer version"):
        call_command("restore", str(newer), "--force")


@pytest.mark.slow
@pytest.mark.embedded
def test_a_backup_of_an_older_version_is_brought_up_to_date(site, tmp_path, asker):
    """An upgrade with data in it: a backup from before a column was there, restored into the code of today."""
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=asker, density="snug")
    whole, older = tmp_path / "site.zip", tmp_path / "older.zip"
    call_command("backup", str(whole), stdout=StringIO())
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(older, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                manifest = json.loads(content)
                assert manifest["migrations"]["wagtailusers"].pop() == "0015_userprofile_keyboard_shortcuts"
                content = json.dumps(manifest).encode()
            if name == "database/wagtailusers_userprofile.jsonl":
                columns, profile = map(json.loads, content.splitlines())
                index = columns.index("keyboard_shortcuts")
                del columns[index], profile[index]
                content = f"{json.dumps(columns)}\n{json.dumps(profile)}\n".encode()
            target.writestr(name, content)
    environ = environment_of(f"sqlite:///{tmp_path}/upgraded.sqlite3", tmp_path / "upgraded")
    done = subprocess.run(
        [sys.executable, "-m", "portal", "restore", str(older)], env=environ, cwd=CODE, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    look = (
        "from forums.models import Topic; from wagtail.users.models import UserProfile; p = UserProfile.objects.get(); "
        "print(Topic.objects.get().title, p.density, p.keyboard_shortcuts)"
    )
    command = [sys.executable, "-m", "portal", "shell", "-v0", "-c", look]
    done = subprocess.run(command, env=environ, cwd=CODE, capture_output=True, text=True)
    assert done.stdout.strip().endswith("Which valve fits the Pico? snug True"), done.stderr


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_site_moves_from_sqlite_to_postgresql_and_back(site, tmp_path, settings):
    """From PostgreSQL (the test's database) into SQLite by move_to, and from there into a new PostgreSQL database."""
    import psycopg

    before = everything()
    out = StringIO()
    there = f"sqlite:///{tmp_path}/moved.sqlite3"
    call_command("move_to", there, "--json", stdout=out)
    moved = json.loads(out.getvalue())
    assert moved["tables"]["forums_post"] == Post.objects.count() == 2
    parameters = {
        key: value for key, value in connection.get_connection_params().items() if key in ("host", "port", "user", "password")
    }
    name = f"cw_moved_{os.getpid()}"
    with psycopg.connect(**parameters, dbname="postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            base = settings.DATABASES["default"]
            back = f"postgresql://{base['USER']}@{base['HOST']}:{base['PORT']}/{name}"
            done = subprocess.run(
                [sys.executable, "-m", "portal", "move_to", back, "--json"],
                env=environment_of(there, tmp_path / "moved"),
                cwd=CODE,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
            assert json.loads(done.stdout)["tables"] == moved["tables"]
            alias = database_copy.open_database({**connection.settings_dict, "NAME": name}, "moved")
            try:
                after = everything(alias)
            finally:
                database_copy.forget(alias)
            assert after == before
        finally:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def test_moving_asks_for_a_database_that_is_another_and_can_be_reached(site):
    with pytest.raises(WrongUse, match="is no address of a database"):
        call_command("move_to", "what")
    with pytest.raises(WrongUse, match="cannot be reached"):
        call_command("move_to", "postgresql://nobody@127.0.0.1:9/none")


def environment_of(database_url: str, home: Path) -> dict[str, str]:
    return dict(os.environ) | {
        "DATABASE_URL": database_url,
        "COMMONWEAL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "portal.settings.base",
    }
