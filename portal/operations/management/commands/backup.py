"""`backup`: the whole site in one file, while it runs."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.operations import archive
from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed, WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.database_copy import CannotCopy


class Command(PortalCommand):
    help = "Write database, media and uploads into one file, as they are at this moment. The secret key stays out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to write, such as site.zip")
        parser.add_argument("--force", action="store_true", help="write over a file that exists")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, file: Path, force: bool, json: bool, **options: Any) -> None:
        require_current_database()
        if file.exists() and not force:
            raise WrongUse(f"{file} exists: choose another name, or use --force to write over it.")
        if not file.parent.is_dir():
            raise WrongUse(f"There is no folder {file.parent}: make it first.")
        try:
            manifest = archive.back_up(file)
        except CannotCopy as problem:
            raise Failed(str(problem)) from None
        except OSError as error:
            raise Failed(f"{file} cannot be written: {error.strerror}.") from None
        if json:
            self.print_json(asdict(manifest) | {"file": str(file), "rows": manifest.rows, "bytes": file.stat().st_size})
            return
        files = sum(manifest.files.values())
        self.stdout.write(f"{manifest.rows:,} rows and {files:,} files are in {file} ({file.stat().st_size / 1e6:.1f} MB).")
        if (settings.HOME / "secret_key").exists():
            self.say(f"Keep the secret key apart: {settings.HOME / 'secret_key'}. Without it everybody signs in again.")
