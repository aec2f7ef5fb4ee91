"""Every address as every role: nobody reads what is not theirs, and those who may find it."""

from __future__ import annotations

import pytest

from tests.crawl import admin_addresses, site_addresses
from tests.crawl.addresses import LEFT_OUT, Example, NoRule, _examples, examples, one_of_an_address, one_of_each, routes
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
    # What is left out here stands in further examples, and is found there as a moderator.
    "support": {"staffnote", "voteproof", "memberstext"},
    # The answer to a review was given by one who has lost the right to enter: it stands in their archive alone.
    "product": {"cannedtext", "savedquery", "memberstext", "reviewanswer"},
}


# As these `test_numbers.py` asks for what everybody may read, before and after private acts, and says what is not theirs in it.
COMPARED = ("visitor", "stranger")
# Not compared: the admin counts for staff.
_NOT_COMPARED = (*ADMIN, "/accounts/", "/_util/")

# Every address is asked for as every role, and as these with every example and with what follows after a question mark: a visitor,
# a member without any right more, one of the closed group, one who moderates; in the admin whoever looks after people or pages.
WITH_ALL = {"visitor", "stranger", "insider", "moderator"}
WITH_ALL_IN_ADMIN = {"moderator", "product"}
# The others have no more right in a place than one of those, and ask for each address once: for what they may not see, where there
# is such a thing. An author asks for what was removed, for it is theirs; an editor for
# what is open, for a page may take them for staff of another kind; an administrator too, for nothing is closed to them.
CLOSED_FIRST, REMOVED_FIRST, OPEN_FIRST = ("closed", "removed", ""), ("removed", "closed", ""), ("", "closed", "removed")
ONCE = {
    "newcomer": CLOSED_FIRST,
    "author": REMOVED_FIRST,
    "support": CLOSED_FIRST,
    "editor": OPEN_FIRST,
    "administrator": OPEN_FIRST,
}
ONCE_IN_ADMIN = dict.fromkeys(set(ROLES) - IN_ADMIN, OPEN_FIRST) | {"editor": CLOSED_FIRST, "administrator": OPEN_FIRST}
# As the remaining ones once for what is open, once for what is closed, once for what was removed.


def addresses_for(role: str, found: list[Example]) -> list[Example]:
    """Every address, with as many examples as may tell this role something. In a sample each address as one of the roles,
    another for its neighbour.
    """
    if IS_WHOLE:
        found = [example for example in found if not is_compared(example, role)]
    outside = [example for example in found if not example.path.startswith(ADMIN)]
    inside = [example for example in found if example.path.startswith(ADMIN)]
    found = [
        *_share(role, outside, WITH_ALL, ONCE),
        *_share(role, inside, WITH_ALL_IN_ADMIN, ONCE_IN_ADMIN),
    ]
    return found if IS_WHOLE else found[ROLES.index(role) :: 2 * len(ROLES)]


def is_compared(example: Example, role: str) -> bool:
    """Does `test_numbers.py` ask for it as this role? As a member with what follows after a question mark."""
    is_asked = role in COMPARED and not example.state and not example.path.startswith(_NOT_COMPARED)
    return is_asked and (role != "visitor" or "?" not in example.path)


def _share(role: str, found: list[Example], with_all: set[str], once: dict[str, tuple[str, ...]]) -> list[Example]:
    if role in with_all:
        return found
    asked_plainly = [example for example in found if "?" not in example.path]
    if role in once:
        return one_of_an_address(asked_plainly, once[role])
    return one_of_each(asked_plainly)


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
