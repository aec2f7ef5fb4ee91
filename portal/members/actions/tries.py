"""Counting wrong codes: over all codes of a target, over all sessions, in any 24 hours.

Counted in the database, so that neither an emptied cache nor two requests at once forgive a try. A try is taken
*before* the code is compared, and given back when the code was right.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.members.models import CodeTries

WINDOW = timedelta(hours=24)
MOST_OF_TARGET = 100  # at six digits: under one chance in ten thousand
MOST_OF_ORIGIN = 300  # one origin may be the office of many

Limits = dict[str, int]  # key to how many tries it has in 24 hours


def normal_address(address: str) -> str:
    """The form in which tries at an address are counted: spellings that a mail server may take for one are one."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def address_key(address: str) -> str:
    return _key("address", normal_address(address))


def limits_of(*, address: str, origin: str) -> Limits:
    """For codes sent to an address. Who owns it is not asked: the answer would tell by the time it takes."""
    return {address_key(address): MOST_OF_TARGET, _key("origin", origin): MOST_OF_ORIGIN}


def limits_of_member(*, purpose: str, member_id: int) -> Limits:
    """For codes that only a member who is (half) signed in can try: the second factor, the code before erasure."""
    return {_key(purpose, str(member_id)): MOST_OF_TARGET}


@transaction.atomic
def take_try(*, limits: Limits) -> float | None:
    """Take one try of each key, or none: gives what `give_back` wants, or None where a limit is reached."""
    now = timezone.now()
    CodeTries.objects.bulk_create([CodeTries(key=key, last_at=now) for key in sorted(limits)], ignore_conflicts=True)
    rows = list(CodeTries.objects.select_for_update().filter(key__in=limits).order_by("key"))
    stamp = time.time()
    for row in rows:
        row.tried_at = _recent(row, stamp)
        if len(row.tried_at) >= limits[row.key]:
            return None
    for row in rows:
        row.tried_at.append(stamp)
        row.last_at = now
    CodeTries.objects.bulk_update(rows, ["tried_at", "last_at"])
    return stamp


@transaction.atomic
def give_back(*, limits: Limits, stamp: float) -> None:
    """The code was right: it was no wrong try."""
    rows = list(CodeTries.objects.select_for_update().filter(key__in=limits).order_by("key"))
    for row in rows:
        if stamp in row.tried_at:
            row.tried_at.remove(stamp)
    CodeTries.objects.bulk_update(rows, ["tried_at"])


def are_used_up(limits: Limits) -> bool:
    """Whether the next try would be refused."""
    now = time.time()
    return any(len(_recent(row, now)) >= limits[row.key] for row in CodeTries.objects.filter(key__in=limits))


def count_together(addresses: Iterable[str]) -> int:
    """How many tries the addresses of one member have had; together they may have as many as one address."""
    now = time.time()
    rows = CodeTries.objects.filter(key__in={address_key(address) for address in addresses})
    return sum(len(_recent(row, now)) for row in rows)


def forget_tries() -> None:
    """Delete the rows without a try in the last day."""
    CodeTries.objects.filter(last_at__lt=timezone.now() - WINDOW).delete()


def _recent(row: CodeTries, now: float) -> list[float]:
    return [stamp for stamp in row.tried_at if stamp > now - WINDOW.total_seconds()]


def _key(kind: str, value: str) -> str:
    return salted_hmac("members.tries", f"{kind}:{value}", algorithm="sha256").hexdigest()
