"""The migrations that the code has, by their files: no migration is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps


def names_on_disk() -> Iterator[tuple[str, str]]:
    """App and name of every migration that the code has, without loading any."""
    for label, file in migration_files():
        yield label, file.stem


def migration_files() -> Iterator[tuple[str, Path]]:
    """The app and the file of every migration that the code has, those of libraries included."""
    for config in apps.get_app_configs():
        specification = find_spec(f"{config.name}.migrations")
        for folder in (specification.submodule_search_locations or []) if specification else []:
            for file in Path(folder).glob("[0-9a-zA-Z]*.py"):
                yield config.label, file
