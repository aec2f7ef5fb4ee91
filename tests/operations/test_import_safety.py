"""An import that is interrupted, hostile or wrong: nothing is lost, nothing is expanded, nothing is a traceback."""

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from forums.models import ImportedPost, Post, Topic
from portal.operations.benchmarks.dump import write_dump
from portal.operations.stackexchange import comments, history, importer
from portal.operations.stackexchange.rows import BadDump, rows_of
from portal.writing.models import Revision

CODE = Path(__file__).resolve().parents[2]
BOMB = """<?xml version="1.0"?>
<!DOCTYPE posts [<!ENTITY a "ha">{}]>
<posts><row Id="1" PostTypeId="1" Title="&z;" Body="" CreationDate="2015-01-01T00:00:00" /></posts>"""
QUESTION = '<row Id="1" PostTypeId="1" Title="{title}" Body="{body}" CreationDate="2015-01-01T00:00:00" {more}/>'


def refused(folder: Path) -> CommandError:
    with pytest.raises(CommandError) as error:
        call_command("import_stackexchange", str(folder), board="Hostile", verbosity=0)
    return error.value


def posts(folder: Path, rows: str) -> Path:
    (folder / "Posts.xml").write_text(f"<posts>{rows}</posts>", encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_entities_are_not_expanded(tmp_path):
    laughs = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghz", strict=True))
    (tmp_path / "Posts.xml").write_text(BOMB.format(laughs))
    error = refused(tmp_path)
    assert error.returncode == 2 and "declares a document type" in str(error)
    assert not Topic.objects.exists()


@pytest.mark.django_db
def test_files_outside_are_not_read(tmp_path):
    (tmp_path / "Posts.xml").write_text(BOMB.format('<!ENTITY z SYSTEM "file:///etc/passwd">'))
    assert refused(tmp_path).returncode == 2
    assert not Post.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<posts><row Id='1'", "not well-formed"),
        (b"<posts>\x00</posts>", "not well-formed"),
        (b"\xff\xfe\xff", "not well-formed"),
        (b"", "not well-formed"),
        (b'<?xml version="1.0" encoding="klingon"?><posts/>', "not text in the encoding"),
    ],
)
def test_broken_files_are_refused_with_a_sentence(content, sentence, tmp_path):
    (tmp_path / "Posts.xml").write_bytes(content)
    error = refused(tmp_path)
    assert error.returncode == 2 and sentence in str(error)


def test_a_row_without_end_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "Posts.xml.gz"
    with gzip.open(path, "wb") as out:
        out.write(b'<posts><row Body="')
        for _ in range(64):
            out.write(b"a" * (1 << 20))
    with pytest.raises(BadDump, match="more than 8 MB"):
        list(rows_of(path))


@pytest.mark.django_db
def test_a_damaged_archive_is_refused(tmp_path):
    whole = gzip.compress(b"<posts>" + b"<x/>" * 100000 + b"</posts>")
    (tmp_path / "Posts.xml.gz").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in str(refused(tmp_path))


@pytest.mark.django_db
def test_wrong_use_is_told_in_one_sentence(tmp_path):
    assert refused(tmp_path / "nowhere").returncode == 2
    assert "neither Posts.xml nor Posts.xml.gz" in str(refused(tmp_path))
    posts(tmp_path, "")
    with pytest.raises(CommandError, match="must be a host") as error:
        call_command("import_stackexchange", str(tmp_path), board="Hostile", site="not a host")
    assert error.value.returncode == 2


@pytest.mark.django_db
def test_rows_that_make_no_sense_are_skipped_and_counted(tmp_path, capsys):
    rows = [
        '<row PostTypeId="1" />',
        '<row Id="x" PostTypeId="1" CreationDate="2015-01-01T00:00:00" />',
        f'<row Id="{2**70}" PostTypeId="1" CreationDate="2015-01-01T00:00:00" />',
        '<row Id="5" PostTypeId="1" CreationDate="yesterday" />',
        '<row Id="6" PostTypeId="2" ParentId="999" CreationDate="2015-01-01T00:00:00" />',
        QUESTION.format(title="", body="", more=f'Score="{2**40}" ClosedDate="never" AcceptedAnswerId="77"'),
        QUESTION.format(title="Again", body="", more=""),
        '<row Id="8" PostTypeId="banana" CreationDate="2015-01-01T00:00:00" />',
    ]
    posts(tmp_path, "".join(rows))
    (tmp_path / "Comments.xml").write_text('<c><row Id="1" PostId="44" Text="x" CreationDate="2015-01-01T00:00:00"/></c>')
    call_command("import_stackexchange", str(tmp_path), board="Hostile", json=True, verbosity=0)
    report = json.loads(capsys.readouterr().out)
    assert report["questions"] == 1 and Topic.objects.get().title == "Without a title"
    assert report["skipped"] == {"comments": 1, "posts": 6}


@pytest.mark.django_db
@pytest.mark.data
def test_hostile_texts_come_in_harmless(shared_data, tmp_path):
    from xml.sax.saxutils import quoteattr

    from portal.writing.html import without_controls

    lines = [json.loads(line) for line in (shared_data / "hostile-inputs" / "bleach-xss.jsonl").read_text().splitlines()]
    texts = [str(line.get("input") or line) for line in lines] + json.loads(
        (shared_data / "hostile-inputs" / "blns.json").read_text()
    )
    rows = []
    for number, text in enumerate(texts, 1):
        safe = quoteattr(without_controls(text))  # what no XML can hold cannot come
        rows.append(
            f'<row Id="{number}" PostTypeId="1" Title={safe} Body={safe} Tags={safe} OwnerDisplayName={safe} '
            f'OwnerUserId="{number}" CreationDate="2015-01-01T00:00:00" ContentLicense={safe} />'
        )
    posts(tmp_path, "".join(rows))
    call_command("import_stackexchange", str(tmp_path), board="Hostile", verbosity=0)
    assert Topic.objects.count() == len(texts)
    for body in Post.objects.values_list("body", flat=True):
        lowered = body.lower()
        assert (
            "<script" not in lowered
            and "<img" not in lowered
            and "<iframe" not in lowered
            and 'href="javascript' not in lowered
        )


@pytest.mark.django_db
def test_pictures_elsewhere_become_links_and_rooted_links_lead_to_the_source(tmp_path):
    body = (
        "&lt;p&gt;&lt;img src=&quot;https://i.example.com/a.png&quot; alt=&quot;A pump&quot;&gt;"
        "&lt;a href=&quot;/questions/9&quot;&gt;nine&lt;/a&gt;&lt;/p&gt;"
    )
    posts(tmp_path, QUESTION.format(title="T", body=body, more=""))
    call_command("import_stackexchange", str(tmp_path), board="B", site="beer.example.com", verbosity=0)
    body = Post.objects.get().body
    assert "<img" not in body and '<a href="https://i.example.com/a.png"' in body and "A pump" in body
    assert 'href="https://beer.example.com/questions/9"' in body


@pytest.mark.django_db
def test_ctrl_c_keeps_what_is_done_and_says_130(tmp_path, monkeypatch, capsys):
    write_dump(tmp_path, posts=40)

    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(importer, "import_comments", interrupt)
    with pytest.raises(SystemExit) as stopped:
        call_command("import_stackexchange", str(tmp_path), board="B", verbosity=0)
    assert stopped.value.code == 130 and Post.objects.count() == 40
    assert "run the same command again" in capsys.readouterr().err


Ask = Callable[[str], list[tuple]]


@pytest.fixture
def new_home(tmp_path) -> Iterator[Callable[[str], tuple[dict[str, str], Ask]]]:
    """Makes a home of its own with a migrated database, as the tests' own is before they write; and a way to ask it."""
    made: list[str] = []
    common = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.base", "LOG_LEVEL": "ERROR"}

    def sqlite_home(name: str) -> tuple[dict[str, str], Ask]:
        folder = tmp_path / name
        folder.mkdir()
        shutil.copyfile(connection.settings_dict["NAME"], folder / "commonweal.sqlite3")
        environment = {key: value for key, value in common.items() if key != "DATABASE_URL"}

        def ask(sql: str) -> list[tuple]:
            with sqlite3.connect(f"file:{folder / 'commonweal.sqlite3'}?mode=ro", uri=True, timeout=20) as db:
                return db.execute(sql).fetchall()

        return {**environment, "COMMONWEAL_HOME": str(folder)}, ask

    def postgresql_home(name: str) -> tuple[dict[str, str], Ask]:
        database = f"{connection.settings_dict['NAME']}_{name}"
        connection.close()  # a database with guests is no template
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{database}"')
            cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{connection.settings_dict["NAME"]}"')
        made.append(database)
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()

        def ask(sql: str) -> list[tuple]:
            import psycopg

            with psycopg.connect(url) as db:
                return db.execute(sql).fetchall()

        return {**common, "COMMONWEAL_HOME": str(tmp_path / name), "DATABASE_URL": url}, ask

    yield postgresql_home if connection.vendor == "postgresql" else sqlite_home
    for database in made:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def _command(folder: Path) -> list[str]:
    return [sys.executable, str(CODE / "manage.py"), "import_stackexchange", str(folder), "--board", "Killed", "--json"]


def _content(ask: Ask) -> dict[str, list]:
    """What the database says, without our numbers: they may differ after a kill, nothing else may."""
    return {
        "posts": ask(
            "SELECT i.source_kind, i.source_id, t.title, p.position, m.name, p.body, p.comment_count, p.edit_count, i.facts "
            "FROM forums_importedpost i JOIN forums_post p ON p.id = i.post_id JOIN forums_topic t ON t.id = p.topic_id "
            "LEFT JOIN members_member m ON m.id = p.author_id ORDER BY 1, 2"
        ),
        "topics": ask(
            "SELECT title, reply_count, comment_count, last_position, active_at, solved_at, closed_reason, tag_names "
            "FROM forums_topic ORDER BY 1, 5"
        ),
        "members": ask("SELECT name, topic_count, reply_count, solution_count FROM members_member ORDER BY 1, 2, 3, 4"),
        "activities": ask("SELECT type, happened_at, count(*) FROM activity_activity GROUP BY 1, 2 ORDER BY 1, 2"),
        "tallies": ask("SELECT topic_count, post_count, unanswered_count, solved_count FROM forums_boardtally ORDER BY 1, 2"),
        "revisions": ask("SELECT number, body, source_id FROM writing_revision ORDER BY 3, 1"),
        "search": ask("SELECT title, body FROM search_searchentry ORDER BY 1, 2"),
    }


POSTS = "SELECT count(*) FROM forums_importedpost WHERE source_kind = 'post'"
BESIDE_EACH_OTHER = "SELECT count(*) FROM writing_revision"  # while comments come in too
INDEXED = "SELECT count(*) FROM search_searchentry WHERE kind = 'forums.topic'"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_and_run_again_it_is_as_if_it_had_never_been_killed(tmp_path, new_home):
    dump = tmp_path / "dump"
    write_dump(dump, posts=2400)
    environment, clean = new_home("clean")
    subprocess.run(_command(dump), env=environment, check=True, capture_output=True)
    environment, killed = new_home("killed")
    for counted, least in ((POSTS, 480), (POSTS, 1680), (BESIDE_EACH_OTHER, 1), (BESIDE_EACH_OTHER, 300), (INDEXED, 1)):
        process = subprocess.Popen(_command(dump), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert _kill_when(process, lambda counted=counted, least=least: killed(counted)[0][0] >= least), (counted, least)
    subprocess.run(_command(dump), env=environment, check=True, capture_output=True)
    before, after = _content(clean), _content(killed)
    for name in before:
        assert after[name] == before[name], name


def _kill_when(process: subprocess.Popen, is_time: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if is_time():
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.01)
    process.kill()
    process.wait()
    return False


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_an_error_in_one_lane_stops_the_other_and_is_told(tmp_path, monkeypatch):
    write_dump(tmp_path, posts=400)
    monkeypatch.setattr(comments, "_add", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("import_stackexchange", str(tmp_path), board="B", verbosity=0)
    monkeypatch.undo()
    call_command("import_stackexchange", str(tmp_path), board="B", verbosity=0)
    assert ImportedPost.objects.filter(source_kind="comment").count() == 400 // 3


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_ctrl_c_ends_both_lanes(tmp_path, monkeypatch, hears_ctrl_c):
    write_dump(tmp_path, posts=1500)
    history_write, pid = history._write, os.getpid()

    def interrupted(run, posts):
        os.kill(pid, signal.SIGINT)
        history_write(run, posts)

    monkeypatch.setattr(history, "_write", interrupted)
    with pytest.raises(SystemExit) as stopped:
        call_command("import_stackexchange", str(tmp_path), board="B", verbosity=0)
    assert stopped.value.code == 130
    lanes = [thread for thread in threading.enumerate() if thread.name.startswith("import-")]
    for lane in lanes:
        lane.join(timeout=2)
    assert not any(lane.is_alive() for lane in lanes)
    monkeypatch.undo()
    call_command("import_stackexchange", str(tmp_path), board="B", verbosity=0)
    assert Revision.objects.count() == 1500 // 4
