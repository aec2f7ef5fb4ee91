"""What the README and the files beside it say is true."""

import re
from pathlib import Path

from django.core.management import get_commands

from portal.common.env import as_table

CODE = Path(__file__).resolve().parents[2]
README = (CODE / "README.md").read_text()


def test_the_settings_table_is_that_of_the_code():
    table = README.partition("<!-- settings -->\n")[2].partition("\n<!-- /settings -->")[0]
    assert table == as_table(), "run `python3 -m portal settings_table` and put it into README.md"


def test_every_command_of_the_readme_exists():
    section = README.partition("## Commands")[2].partition("\n## ")[0]
    names = {name for row in re.findall(r"^\| (`.+?) \|", section, re.M) for name in re.findall(r"`([a-z_]+)", row)}
    assert len(names) > 12
    assert names - {*get_commands(), "test"} == set()


def test_every_folder_of_the_layout_exists():
    layout = README.partition("## Layout")[2]
    for path in re.findall(r"`((?:portal|forums|search|deploy|tests|\.ci)/[a-z_/.]*)`", layout):
        assert (CODE / path).exists(), path


def test_every_setting_of_the_deployment_file_is_one():
    names = re.findall(r"^([A-Z_]+)=", (CODE / "deploy" / "commonweal.env").read_text(), re.M)
    for name in names:
        assert f"| `{name}` |" in as_table(), name


def test_locks_have_hashes_and_no_addresses():
    for lock in CODE.glob("requirements*.lock"):
        text = lock.read_text()
        assert "://" not in text and "--index" not in text, lock
        for requirement in re.split(r"\n(?=\S)", text.strip()):
            assert "==" in requirement and "--hash=sha256:" in requirement, (lock, requirement[:60])


def test_each_app_has_its_page():
    for app in sorted({path.parent for path in [*CODE.glob("portal/*/apps.py"), *CODE.glob("*/apps.py")]}):
        assert (app / "README.md").exists(), app
