"""The whole site in one file: rows of the database, media and members' uploads.

A zip archive with `manifest.json` (versions, migrations, number of rows and files), `database/TABLE.jsonl`,
`media/…` and `uploads/…`. The first line of a table names its columns. The secret key stays out: whoever finds the file cannot forge sessions with it.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations import Migration, SeparateDatabaseAndState
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from portal.activity import releases
from portal.common.access import access_changed
from portal.common.progress import Progress
from portal.operations import database_copy, schema
from portal.operations.database_copy import CannotCopy

FORMAT = 1
COMPRESSED_ALREADY = {
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".gif",
    ".avif",
    ".zip",
    ".gz",
    ".pdf",
    ".mp4",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
}


class CannotRead(Exception):
    """The file is no backup, or one that this version cannot read. The message says why."""


@dataclass
class Manifest:
    """What a backup holds."""

    format: int
    made_at: str
    database: str
    migrations: dict[str, list[str]]
    tables: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def folders() -> dict[str, Path]:
    """Where files lie, by their folder in the archive."""
    return {"media": Path(settings.MEDIA_ROOT), "uploads": Path(storages["private"].location)}  # type: ignore[attr-defined]  # files on disk


def back_up(path: Path) -> Manifest:
    """Write the site into a file, as it is at this moment, while it runs. The file appears when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        with open(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            with (
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
                database_copy.snapshot() as alias,
            ):
                manifest = Manifest(FORMAT, timezone.now().isoformat(), connections[alias].vendor, _applied(alias))
                tables = database_copy.tables()
                counts = database_copy.count(alias, tables)
                with Progress("Copying rows", total=sum(counts.values())) as progress:
                    for table, model in tables.items():
                        with archive.open(f"database/{table}.jsonl", "w", force_zip64=True) as out:
                            out.write(json.dumps([field.column for field in database_copy.columns(model)]).encode() + b"\n")
                            number = 0
                            for row in database_copy.read(alias, model):
                                out.write(database_copy.encode(row).encode() + b"\n")
                                number += 1
                                progress.advance()
                        manifest.tables[table] = number
                database_copy.compare(counts, manifest.tables)
                # After the rows: a file is there before the row that names it.
                for name, folder in folders().items():
                    manifest.files[name] = _add_files(archive, name, folder)
                archive.writestr("manifest.json", json.dumps(asdict(manifest), indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What a backup holds. Raises CannotRead with the reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest(**json.loads(archive.read("manifest.json")))
    except FileNotFoundError:
        raise CannotRead(f"There is no file {path}.") from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        raise CannotRead(f"{path} is no backup of this site, or it is damaged.") from None
    if manifest.format != FORMAT:
        raise CannotRead(f"{path} was made by another version of the site: restore it with that version, then upgrade.")
    if schema.FROM_BEFORE[1] in manifest.migrations.get(schema.FROM_BEFORE[0], []):
        raise CannotRead(f"{path} was made by an earlier development version, whose backups this one cannot read.")
    known = set(schema.files.names_on_disk())
    newer = [f"{app}.{name}" for app, names in manifest.migrations.items() for name in names if (app, name) not in known]
    if newer:
        raise CannotRead(f"{path} was made by a newer version of the site (it has {newer[0]}): update the code first.")
    return manifest


def restore(path: Path, manifest: Manifest) -> None:
    """Put a backup in the place of what is here: the database in one transaction, then the files.

    A backup of an older version is read into tables of that version, which are then brought up to date.
    """
    state = _migrate_to(manifest)
    tables = database_copy.tables(state)
    if missing := manifest.tables.keys() - tables.keys():
        raise CannotCopy(f"The backup has a table that this version does not know: {sorted(missing)[0]}.")
    tables = {table: model for table, model in tables.items() if table in manifest.tables}
    with zipfile.ZipFile(path) as archive:
        fresh = {name: _extract(archive, name, folder, manifest.files.get(name, 0)) for name, folder in folders().items()}
        try:
            with database_copy.replacing("default"), Progress("Restoring rows", total=manifest.rows) as progress:
                database_copy.empty("default", tables)
                for table, model in tables.items():
                    with archive.open(f"database/{table}.jsonl") as lines:
                        fields = _fields(model, json.loads(next(lines)))
                        decode = database_copy.decoder(fields)
                        database_copy.write(
                            "default", model, (decode(line.decode()) for line in lines), progress.advance, fields
                        )
                database_copy.compare(manifest.tables, database_copy.count("default", tables))
                database_copy.reset_sequences("default", tables)
        except BaseException:
            for folder in fresh.values():
                shutil.rmtree(folder, ignore_errors=True)
            raise
    for name, folder in folders().items():
        _swap(fresh[name], folder)
    if not schema.is_up_to_date():
        schema.migrate()
    access_changed()  # the token came with the rows; what was kept under it must not be taken for theirs
    # What ended since the backup was made may have been shown: drawn twice, its error could be averaged out.
    releases.seal(now=timezone.now())
    make_again()


def make_again() -> None:
    """Search indexes are not copied but made from what was."""
    call_command("search_reindex", verbosity=0)
    call_command("update_index", verbosity=0)


def _applied(alias: str) -> dict[str, list[str]]:
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connections[alias]).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return applied


def _migrate_to(manifest: Manifest) -> Any:
    """Bring the database to the version of the backup; returns the models of that version."""
    wanted = {(app, name) for app, names in manifest.migrations.items() for name in names}
    executor = MigrationExecutor(connection)
    since = set(schema.files.names_on_disk()) - wanted
    # An empty database becomes one of this version at once, and then one of the backup's by taking back what came since:
    # far sooner than by all migrations from the first.
    if all(_can_be_taken_back(executor.loader.disk_migrations[key]) for key in since) and schema.prepared.fill() and since:
        later_apps = {app for app, _name in since} - manifest.migrations.keys()
        executor = MigrationExecutor(connection)
        with schema.frozen_garbage():
            executor.migrate([*_last_of(wanted, executor), *((app, None) for app in sorted(later_apps))])
    here = set(MigrationRecorder(connection).applied_migrations())
    if here == wanted and not since:
        return apps
    if here - wanted:
        raise CannotCopy(
            "The backup is of an older version: restore it into an empty database, which is then brought up to date."
        )
    executor = MigrationExecutor(connection)
    last = _last_of(wanted, executor)
    if here != wanted:
        with schema.frozen_garbage():
            executor.migrate(last)
    return MigrationExecutor(connection).loader.project_state(last).apps


def _last_of(wanted: set[tuple[str, str]], executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The last migration of each app that a backup knew, Wagtail's first."""
    nodes = executor.loader.graph.node_map
    last = [
        key
        for key in wanted
        if key in nodes and not any(child.key in wanted and child.key[0] == key[0] for child in nodes[key].children)
    ]
    return sorted(last, key=lambda key: (key[0] not in schema.WAGTAIL_FIRST, key))


def _can_be_taken_back(migration: Migration) -> bool:
    return all(operation.reversible for operation in _every(migration.operations))


def _every(operations: Iterable[Operation]) -> Iterator[Operation]:
    for operation in operations:
        yield operation
        if isinstance(operation, SeparateDatabaseAndState):
            yield from _every(operation.database_operations)


def _fields(model: Any, names: list[str]) -> list[Any]:
    """The fields behind the columns of a table in the backup, in its order."""
    by_column = {field.column: field for field in database_copy.columns(model)}
    if unknown := [name for name in names if name not in by_column]:
        raise CannotCopy(f"{model._meta.db_table} has no column {unknown[0]}, but the backup has.")
    return [by_column[name] for name in names]


def _add_files(archive: zipfile.ZipFile, name: str, folder: Path) -> int:
    number = 0
    for file in sorted(folder.rglob("*")) if folder.exists() else ():
        if not file.is_file() or file.is_symlink():
            continue
        method = zipfile.ZIP_STORED if file.suffix.lower() in COMPRESSED_ALREADY else zipfile.ZIP_DEFLATED
        try:
            archive.write(file, f"{name}/{file.relative_to(folder).as_posix()}", method)
            number += 1
        except FileNotFoundError:
            continue  # a member deleted it meanwhile
    return number


def _extract(archive: zipfile.ZipFile, name: str, folder: Path, expected: int) -> Path:
    """The files of one folder, in a new folder beside it."""
    fresh = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    number = 0
    for member in archive.infolist():
        parts = PurePosixPath(member.filename).parts
        if len(parts) < 2 or parts[0] != name or member.is_dir():
            continue
        if ".." in parts or PurePosixPath(member.filename).is_absolute():
            raise CannotCopy(f"The backup has a file outside its folder: {member.filename}.")
        target = fresh.joinpath(*parts[1:])
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, open(target, "wb") as out:
            shutil.copyfileobj(source, out)
        number += 1
    if number != expected:
        raise CannotCopy(f"The backup has {number} files in {name}, but should have {expected}.")
    return fresh


def _swap(fresh: Path, folder: Path) -> None:
    before = folder.with_name(f".{folder.name}.before")
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        os.replace(folder, before)
    os.replace(fresh, folder)
    shutil.rmtree(before, ignore_errors=True)
