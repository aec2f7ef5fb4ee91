"""Files of customer records, and a run over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.crm.imports.importer import Import, Outcome, remember
from portal.crm.imports.plan import Options


@pytest.fixture
def imported(db, tmp_path: Path) -> Callable[..., Outcome]:
    """Import a file of a kind: text or bytes, the mapping, and what else is said beside it."""

    def run(kind: str, content: str | bytes, **said: Any) -> Outcome:
        path = tmp_path / said.pop("name", "records.csv")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        options = Options(
            said.pop("mapping", {}),
            said.pop("columns", ()),
            said.pop("separator", ""),
            said.pop("values", {"currency": "EUR"} if kind in PRICED else {}),
        )
        one = Import(kind, path, options, source=said.pop("source", "shop"), **said)
        try:
            outcome = one.run()
            if not one.is_dry_run:
                remember(one, file_name=path.name)
        finally:
            one.close()
        return outcome

    return run


PRICED = {"orders", "refunds", "subscriptions"}


@pytest.fixture
def product(db):
    from portal.pages.models import HomePage
    from portal.products.models import ProductIndexPage, ProductPage

    home = HomePage.objects.first()
    index = ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products"))
    return index.add_child(instance=ProductPage(title="Alto 2"))


@pytest.fixture
def run_tasks():
    """The worker's turn: what the acts before have asked for."""
    from tests.members.worker import run_tasks

    return lambda: run_tasks("portal.crm")
