"""An empty database is filled from a file that the migrations made, and only where the file fits them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from portal.operations import archive, schema
from portal.operations.schema import prepared, scratch

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_file_was_made_from_the_migrations_that_are_here():
    header, names, *_rest = prepared.path_for(connection.vendor).read_text().split("\n", 2)
    assert header.endswith(str(prepared.migrations_key())), "run `make schema`"
    on_disk = {f"{app}.{name}" for app, name in schema.files.names_on_disk()}
    assert set(names.removeprefix("-- ").split()) == on_disk, "run `make schema`"


def test_an_empty_database_becomes_what_the_file_says():
    with scratch.database():
        assert prepared.fill()
        assert schema.is_up_to_date()
        assert prepared.dump() == prepared.path_for(connection.vendor).read_text()


def test_a_database_that_has_tables_is_left_alone():
    with scratch.database():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE somebody_elses (id integer)")
        assert not prepared.fill()
        assert connection.introspection.table_names() == ["somebody_elses"]


def test_a_file_made_from_other_migrations_is_not_used(monkeypatch, tmp_path):
    files = list(schema.files.migration_files())
    changed = tmp_path / files[0][1].name
    changed.write_text(files[0][1].read_text() + "\n# changed")
    monkeypatch.setattr(schema.files, "migration_files", lambda: [(files[0][0], changed), *files[1:]])
    with scratch.database():
        assert not prepared.fill()
        monkeypatch.setattr(schema.files, "migration_files", lambda: files[1:])
        assert not prepared.fill(), "one of them is gone"


def test_migrations_that_came_later_run_after_it(monkeypatch, tmp_path):
    later = tmp_path / "0099_later.py"
    later.write_text("")
    files = list(schema.files.migration_files())
    monkeypatch.setattr(schema.files, "migration_files", lambda: [*files, ("forums", later)])
    with scratch.database():
        assert prepared.fill()
        assert not set(schema.files.names_on_disk()) <= set(MigrationRecorder(connection).applied_migrations())


def test_no_two_sites_share_what_is_drawn_at_random():
    keys = []
    for _site in range(2):
        with scratch.database():
            prepared.fill()
            with connection.cursor() as cursor:
                cursor.execute("SELECT translation_key FROM wagtailcore_page ORDER BY id")
                keys.append(cursor.fetchall())
    assert keys[0] and not set(keys[0]) & set(keys[1])


def test_migrate_fills_an_empty_database_at_once():
    with scratch.database():
        call_command("migrate", verbosity=0)
        assert schema.is_up_to_date()


def test_a_database_of_before_is_refused_in_one_sentence():
    MigrationRecorder(connection).record_applied(*schema.FROM_BEFORE)
    with pytest.raises(CommandError, match="earlier development version") as refused:
        call_command("migrate", verbosity=0)
    assert refused.value.returncode == 2
    with pytest.raises(schema.FromBefore):
        schema.migrate()


def test_a_backup_of_before_is_refused_in_one_sentence(tmp_path: Path):
    file = tmp_path / "old.zip"
    app, name = schema.FROM_BEFORE
    with zipfile.ZipFile(file, "w") as out:
        out.writestr(
            "manifest.json", json.dumps({"format": 1, "made_at": "", "database": "sqlite", "migrations": {app: [name]}})
        )
    with pytest.raises(archive.CannotRead, match="earlier development version"):
        archive.read_manifest(file)
