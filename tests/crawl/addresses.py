"""Every address of the site with examples: what everybody may read, and beside it what only some may.

The patterns are read from the URLconf. A pattern without a parameter is its own example; one with parameters needs a
rule here that says what to put in. A new address without a rule fails `test_every_address_is_crawled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.crawl import admin_addresses, site_addresses
from tests.crawl.cast import World

PARAMETER = re.compile(r"<(?:[a-z]+:)?(\w+)>")

# Where things are read: there every example is asked for, moved, merged, hidden and deleted ones.
READS = re.compile(
    r"t/<int:pk>/(<str:slug>/|$)|p/<int:pk>/(history/)?$|ideas/<int:pk>/(<str:slug>/|history/|voters/|voters\.csv$|lineage/|$)"
    r"|ideas/comments/<int:pk>/$|feeds/|sitemap-|tags/|members/|follow/|flag/|hidden/|documents/|polls?/|admin/(flags|workbench|documents|images)/|admin/pages/<int:page_id>/(edit|view_draft|history)/$"
)

# Addresses that are not crawled as they are, each with the reason.
LEFT_OUT = {
    "admin/failwhale/": "Wagtail's page that raises an error on purpose, for administrators",
    "admin/test404/": "Wagtail's page that raises 404 on purpose",
}


@dataclass(frozen=True)
class Example:
    """One address to ask for. `state`: what it names is "closed", "removed" (moderators may see it), or open to all."""

    path: str
    route: str
    state: str = ""
    missing: str = ""  # the same address of a thing that does not exist


class NoRule(LookupError):
    """An address that the crawl does not know how to visit."""

    def __init__(self, route: str) -> None:
        super().__init__(
            f"The crawl does not know what to put into “{route}”. Add a rule to tests/crawl/site_addresses.py (or "
            f"admin_addresses.py) with a visible and a private example, and mark what is private in the marked world; if "
            f"it cannot be crawled, add it to LEFT_OUT in tests/crawl/addresses.py with the reason."
        )


def routes() -> list[str]:
    """Every pattern of the URLconf, in order, each once."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns, "")))


def _walk(patterns: Any, before: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern)


def examples(world: World) -> list[Example]:
    """Every address to ask for, with what follows after the question mark. Raises NoRule."""
    rules = [*site_addresses.rules(world), *admin_addresses.rules(world)]
    found = [example for route in routes() if route not in LEFT_OUT for example in _examples(route, rules)]
    queries = site_addresses.queries(world) | admin_addresses.queries(world)
    more = [
        Example(example.path + query, example.route)
        for example in found
        if not PARAMETER.search(example.route)
        for query in queries.get(example.path, ())
    ]
    return [
        *found,
        *more,
        *(Example(path, "") for path in (*site_addresses.open_paths(world), *admin_addresses.paths(world))),
        *(Example(path, "", "closed", missing) for path, missing in site_addresses.closed_paths(world)),
    ]


def _examples(route: str, rules: list[Any]) -> Iterator[Example]:
    if route in site_addresses.PATTERNS or route.startswith("django-admin/^(?P<app_label>"):
        return
    names = PARAMETER.findall(route)
    plain = route.replace("^", "")
    if not names and not re.search(r"[\\(*+?$]", plain):
        yield Example("/" + plain, route)
        return
    for prefix, wanted, values, missing in rules:
        if re.match(prefix, route) and list(wanted) == names:
            for state, given in values if READS.match(route) else _one_of_each(values):
                yield Example(_filled(plain, given), route, state, _filled(plain, missing) if missing else "")
            return
    raise NoRule(route)


def _one_of_each(values: Any) -> list[Any]:
    """Of what is open, closed and removed one example each: where something is done, all of it is looked up in one manner."""
    return list({state: (state, given) for state, given in reversed(values)}.values())


def one_of_each(found: list[Example]) -> list[Example]:
    """Of each address one example of what is open, one of what is closed and one of what was removed."""
    return list({(example.route or example.path, example.state): example for example in reversed(found)}.values())


def one_of_an_address(found: list[Example], states: tuple[str, ...]) -> list[Example]:
    """Of each address one example alone: the first of the first of these states that it has."""
    of_address: dict[str, dict[str, Example]] = {}
    for example in found:
        of_address.setdefault(example.route or example.path, {}).setdefault(example.state, example)
    return [next(held[state] for state in states if state in held) for held in of_address.values()]


def _filled(route: str, given: tuple[Any, ...]) -> str:
    left = iter(given)
    return "/" + PARAMETER.sub(lambda _match: str(next(left)), route)
