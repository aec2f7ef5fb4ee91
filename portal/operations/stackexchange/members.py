"""Users.xml and Badges.xml: members who cannot sign in until their owner claims them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from portal.common.bulk import Table, among, take_ids, update_rows
from portal.members import handles
from portal.members import models as members
from portal.members.identicons import face_of
from portal.members.models import ImportedMember, Member
from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import Run, Seen, chunks
from portal.operations.stackexchange.texts import content_fingerprint, line, moment, number, plain, row_id, web_address

# Age and EmailHash are not among them: personal data that a portal has no use for.
_USED = ("DisplayName", "AboutMe", "Location", "WebsiteUrl", "Reputation", "CreationDate")


class Person(NamedTuple):
    """A row of Users, read."""

    number: int
    name: str
    bio: str
    location: str
    website: str
    reputation: int | None
    joined_at: datetime
    fingerprint: str

    @property
    def shown(self) -> str:
        """What the profile says: changed here when it differs from what was stored."""
        return _shown(self.name, self.bio, self.location, self.website)


def import_members(run: Run, rows: Iterable[Row]) -> None:
    """Add members and update those that changed at the source."""
    seen = Seen()
    for batch in chunks(rows):
        people = []
        for row in batch:
            person = _read(row)
            if person is None:
                run.skip("members", "a row without a number")
            elif not seen.add(person.number):
                run.skip("members", "a second row of the same number")
            else:
                people.append(person)
        with transaction.atomic():
            _write(run, people)


def _read(row: Row) -> Person | None:
    key = row_id(row.get("Id"))
    if key is None:
        return None
    joined_at = moment(row.get("CreationDate")) or timezone.now()
    return Person(
        number=key,
        name=line(row.get("DisplayName"), 60) or f"user{key}",
        bio=plain(row.get("AboutMe"), 500),
        location=line(row.get("Location"), 80),
        website=web_address(row.get("WebsiteUrl")),
        reputation=number(row.get("Reputation")),
        joined_at=joined_at,
        fingerprint=content_fingerprint("\x1e".join(row.get(name, "") for name in _USED)),
    )


def _shown(*values: str) -> str:
    return content_fingerprint("\x1e".join(values))


def _write(run: Run, people: list[Person]) -> None:
    source = run.source.member_source
    known = {
        int(row.source_id): row
        for row in ImportedMember.objects.filter(among("source_id", [str(p.number) for p in people]), source=source)
    }
    _add(run, [person for person in people if person.number not in known])
    changed = [
        (person, known[person.number])
        for person in people
        if person.number in known and not known[person.number].fingerprint.startswith(person.fingerprint)
    ]
    if changed:
        _update(run, changed)


def _add(run: Run, people: list[Person]) -> None:
    if not people:
        return
    now = timezone.now()
    taken = _handles_for(people)
    member_rows, imported_rows = [], []
    for pk, person in zip(take_ids(Member, len(people)), people, strict=True):
        handle = taken[person.number]
        path, hue = face_of(handle)
        password = UNUSABLE_PASSWORD_PREFIX + get_random_string(40)
        member_rows.append(
            (
                *(pk, handle, password, person.name, person.bio, person.location, person.website, path, hue),
                *(False, True, person.joined_at, now),
            )
        )
        url = f"https://{run.site}/users/{person.number}" if run.site else ""
        imported_rows.append(
            (pk, run.source.member_source, str(person.number), url, person.reputation, person.fingerprint + person.shown)
        )
    Table(
        Member,
        *("id", "username", "password", "name", "bio", "location", "website", "avatar_path", "avatar_hue"),
        *("is_active", "is_imported", "joined_at", "approved_at"),
    ).insert(member_rows)
    Table(ImportedMember, "member_id", "source", "source_id", "profile_url", "reputation", "fingerprint").insert(imported_rows)
    run.add("members", len(people))


def _update(run: Run, changed: list[tuple[Person, ImportedMember]]) -> None:
    """Reputation is the source's fact; the profile only follows while it is as the import left it."""
    held = Member.objects.in_bulk([imported.member_id for _person, imported in changed])
    profiles, facts = [], []
    for person, imported in changed:
        member = held[imported.member_id]
        untouched = _shown(member.name, member.bio, member.location, member.website) == imported.fingerprint[32:]
        if untouched and member.is_imported and not member.is_active and member.erased_at is None:
            profiles.append((person.name, person.bio, person.location, person.website, member.pk))
            shown = person.shown
        else:
            shown = imported.fingerprint[32:]
        facts.append((person.reputation, person.fingerprint + shown, imported.pk))
    update_rows(Member, ["name", "bio", "location", "website"], profiles)
    update_rows(ImportedMember, ["reputation", "fingerprint"], facts)
    run.updated["members"] += len(changed)


def _handles_for(people: list[Person]) -> dict[int, str]:
    """A free handle for each: the name, else the name with the number at the source."""
    wanted = {person.number: _candidates(person) for person in people}
    every = {candidate for candidates in wanted.values() for candidate in candidates}
    taken: set[str] = set()
    for held in _handles_held():
        taken |= set(held.filter(among("lower", every)).values_list("lower", flat=True))
    chosen = {}
    for key, candidates in wanted.items():
        handle = next((c for c in candidates if c not in taken), "") or handles.neutral_handle()
        taken.add(handle)
        chosen[key] = handle
    return chosen


def _handles_held() -> list[Any]:
    held: list[Any] = [Member.objects.annotate(lower=Lower("username"))]
    former = getattr(members, "FormerHandle", None)
    return [*held, former.objects.annotate(lower=Lower("handle"))] if former else held


def _candidates(person: Person) -> list[str]:
    stem = slugify(person.name).replace("_", "-").strip("-.")[: handles.LONGEST].strip("-.")
    key = str(abs(person.number))
    if len(stem) < handles.SHORTEST or stem in handles.RESERVED or stem.startswith(handles.PLACEHOLDER_PREFIX):
        return [f"member-{key}"[: handles.LONGEST], f"imported-{key}"[: handles.LONGEST]]
    chance = get_random_string(6, "abcdefghjkmnpqrstuvwxyz23456789")
    return [stem, *(f"{stem[: handles.LONGEST - 1 - len(end)].strip('-.')}-{end}" for end in (key, chance))]


def import_badges(run: Run) -> None:
    """Badges of the source, as a number of awards by name beside the imported member."""
    for users in run.staging.owners("badges", "user", BATCH_OF_USERS):
        counted = run.staging.sums("badges", "user", users)
        with transaction.atomic():
            rows = ImportedMember.objects.filter(source=run.source.member_source, source_id__in=[str(user) for user in users])
            changed = []
            for row in rows:
                badges = counted.pop(int(row.source_id))
                if row.badges != badges:
                    run.add("badges", max(0, sum(badges.values()) - sum(row.badges.values())))
                    changed.append((badges, row.pk))
            update_rows(ImportedMember, ["badges"], changed)
        run.skip("badges", "their member is not in the dump", sum(sum(kinds.values()) for kinds in counted.values()))


BATCH_OF_USERS = 1000
