"""`restore`: a backup in the place of what is here."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import OperationalError, ProgrammingError, connection

from portal.operations import archive
from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed, WrongUse
from portal.operations.database_copy import CannotCopy


class Command(PortalCommand):
    help = "Put a backup into the configured database and home folder. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `backup` wrote")
        parser.add_argument("--force", action="store_true", help="replace a site that has members, all of it")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file: Path, force: bool, json: bool, **options: Any) -> None:
        try:
            manifest = archive.read_manifest(file)
            require_stopped()
            if not force and (members := count_members()):
                raise WrongUse(
                    f"This site has {members:,} members: use --force to replace it with the backup, or restore into an empty one."
                )
            archive.restore(file, manifest)
        except archive.CannotRead as problem:
            raise WrongUse(str(problem)) from None
        except CannotCopy as problem:
            raise Failed(f"Nothing was changed. {problem}") from None
        if json:
            self.print_json(asdict(manifest) | {"file": str(file), "rows": manifest.rows})
            return
        files = sum(manifest.files.values())
        self.stdout.write(
            f"{manifest.rows:,} rows and {files:,} files of {manifest.made_at[:16].replace('T', ' ')} UTC are back."
        )


def require_stopped() -> None:
    """Raises WrongUse while a worker lives: what a running site writes meanwhile would be lost."""
    from portal.activity.worker import is_worker_alive

    if "activity_workerbeat" in connection.introspection.table_names() and is_worker_alive():
        raise WrongUse("The site is running: stop it first (a worker that died a moment ago counts for a minute).")


def count_members(alias: str = "default") -> int:
    """How many members a database has; none where there are no tables."""
    from portal.members.models import Member

    try:
        return Member.objects.using(alias).count()
    except (OperationalError, ProgrammingError):
        return 0
