"""`python3 -m portal` on a bare Python: it makes its environment, or says plainly why it cannot."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from portal.operations import entry, environment

pytestmark = pytest.mark.embedded

CODE = Path(__file__).resolve().parents[2]


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A Python without Django, and code in a folder with a space in its name."""
    code = tmp_path / "a clone"
    code.mkdir()
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock"):
        (code / name).write_text(f"nothing-{name[:12].strip('.-')}==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(environment, "CODE", code)
    monkeypatch.setattr(environment, "VENV", code / ".venv")
    monkeypatch.setattr(environment, "STAMP", code / ".venv" / "installed.json")
    monkeypatch.setattr(environment, "LOG", code / ".venv" / "install.log")
    monkeypatch.setattr(environment, "is_importable", lambda *names: names == ("ensurepip",))
    return code


@pytest.fixture
def gone_on(monkeypatch):
    """What the process would have been replaced by."""
    calls: list[list[str]] = []
    monkeypatch.setattr(environment.os, "execve", lambda path, command, environ: calls.append(command))
    return calls


def pretend_installed(monkeypatch, made):
    def make(lock: str) -> None:
        made.append(lock)
        environment.VENV.joinpath("bin").mkdir(parents=True, exist_ok=True)
        environment._python().touch()
        environment.STAMP.write_text(json.dumps({name: environment._hash_of(name) for name in {environment.RUNTIME, lock}}))

    monkeypatch.setattr(environment, "_make", make)


def test_the_way_in_can_be_read_by_an_old_python():
    ast.parse((CODE / "portal" / "__main__.py").read_text(), feature_version=(3, 6))


def test_an_environment_of_ones_own_is_used_as_it_is(gone_on):
    assert environment.go_inside(["check"]) is None
    assert gone_on == []


def test_a_changed_lock_installs_again(bare, gone_on, monkeypatch):
    made: list[str] = []
    pretend_installed(monkeypatch, made)
    environment.go_inside(["up"])
    environment.go_inside(["up"])
    assert made == ["requirements.lock"]
    assert gone_on[0][1:] == ["-m", "portal", "up"] and gone_on[0][0].startswith(str(bare / ".venv"))
    (bare / "requirements.lock").write_text("other==2.0\n")
    environment.go_inside(["up"])
    environment.go_inside(["test"], development=True)
    environment.go_inside(["up"])
    assert made == ["requirements.lock", "requirements.lock", "requirements-dev.lock"], "the tests' lock holds the other"


def test_serve_makes_no_environment(bare, gone_on):
    with pytest.raises(environment.NotReady, match="run `python3 -m portal migrate` first"):
        environment.go_inside(["serve"], may_make=False)


@pytest.mark.slow
def test_an_index_that_cannot_be_reached_is_said_in_one_sentence(bare, monkeypatch):
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(environment.NotReady, match="The package index cannot be reached"):
        environment.go_inside(["up"])
    assert not environment.STAMP.exists()


def test_a_folder_that_cannot_be_written_is_named(bare, monkeypatch):
    (bare / ".venv").write_text("a file in the way")
    with pytest.raises(environment.NotReady, match="Cannot write"):
        environment.go_inside(["up"])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nonsense"], 2, "There is no command “nonsense”"),
        (["up", "--port", "70000"], 2, "is no port; choose a number"),
        (["create_admin"], 2, "`--help` lists the options"),
        ([], 2, ""),
    ],
)
@pytest.mark.slow
def test_wrong_use_is_one_sentence_and_code_2(arguments, code, says, tmp_path):
    done = run(*arguments, home=tmp_path)
    assert done.returncode == code
    assert says in done.stderr and done.stderr.count("\n") <= 1, done.stderr


def test_a_wrong_setting_is_one_sentence_and_code_2(tmp_path):
    done = run("check", home=tmp_path, CONN_MAX_AGE="long")
    assert done.returncode == 2 and done.stderr.startswith("CONN_MAX_AGE is “long”, but must be a whole number")


def test_a_taken_port_is_said_before_anything_else(capsys):
    with entry.bind("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        assert entry.main(["up", "--port", str(port)]) == 2
    assert f"Port {port} on 127.0.0.1 is taken" in capsys.readouterr().err


def run(*arguments: str, home: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    from tests.operations.test_commands_up import clean_environment

    return subprocess.run(
        [sys.executable, "-m", "portal", *arguments],
        cwd=CODE,
        env=clean_environment(home) | environ,
        capture_output=True,
        text=True,
        timeout=120,
    )
