"""The connector to the store of our own: what every other connector does over a network, done over our tables.

Fields of ours stand in `portal_fields`, apart from what the company's own people write; `_version` there is the version
that our last write left, so that a reader can tell whose change came last. Nothing is delivered by webhook: both ends
are one database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.crm import sharing
from portal.crm.embedded_shapes import (
    KEY_COLUMNS,
    OWN_COLUMNS,
    REQUIRED_PARENTS,
    SHAPES,
    TENANT,
    fitting,
    kept_by_the_company,
    nothing_at,
    plain,
    records_of,
)
from portal.crm.models import Contact, ContactEmail
from portal.crm.protocol import (
    Capability,
    Check,
    Command,
    Event,
    Kind,
    Outcome,
    Page,
    Record,
    Ref,
    Result,
    is_same,
    normalised_address,
)

PAGE = 500
# A transaction may commit after one that began later: the last seconds are read again.
OVERLAP = timedelta(seconds=60)
SOURCE = "portal"  # of records that the site made


class EmbeddedConnector:
    """The connector over the store. It is always there, needs no secrets and has no quota."""

    capabilities = frozenset(Capability) - {Capability.WEBHOOKS, Capability.SIGNED_WEBHOOKS}
    allowed_hosts: frozenset[str] = frozenset()
    batch_size: Mapping[Kind, int] = dict.fromkeys(Kind, 200)
    settle_after = 0.0
    default_mapping: Mapping[str, str] = {name: name for name in ("email", "given_name", "family_name")}
    tenant = TENANT

    def __init__(self, *, slug: str = "built-in") -> None:
        self.slug = slug

    def check(self) -> Sequence[Check]:
        return [
            Check(_("The customer records are in this site’s own database"), True),
            Check(_("Key field is unique"), True, _("The database refuses a second contact for one member.")),
            Check(_("Nothing limits how much is written"), True),
        ]

    def describe(self, kind: Kind) -> Sequence[Mapping[str, Any]]:
        shape = SHAPES.get(kind)
        if shape is None:
            return []
        rows = [self._described(shape.model._meta.get_field(column), name) for name, column in shape.columns.items()]
        if kind is Kind.CONTACT:
            rows += [
                {"name": f"portal_{each.name}", "label": str(each.label), "type": each.type.value, "length": None, "choices": None,
                 "writable": True, "required": False}
                for each in sharing.fields() if each.name not in self.default_mapping
            ]  # fmt: skip
        return rows

    @staticmethod
    def _described(column: Any, name: str) -> Mapping[str, Any]:
        return {
            "name": name,
            "label": str(column.verbose_name),
            "type": column.get_internal_type(),
            "length": column.max_length,
            "choices": [str(value) for value, _label in column.choices] if column.choices else None,
            "writable": name in OWN_COLUMNS,
            "required": not (column.blank or column.has_default()),
        }

    def plan_schema(self) -> Sequence[str]:
        return []

    def apply_schema(self) -> None:
        """The fields are there: `portal_fields` takes any of ours."""

    # Reading

    def find(self, kind: Kind, *, keys: frozenset[str] = frozenset(), emails: frozenset[str] = frozenset()) -> Sequence[Record]:
        wanted = Q(pk__in=[])
        if keys and kind in KEY_COLUMNS:
            wanted |= Q(**{f"{KEY_COLUMNS[kind]}__in": [key for key in keys if key]})
        addresses = [each for each in map(normalised_address, emails) if each]
        if kind is Kind.CONTACT and addresses:
            wanted |= Q(email__in=addresses) | Q(pk__in=ContactEmail.objects.filter(email__in=addresses).values("contact"))
        rows = SHAPES[kind].model._default_manager.filter(wanted)
        if kind is Kind.CONTACT:
            rows = rows.filter(merged_into=None)
        return records_of(kind, list(rows.order_by("pk")))

    def read(self, refs: Sequence[Ref]) -> Sequence[Record]:
        found: dict[tuple[Kind, str], Record] = {}
        for kind in {ref.kind for ref in refs}:
            numbers = [int(ref.id) for ref in refs if ref.kind is kind and ref.tenant == TENANT and ref.id.isdecimal()]
            rows = list(SHAPES[kind].model._default_manager.filter(pk__in=numbers))
            found |= {(kind, record.ref.id): record for record in records_of(kind, rows)}
        return [(found.get((ref.kind, ref.id)) if ref.tenant == TENANT else None) or nothing_at(ref) for ref in refs]

    def related(self, ref: Ref, kind: Kind) -> Sequence[Record]:
        shape = SHAPES[kind]
        column = shape.parents.get(ref.kind)
        if column is None or ref.tenant != TENANT:
            return []
        rows = shape.model._default_manager.filter(**{column: ref.id}).order_by("pk")
        return records_of(kind, list(rows))

    def changes(self, kind: Kind, cursor: str) -> Page:
        model = SHAPES[kind].model
        rows = model._default_manager.order_by("updated_at", "pk")
        if cursor:
            moment, _at, number = cursor.rpartition("|")
            at = datetime.fromisoformat(moment)
            rows = rows.filter(Q(updated_at__gt=at) | Q(updated_at=at, pk__gt=int(number)))
        found: list[Any] = list(rows[: PAGE + 1])
        more, found = len(found) > PAGE, found[:PAGE]
        if found:
            at, number = found[-1].updated_at, str(found[-1].pk)
            # At the end the cursor stays behind by the overlap, unless that would lead back before where it was.
            if not more and at > timezone.now() - OVERLAP:
                at, number = max(timezone.now() - OVERLAP, found[0].updated_at - timedelta(microseconds=1)), "0"
            cursor = f"{at.isoformat()}|{number}"
        return Page(records_of(kind, found), cursor, more)

    def everything(self, kind: Kind) -> Iterator[Page]:
        column = KEY_COLUMNS[kind]
        rows = SHAPES[kind].model._default_manager.exclude(**{column: None}).order_by("pk")
        last = 0
        while found := list(rows.filter(pk__gt=last)[:PAGE]):
            last = found[-1].pk
            yield Page(records_of(kind, found), str(last), len(found) == PAGE)

    # Writing

    def write(self, commands: Sequence[Command]) -> Sequence[Result]:
        if not commands:
            return []
        kind = commands[0].kind
        with transaction.atomic():
            held = self._locked(kind, commands)
            return [self._write(kind, command, held) for command in commands]

    def _locked(self, kind: Kind, commands: Sequence[Command]) -> dict[Any, Any]:
        """The rows that these commands are about, locked in order: by number and by our key."""
        numbers = [int(each.target.id) for each in commands if each.target is not None and each.target.id.isdecimal()]
        keys = [each.key for each in commands if each.target is None]
        column = KEY_COLUMNS[kind]
        rows = SHAPES[kind].model._default_manager.filter(Q(pk__in=numbers) | Q(**{f"{column}__in": keys}))
        held: dict[Any, Any] = {}
        for row in rows.order_by("pk").select_for_update(of=("self",)):
            held[row.pk] = row
            if getattr(row, column):
                held[getattr(row, column)] = row
        return held

    def _write(self, kind: Kind, command: Command, held: dict[Any, Any]) -> Result:
        row = held.get(int(command.target.id)) if command.target is not None else held.get(command.key)
        if command.target is None and row is None:
            return self._make(kind, command)
        if row is None or getattr(row, "merged_into_id", None):
            return Result(command.key, Outcome.GONE, ref=command.target, code="NOT_FOUND")
        ref = Ref(TENANT, kind, str(row.pk))
        if kept := kept_by_the_company(kind, command):
            return Result(command.key, Outcome.REJECTED, ref=ref, code="NOT_WRITABLE", fields=kept)
        if command.expect_version is not None and command.expect_version != str(row.version):
            return Result(command.key, Outcome.CONFLICT, ref=ref, version=str(row.version), code="CHANGED")
        changed = self._apply(kind, row, command)
        has_key = kind is Kind.CONTACT and row.portal_member_id != command.key
        if not changed and not has_key:
            return Result(command.key, Outcome.UNCHANGED, ref=ref, version=str(row.version))
        if has_key:
            if row.portal_member_id is not None:
                return Result(command.key, Outcome.CONFLICT, ref=ref, code="KEY_OF_ANOTHER")
            row.portal_member_id = command.key
        row.version += 1
        row.updated_at = timezone.now()
        if hasattr(row, "portal_fields"):
            row.portal_fields = {**row.portal_fields, "_version": row.version}
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            return Result(command.key, Outcome.CONFLICT, ref=ref, code="KEY_OF_ANOTHER")
        return Result(command.key, Outcome.DONE, ref=ref, version=str(row.version), fields=tuple(changed))

    def _apply(self, kind: Kind, row: Any, command: Command) -> list[str]:
        """Put the values into the row; returns the names of those that were other."""
        changed = []
        for name, value in command.values.items():
            column = SHAPES[kind].columns.get(name)
            if column is None:
                before = row.portal_fields.get(name)
            else:
                before, value = getattr(row, column), fitting(SHAPES[kind].model, column, value)
            if (name in command.only_if_blank and before not in (None, "")) or is_same(value, before):
                continue
            changed.append(name)
            if column is not None:
                setattr(row, column, value)
            elif value is None:
                row.portal_fields = {key: kept for key, kept in row.portal_fields.items() if key != name}
            else:
                row.portal_fields = {**row.portal_fields, name: plain(value)}
        return changed

    def _make(self, kind: Kind, command: Command) -> Result:
        shape = SHAPES[kind]
        row: Any = shape.model(**{KEY_COLUMNS[kind]: command.key}, source=SOURCE, number=command.key)
        if kept := kept_by_the_company(kind, command):
            return Result(command.key, Outcome.REJECTED, code="NOT_WRITABLE", fields=kept)
        missing = [parent for parent in REQUIRED_PARENTS.get(kind, ()) if parent not in command.links]
        if missing:
            return Result(command.key, Outcome.REJECTED, code="PARENT_MISSING", fields=tuple(missing))
        for parent, ref in command.links.items():
            if (column := shape.parents.get(parent)) is not None:
                setattr(row, f"{column}_id", int(ref.id))
        self._apply(kind, row, command)
        if hasattr(row, "portal_fields"):
            row.portal_fields = {**row.portal_fields, "_version": 1}
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            # Its number is taken by a record that lost our key: it has a number of its own then.
            row.pk, row.number = None, f"{command.key}-{uuid4().hex[:8]}"
            with transaction.atomic():
                row.save(force_insert=True)
        return Result(command.key, Outcome.DONE, ref=Ref(TENANT, kind, str(row.pk)), version="1")

    def settle(self, command: Command) -> Ref | None:
        column = KEY_COLUMNS.get(command.kind)
        if column is None:
            return None
        pk = SHAPES[command.kind].model._default_manager.filter(**{column: command.key}).values_list("pk", flat=True).first()
        return Ref(TENANT, command.kind, str(pk)) if pk is not None else None

    def erase(self, ref: Ref, fields: frozenset[str]) -> Result:
        with transaction.atomic():
            row = Contact.objects.select_for_update(of=("self",)).filter(pk=ref.id).first()
            if row is None:
                return Result("", Outcome.GONE, ref=ref)
            columns = [name for name in fields if name in OWN_COLUMNS and getattr(row, name)]
            gone = sorted([*columns, *(name for name in fields if name in row.portal_fields)])
            if not gone and row.portal_member_id is None:
                return Result("", Outcome.UNCHANGED, ref=ref, version=str(row.version))
            row.portal_fields = {name: value for name, value in row.portal_fields.items() if name not in fields}
            row.portal_member_id = None
            for name in columns:
                setattr(row, name, "")
            row.version += 1
            row.portal_fields["_version"] = row.version
            row.updated_at = timezone.now()
            row.save(update_fields=[*columns, "portal_fields", "portal_member_id", "version", "updated_at"])
        return Result("", Outcome.DONE, ref=ref, version=str(row.version), fields=tuple(gone))

    def delete(self, ref: Ref) -> Result:
        with transaction.atomic():
            row = SHAPES[ref.kind].model._default_manager.filter(pk=ref.id).exclude(**{KEY_COLUMNS[ref.kind]: None}).first()
            if row is None:
                return Result("", Outcome.UNCHANGED, ref=ref)
            row.delete()
        return Result("", Outcome.DONE, ref=ref)

    def verify_webhook(self, method: str, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Event]:
        raise PermissionError("the built-in records send no webhooks")
