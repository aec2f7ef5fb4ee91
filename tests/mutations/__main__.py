"""Put each fault of the table into a copy of the checkout, and see whether its tests fail: `make mutations`.

    python -m tests.mutations                 all of them
    python -m tests.mutations merges figures  those whose name has one of these words in it

First the same tests run without a fault: one that fails anyway proves nothing. Ends with 0 when every fault was caught,
with 1 when one was not, or could not be tried.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutations.table import CODE, MUTATIONS, Mutation

MOST_SECONDS = 600  # for the tests of one fault
CAUGHT, UNCAUGHT, BROKEN = "caught", "NOT CAUGHT", "NOT TRIED"


def main(arguments: list[str]) -> int:
    """Try the chosen faults, and say of each whether it was caught. Returns the exit code."""
    parser = argparse.ArgumentParser("python -m tests.mutations", description="Try named faults against the tests.")
    parser.add_argument("words", nargs="*", help="only faults whose name has one of these words in it")
    parser.add_argument("--list", action="store_true", help="only name them")
    parser.add_argument("--skip-first-run", action="store_true", help="do not run the tests without a fault first")
    options = parser.parse_args(arguments)
    chosen = [one for one in MUTATIONS if not options.words or any(word in one.name for word in options.words)]
    if options.list:
        for one in chosen:
            say(f"{one.name}  ({one.path})")
        return 0
    if not chosen:
        say("No fault has such a name; `--list` names them.")
        return 2
    if gone := [one.name for one in chosen if not one.applies()]:
        say(
            "\n".join(
                f"Mutation “{name}” no longer applies: its old text does not stand in the file exactly once." for name in gone
            )
        )
        return 1
    with tempfile.TemporaryDirectory(prefix="commonweal-mutations-") as folder:
        return try_all(chosen, Path(folder), skip_first_run=options.skip_first_run)


def try_all(chosen: list[Mutation], folder: Path, *, skip_first_run: bool) -> int:
    copy = copied(folder)
    if not skip_first_run:
        tests = sorted({test for one in chosen for test in one.tests})
        say(f"{len(tests)} tests without a fault …")
        code, seconds, output = run(tests, copy, folder)
        if code != 0:
            say(f"{output}\nThese tests fail without any fault; nothing was tried.")
            return 1
        say(f"passed ({seconds:.0f} s)")
    results = []
    for number, one in enumerate(chosen, 1):
        with applied(one, copy):
            code, seconds, output = run(one.tests, copy, folder)
        # 1: a test failed. Everything else but 0 means that the tests could not run, which proves nothing.
        result = {0: UNCAUGHT, 1: CAUGHT}.get(code, BROKEN)
        results.append(result)
        say(f"{number:3}/{len(chosen)}  {result:10}  {one.name}  ({seconds:.0f} s)")
        if result == BROKEN:
            say(output)
    failed = [(result, one) for result, one in zip(results, chosen, strict=True) if result != CAUGHT]
    say(f"\n{results.count(CAUGHT)} of {len(results)} faults were caught.")
    for result, one in failed:
        say(f"{result}: {one.name} ({one.path})")
    return 1 if failed else 0


def copied(folder: Path) -> Path:
    """A copy of the checkout as it is now, with what was not committed; nothing here touches the checkout itself."""
    copy = folder / "checkout"
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CODE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, names.split("\0")):
        if (CODE / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CODE / name, copy / name)
    return copy


@contextmanager
def applied(one: Mutation, copy: Path) -> Iterator[None]:
    path = copy / one.path
    before = path.read_text()
    write(path, before.replace(one.old, one.new))
    try:
        yield
    finally:
        write(path, before)


def write(path: Path, text: str) -> None:
    """Byte code goes by size and second, and two versions may have both in common."""
    path.write_text(text)
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def run(tests: Iterable[str], copy: Path, folder: Path) -> tuple[int, float, str]:
    """The exit code of pytest, how long it took, and the end of what it said."""
    ours = ("COMMONWEAL_HOME", "COMMONWEAL_DEMO", "SITE_URL", "PYTEST_ADDOPTS", "PYTHONDONTWRITEBYTECODE")
    environ = {name: value for name, value in os.environ.items() if name not in ours} | {"TMPDIR": str(folder)}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=line", *tests]
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=copy,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        output = process.communicate(timeout=MOST_SECONDS)[0]
        code = process.returncode
    except subprocess.TimeoutExpired:
        output, code = f"The tests took more than {MOST_SECONDS} seconds.", -1
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return code, time.monotonic() - started, "\n".join(output.splitlines()[-15:])


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is what the command is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
