"""The environment that the commands run in: made beside the code when there is none.

Runs before anything is installed, so it leans on the standard library alone. Whoever has an
environment of their own (Django and Wagtail are importable) uses that as it is. Otherwise `.venv`
is made from `requirements.lock`, every file checked against its hash: by uv where it can be had,
else by pip. What was installed is remembered in `.venv/installed.json`; a changed lock installs again.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).resolve().parents[2]
VENV = CODE / ".venv"
STAMP = VENV / "installed.json"
LOG = VENV / "install.log"
RUNTIME, DEVELOPMENT, INSTALLER = "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"

_UNREACHABLE = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|Name or service not known|Connection refused|"
    r"Could not connect|error sending request|dns error|\(Connect\)|timed out|ProxyError|Network is unreachable|"
    r"Cannot connect to proxy|Connection reset|SSLError|UnknownIssuer|No matching distribution|Failed to fetch",
    re.IGNORECASE,
)


class NotReady(Exception):
    """The environment cannot be made. The message says what to do."""


def is_importable(*names: str) -> bool:
    try:
        return all(importlib.util.find_spec(name) is not None for name in names)
    except (ImportError, ValueError):
        return False


def is_own_venv() -> bool:
    """Does this Python run inside the `.venv` that this module makes?"""
    return Path(sys.prefix).resolve() == VENV.resolve()


def go_inside(arguments: list[str], *, development: bool = False, may_make: bool = True) -> int | None:
    """Go on in an environment that has what is needed.

    Returns None when this Python has it already. Otherwise the process is replaced by the one of
    `.venv`, which is made first (unless `may_make` is false). Raises NotReady with a sentence.
    """
    lock = DEVELOPMENT if development else RUNTIME
    needed = ("django", "wagtail", "pytest_django") if development else ("django", "wagtail")
    has_all = is_importable(*needed)
    if has_all and not (is_own_venv() and STAMP.exists() and not _is_current(lock)):
        return None
    if not has_all and sys.prefix != sys.base_prefix and not is_own_venv() and is_importable("django", "wagtail"):
        raise NotReady(f"This environment has no test tools: run `{sys.executable} -m pip install -r {lock}` and try again.")
    if not _is_current(lock):
        if not may_make:
            raise NotReady("The environment is not ready: run `python3 -m portal migrate` first, which makes it.")
        with _only_one():
            if not _is_current(lock):
                _make(lock)
    environment = dict(os.environ)
    if Path.cwd() != CODE:
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(CODE), environment.get("PYTHONPATH")]))
    return go_on_as([str(_python()), "-m", "portal", *arguments], environment)


def go_on_as(command: list[str], environ: dict[str, str], *, folder: Path | None = None) -> int:
    """Become that program, so that whoever stops us stops it. Where a process cannot: run it and give its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        return subprocess.call(command, env=environ, cwd=folder)
    if folder is not None:
        os.chdir(folder)
    os.execve(command[0], command, environ)


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _hash_of(lock: str) -> str:
    return hashlib.sha256((CODE / lock).read_bytes()).hexdigest()


def _is_current(lock: str) -> bool:
    try:
        installed = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    # The development lock holds all of the runtime lock, but a change of either must be seen.
    wanted = {RUNTIME, lock}
    if {name: installed.get(name) for name in wanted} != {name: _hash_of(name) for name in wanted}:
        return False
    return _python().exists()  # false, too, when the Python that it links to has gone


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    """Two commands started together do not both install."""
    try:
        VENV.mkdir(exist_ok=True)
        lock = open(VENV / "installing.lock", "w")  # noqa: SIM115
    except OSError as error:
        raise NotReady(
            f"Cannot write {VENV}: {error.strerror}. Make the folder writable, or use an environment of your own."
        ) from None
    with lock:
        if os.name != "nt":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(lock: str) -> None:
    started = time.monotonic()
    _say(f"Making the environment in {VENV}")
    STAMP.unlink(missing_ok=True)
    LOG.unlink(missing_ok=True)
    if not _works(_python()):
        _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], "Making the virtual environment")
    count = (CODE / lock).read_text().count("==")
    words = f"Installing {count} packages"
    uv = _find_uv()
    # Byte code is made when a module is first used: making it for everything takes longer than the rest.
    arguments = ["--require-hashes", "-r", str(CODE / lock)]
    if uv is None or not _run(
        [*uv, "pip", "install", "--python", str(_python()), *arguments], words, optional=True, count=count
    ):
        _run([*_pip(), "install", "--no-compile", *arguments], words, count=count)
    installed = {name: _hash_of(name) for name in {RUNTIME, lock}}
    temporary = STAMP.with_suffix(".new")
    temporary.write_text(json.dumps(installed))
    temporary.replace(STAMP)
    _say(f"The environment is ready ({time.monotonic() - started:.0f} s)")


def _works(python: Path) -> bool:
    try:
        return (
            subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True).returncode
            == 0
        )
    except OSError:
        return False


def _find_uv() -> list[str] | None:
    """uv on the path, in this Python, or put into the environment by pip; None when it cannot be had."""
    if found := shutil.which("uv"):
        return [found]
    if is_importable("uv"):
        return [sys.executable, "-m", "uv"]
    inside = _python().with_name("uv")
    if not inside.exists():
        command = [*_pip(), "install", "--no-compile", "--require-hashes", "-r", str(CODE / INSTALLER)]
        if not _run(command, "Fetching the installer", optional=True):
            return None
    return [str(inside)]


def _pip() -> list[str]:
    """A pip that installs into the environment: this Python's own, else one made there."""
    if _works_pip([sys.executable, "-m", "pip", "--python", str(_python())]):
        return [sys.executable, "-m", "pip", "--python", str(_python())]
    inside = [str(_python()), "-m", "pip"]
    if not _works_pip(inside) and is_importable("ensurepip"):
        _run([str(_python()), "-m", "ensurepip", "--upgrade"], "Adding pip", optional=True)
    if not _works_pip(inside):
        raise NotReady(
            "This Python has neither pip nor uv: install one of them (on Debian: apt install python3-pip) and try again."
        )
    return inside


def _works_pip(command: list[str]) -> bool:
    return subprocess.run([*command, "--version"], capture_output=True, env=_quiet()).returncode == 0


def _quiet() -> dict[str, str]:
    """The caller's environment, less what would send packages elsewhere or ask questions."""
    environment = dict(os.environ)
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIREMENT", "PIP_NO_BINARY", "VIRTUAL_ENV"):
        environment.pop(name, None)
    environment.update(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    environment.update(UV_SYSTEM_CERTS="1", UV_NATIVE_TLS="1", UV_NO_PROGRESS="1", PIP_PROGRESS_BAR="off")
    environment.setdefault("PIP_RETRIES", "2")
    environment.setdefault("UV_HTTP_RETRIES", "2")
    if "PIP_INDEX_URL" in environment:  # uv does not read pip's settings
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    return environment


def _run(command: list[str], words: str, *, optional: bool = False, count: int = 0) -> bool:
    """Run a step with its output in the log, saying how far it is. Raises NotReady unless `optional`."""
    is_terminal = sys.stderr.isatty()
    started = said = time.monotonic()
    with open(LOG, "ab") as log:
        begin = log.tell()
        try:
            process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=_quiet(), cwd=CODE
            )
        except OSError as error:
            log.write(f"{error}\n".encode())
            process = None
        if not is_terminal:
            _say(words)
        try:
            while process and process.poll() is None:
                time.sleep(0.1)
                now = time.monotonic()
                if (is_terminal and now - said >= 0.2) or now - said >= 10:
                    said = now
                    done = _output(begin).count("\nCollecting ") if count else 0
                    part = f", {min(done, count)} of {count}" if done else ""
                    _say(f"{words}{part} ({now - started:.0f} s)", end="" if is_terminal else "\n")
        except BaseException:
            if process and process.poll() is None:
                process.terminate()
                process.wait()
            raise
    if is_terminal:
        _say(f"{words} ({time.monotonic() - started:.0f} s)")
    if process and process.returncode == 0:
        return True
    if optional:
        return False
    output = _output(begin)
    if _UNREACHABLE.search(output):
        raise NotReady(
            "The package index cannot be reached: connect to the network (or set PIP_INDEX_URL) and run the command again."
        )
    last = next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "no output")
    raise NotReady(f"{words} failed: {last[:300]} (all of it is in {LOG}).")


def _output(begin: int) -> str:
    with contextlib.suppress(OSError):
        return "\n" + LOG.read_bytes()[begin:].decode(errors="replace")
    return ""


def _say(words: str, end: str = "\n") -> None:
    before = "\r\x1b[K" if sys.stderr.isatty() else ""
    sys.stderr.write(before + words + end)
    sys.stderr.flush()
