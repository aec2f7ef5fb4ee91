"""Pairs of records that may be worth a look: those that share one of several keys. All pairs of 100,000 records would be five billion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from portal.common.string_similarity import plain
from portal.crm.duplicates.comparing import Record

MOST_OF_A_KEY = 60  # a key that more records share says too little


def _keys_of(record: Record) -> Iterator[tuple[str, ...]]:
    """The keys of a record, each with its kind in front. An error in one field leaves the keys without it."""
    given, family = plain(record.get("given_name", "")), plain(record.get("family_name", ""))
    street, city = plain(record.get("street", "")), plain(record.get("city", ""))
    house, postcode = plain(record.get("house_number", "")), plain(record.get("postcode", "")).replace(" ", "")
    phone = "".join(mark for mark in record.get("phone", "") if mark.isdigit())[-8:]
    company, email = plain(record.get("company", "")), record.get("email", "").strip().lower()
    birth, tax = plain(record.get("date_of_birth", "")), plain(record.get("tax_number", ""))
    names = tuple(sorted((given, family)))
    parts: Sequence[tuple[str, ...]] = (
        ("email", email),
        ("mailbox", email.partition("@")[0] if len(email.partition("@")[0]) > 5 else "", family[:3]),
        ("phone", phone if len(phone) >= 6 else ""),
        ("tax", tax),
        ("birth", birth, (family or given)[:1]),
        ("names", names[0], names[1]),
        ("starts", *sorted((given[:3], family[:3])), postcode[:1]),
        ("family, postcode", family, postcode),
        ("given, postcode", given, postcode),
        ("family, city", family[:4], city[:5]),
        ("given, city", given[:4], city[:5]),
        ("family, house", family, house),
        ("given, house", given, house),
        ("family, street", family[:4], street[:6]),
        ("given, street", given[:4], street[:6]),
        ("street, house", street, house),
        ("street, postcode", street[:6], postcode),
        ("house, postcode", house, postcode),
        ("company, family", company, family[:3]),
        ("company, given", company, given[:3]),
    )
    for key in parts:
        if all(key):
            yield key


def candidate_pairs(
    records: Sequence[Record], is_new: Callable[[int], bool] = lambda index: True
) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the records of each pair, the lower one left. Of pairs of which neither is new nothing is asked."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, record in enumerate(records):
        for key in _keys_of(record):
            blocks.setdefault(key, []).append(index)
    count = len(records)
    pairs: set[int] = set()
    for members in blocks.values():
        if not 1 < len(members) <= MOST_OF_A_KEY:
            continue
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                if one != other and (is_new(one) or is_new(other)):
                    pairs.add(one * count + other)
    flat = np.fromiter(sorted(pairs), dtype=np.int64, count=len(pairs))
    return flat // max(count, 1), flat % max(count, 1)
