"""The house stands: floors hold, checks pass, migrations are complete."""

import re
import tomllib
from io import StringIO
from pathlib import Path

from asgiref.sync import async_to_sync
from django.apps import apps
from django.core.management import call_command
from django.urls import resolve

ROOT = Path(__file__).parent.parent


def test_the_system_checks_find_nothing(db):
    out = StringIO()
    call_command("check", stdout=out)
    assert "no issues" in out.getvalue()


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_first_site_has_a_home_page_and_boards(client, db):
    from wagtail.models import Page, Site

    assert Site.objects.get().root_page.specific.__class__.__name__ == "HomePage"
    assert Page.find_problems() == ([], [], [], [], [])


def test_addresses_are_found_without_asking_the_database(db):
    """The asynchronous server looks addresses up where no query may be made: one would answer every page with 500."""

    async def find(path):
        return resolve(path)

    for path in ("/articles/", "/help/machines/", "/ideas/machines/", "/t/1/words/", "/tags/bar/", "/products/alto-2/"):
        assert async_to_sync(find)(path).func


def test_a_contest_of_ideas_is_called_so_and_nothing_else():
    """A challenge is what advocates take part in; only the redirects from former addresses know the former name."""
    root = Path(__file__).parent.parent
    redirects = {"ideas/contests/urls.py", "ideas/contests/views.py", "tests/contests/test_former_addresses.py"}
    files = [path for folder in ("ideas", "tests/contests", "tests/ideas") for path in (root / folder).rglob("*.*")]
    texts = {path.relative_to(root).as_posix(): path for path in files if path.suffix in (".py", ".html", ".md", ".js", ".css")}
    assert len(texts) > 200
    former = {name for name, path in texts.items() if re.search("campaign|challenge", name + path.read_text(), re.IGNORECASE)}
    assert former == redirects


def contract(name):
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return next(each for each in linter["contracts"] if each["name"].startswith(name))


def test_the_page_of_floors_says_what_the_contract_says():
    layers = [set(re.findall(r"[\w.]+", layer)) for layer in contract("Floors")["layers"]]
    floors = []
    for floor, app in re.findall(r"^\| ([\w ]*?) ?\| `([\w.]+)` \|", (ROOT / "portal" / "README.md").read_text(), re.MULTILINE):
        if floor:
            floors.append(set())
        floors[-1].add(app)
    # What the contract names and is not built yet (in brackets there) has no line on the page.
    paths = {name: ROOT / name.replace(".", "/") for name in set().union(*layers)}
    there = {name for name, path in paths.items() if path.is_dir() or path.with_suffix(".py").is_file()}
    assert floors == [layer & there for layer in layers if layer & there]


def test_every_app_has_the_same_rooms():
    ours = {
        config.name for config in apps.get_app_configs() if config.name.split(".")[0] in {"portal", "forums", "ideas", "search"}
    }
    ours -= {"portal.admin"}
    assert set(contract("Rooms")["containers"]) == {name for name in ours if not name.startswith("tests")}


def test_every_app_has_a_page_about_itself():
    assert [
        name for name in contract("Rooms")["containers"] if not (ROOT / name.replace(".", "/") / "README.md").is_file()
    ] == []
