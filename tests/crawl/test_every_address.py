"""Every address as every role: nobody reads what is not theirs, and those who may find it."""

from __future__ import annotations

import pytest

from tests.crawl import admin_addresses, site_addresses
from tests.crawl.addresses import LEFT_OUT, Example, NoRule, _examples, examples, one_of_each, routes
from tests.crawl.crawler import Reader
from tests.crawl.marks import IN_ADMIN, IS_WHOLE, ROLES

ADMIN = ("/admin/", "/django-admin/")

# Marks that a role may read and that no page shows it: the crawl does not have to find them.
ON_NO_PAGE = {
    "documenttitle": "a document is named where an editor puts it",
    "picturename": "as above",
    "picturetitle": "as above",
    "useragent": "the sessions of a browser are listed by what it is, not by what it says of itself",
    "votenote": "kept with the proof of a vote",
    "orgdomain": "used to place new members",
    "sparedtitle": "kept as evidence of a question that was not asked",
    "spareddraft": "as above",
    "flaganswer": "told to who flagged",
    "decidednote": "a flag that was decided",
    "remarkreason": "told to the author",
    "statementreason": "told to the author",
    "changesummary": "in a draft whose form has it",
    "planreason": "in a planned change",
}


# Roles whose own places the crawl must find, and what of them a page shows to nobody of that role.
MUST_FIND: dict[str, set[str]] = {
    "insider": set(),
    "moderator": {"deletedremark"},
    "support": set(),
    "product": {"cannedtext", "savedquery"},
}


# Outside the admin these see what strangers see, administrators everything: by them each address is asked for once for what is
# open, once for what is closed, once for what was removed, and as it is, without what follows after a question mark.
LIKE_OTHERS = {"newcomer", "editor", "administrator"}


def addresses_for(role: str, found: list[Example]) -> list[Example]:
    """Every address. Of the admin one example of each for those whom its door turns away, and for
    administrators, to whom nothing there is closed. In a sample each address as one of the roles, another for its neighbour.
    """
    outside = [example for example in found if not example.path.startswith(ADMIN)]
    inside = [example for example in found if example.path.startswith(ADMIN)]
    if role in {*LIKE_OTHERS, "support", "product"}:
        outside = [example for example in outside if "?" not in example.path]
    if role in LIKE_OTHERS:
        outside = one_of_each(outside)
    if role not in IN_ADMIN or role == "administrator":
        inside = list({example.route or example.path: example for example in reversed(inside)}.values())
    found = outside + inside
    return found if IS_WHOLE else found[ROLES.index(role) :: 2 * len(ROLES)]


def test_every_address_is_crawled(world):
    assert len(examples(world)) > len(routes())


def test_a_new_address_without_a_rule_is_refused_with_what_to_do(world):
    rules = [*site_addresses.rules(world), *admin_addresses.rules(world)]
    with pytest.raises(NoRule, match=r"Add a rule to tests/crawl/site_addresses.py"):
        list(_examples("secrets/<int:number>/", rules))


def test_what_is_left_out_is_there_and_has_a_reason():
    for route, reason in {**LEFT_OUT, **site_addresses.PATTERNS}.items():
        assert route in routes() and len(reason) > 9


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_what_is_not_theirs(world, role):
    """And who may read a private place finds it: else the crawl would prove nothing."""
    reader = Reader(world, role)
    reader.visit(addresses_for(role, examples(world)))
    assert "\n".join(reader.wrong) == ""
    if IS_WHOLE and role in MUST_FIND:
        own = {name for name, right in world.marks.rights.items() if role in right.everywhere}
        assert own - reader.seen - ON_NO_PAGE.keys() - MUST_FIND[role] == set()
