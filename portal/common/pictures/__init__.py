"""Pictures that others send, decoded outside of this process and within limits.

A picture of a few kilobytes can unfold to gigabytes or keep a codec busy for minutes. So no picture is opened here: each
goes to a process of its own (decoder.py) with at most 400 MB and 5 seconds of processor time, two at a time on a machine.

    made = decoded(file, "upload", formats=("PNG", "JPEG"))

What comes back is a temporary file without a name: it is gone when it is closed, or when this process ends.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

MEMORY = 400_000_000  # bytes of address space
CPU_SECONDS = 5
CLOCK_SECONDS = 20  # for a machine that has other things to do
AT_ONCE = 2
WAIT_SECONDS = 8  # for a turn
MAX_MADE_BYTES = 60_000_000
_DECODER = Path(__file__).with_name("decoder.py")


class PictureRefused(ValueError):
    """The picture is not taken. The message is the sentence that its sender reads; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(_sentence(code))
        self.code = code


class DecoderBusy(Exception):
    """Others' pictures are being made at this moment. The message asks to try again."""

    def __init__(self) -> None:
        super().__init__(_("Many pictures are being processed at this moment. Try again in a minute."))


@dataclass(frozen=True)
class Decoded:
    """What the decoder made: an open file at its beginning (empty after "measure"), and what it said of it."""

    file: IO[bytes]
    about: dict[str, Any]

    @property
    def format(self) -> str:
        return str(self.about["format"])

    @property
    def size(self) -> tuple[int, int]:
        return int(self.about["width"]), int(self.about["height"])


def decoded(file: IO[bytes], task: str, *, formats: Sequence[str], **options: Any) -> Decoded:
    """Have one picture decoded by a process of its own. `task` is one of decoder.TASKS.

    Raises PictureRefused, or DecoderBusy when no turn comes within WAIT_SECONDS.
    """
    with contextlib.ExitStack() as on_failure, _on_disk(file) as source:
        out: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the caller
        on_failure.callback(out.close)
        with _turn():
            about = _run(source, out, {"task": task, "formats": list(formats), **options})
        out.seek(0)
        on_failure.pop_all()
        return Decoded(out, about)


@contextlib.contextmanager
def _on_disk(file: IO[bytes]) -> Iterator[int]:
    """A descriptor of the same bytes, at their beginning, for another process to read. `file` is at its beginning after."""
    file.seek(0)
    try:
        number = file.fileno()
        here = os.lseek(number, 0, os.SEEK_CUR)
    except (AttributeError, OSError, ValueError):  # it is in memory
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            file.seek(0)
            yield copy.fileno()
        return
    os.lseek(number, 0, os.SEEK_SET)
    try:
        yield number
    finally:
        os.lseek(number, here, os.SEEK_SET)  # the other process moved it, and Python's buffer must not notice


def _run(source: int, out: IO[bytes], job: dict[str, Any]) -> dict[str, Any]:
    job |= {
        "memory": MEMORY,
        "seconds": CPU_SECONDS,
        "most_bytes": MAX_MADE_BYTES,
        "folder": _pillow_folder(),
        "out": out.fileno(),
    }
    kept = ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR")  # and none of the site's secrets
    process = subprocess.Popen(  # noqa: S603 - our own code, and no word of it from outside
        [sys.executable, "-I", "-S", "-B", str(_DECODER), json.dumps(job)],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(out.fileno(),),
        env={name: os.environ[name] for name in kept if name in os.environ} | {"MALLOC_ARENA_MAX": "1"},
        start_new_session=True,  # Ctrl-C is for us, who wait for it
    )
    try:
        answer, _nothing = process.communicate(timeout=CLOCK_SECONDS)
    except subprocess.TimeoutExpired:
        raise PictureRefused("time") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    try:
        about: dict[str, Any] = json.loads(answer)
    except ValueError:  # it was ended by a limit, or by a fault of a codec
        raise PictureRefused("time" if process.returncode in (-24, -9) else "broken") from None
    if "refused" in about:
        raise PictureRefused(str(about["refused"]))
    return about


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """One of AT_ONCE places. They are locks on files, so that they hold for all processes of the site on a machine."""
    folder = settings.HOME / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + WAIT_SECONDS
    with contextlib.ExitStack() as opened:
        places = [opened.enter_context(open(folder / f"picture-{number}", "wb")) for number in range(AT_ONCE)]
        while not any(_locked(place) for place in places):
            if time.monotonic() > deadline:
                raise DecoderBusy
            time.sleep(0.05)
        yield


def _locked(place: IO[bytes]) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def _pillow_folder() -> str:
    found = importlib.util.find_spec("PIL")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parents[1])


def _sentence(code: str) -> str:
    match code:
        case "frames":
            return _("This picture has too many frames for its size. Send a shorter or smaller one.")
        case "pixels":
            return _("The picture has too many pixels. Make it smaller first.")
        case "small":
            return _("Choose a picture of at least 32 by 32 pixels.")
        case "memory" | "time":
            return _("This picture takes too much work to read. Save it again as PNG or JPEG, or make it smaller.")
    return _("This picture cannot be read. Use PNG, JPEG, GIF or WebP.")
