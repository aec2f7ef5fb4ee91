"""Programs of the database server that are needed beside its driver."""

from __future__ import annotations

import shutil
from pathlib import Path


def postgresql_program(name: str) -> str:
    """The path of a program such as pg_dump: the newest that is installed, for an older one refuses a newer server."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(name) or name
