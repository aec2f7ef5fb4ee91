"""The registry of formulas: by which names `value_check` finds the functions that compute what the site shows.

An app that computes figures has a room `formulas.py`, which registers them under the names of their
published cases. The command reads all these rooms; nothing else does, so they may import what is heavy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import autodiscover_modules

Formula = Callable[..., Any]
_formulas: dict[str, Formula] = {}


def register_formulas(**formulas: Formula) -> None:
    """From an app's `formulas.py`: the product's own functions, never a copy made for the check."""
    for name, formula in formulas.items():
        if _formulas.setdefault(name, formula) is not formula:
            raise ValueError(f"Two formulas are called {name}.")


def all_formulas() -> dict[str, Formula]:
    """Every formula of the installed apps, by name."""
    autodiscover_modules("formulas")
    return dict(_formulas)
