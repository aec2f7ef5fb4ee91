"""One import into a board at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from portal.operations.command import Failed


@contextmanager
def alone(board: str) -> Iterator[None]:
    """Two runs into one board would get in each other's way; the lock goes with the process, even killed."""
    folder = Path(settings.HOME)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"import-{sha256(board.encode()).hexdigest()[:12]}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Failed(f"Another import into “{board}” is running. Wait for its end.") from None
        yield
