"""What the conformance suite needs of a system beside the connector's own methods: to make, change, merge and delete records there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from django.utils import timezone

from portal.crm.embedded import EmbeddedConnector
from portal.crm.embedded_shapes import SHAPES, TENANT
from portal.crm.models import Contact
from portal.crm.protocol import Connector, Kind, Ref
from tests.crm.fake import FakeConnector
from tests.crm.http_fake import HttpFakeConnector, Site


class Harness(Protocol):
    connector: Connector

    def contact(self, values: Mapping[str, Any], *, emails: Sequence[str] = (), account: Ref | None = None) -> Ref:
        """A contact that somebody made in the system itself."""

    def record(self, kind: Kind, values: Mapping[str, Any], links: Mapping[Kind, Ref] | None = None) -> Ref:
        """Another record that was made there."""

    def change(self, ref: Ref, values: Mapping[str, Any]) -> None:
        """Somebody changes it there."""

    def delete(self, ref: Ref) -> None:
        """Somebody deletes it there."""

    def merge(self, loser: Ref, winner: Ref) -> None:
        """Two contacts become one there."""


class FakeHarness:
    def __init__(self, path: Path, *, is_keyed: bool = True) -> None:
        self.connector: Any = FakeConnector(path, is_keyed=is_keyed)
        self.fake = self.connector.fake

    def contact(self, values: Mapping[str, Any], *, emails: Sequence[str] = (), account: Ref | None = None) -> Ref:
        return self.fake.add(Kind.CONTACT, values, emails=emails, links={Kind.ACCOUNT: account} if account else {})

    def record(self, kind: Kind, values: Mapping[str, Any], links: Mapping[Kind, Ref] | None = None) -> Ref:
        return self.fake.add(kind, values, links=links)

    def change(self, ref: Ref, values: Mapping[str, Any]) -> None:
        self.fake.change(ref, values)

    def delete(self, ref: Ref) -> None:
        self.fake.delete(ref)

    def merge(self, loser: Ref, winner: Ref) -> None:
        self.fake.merge(loser, winner)


class HttpHarness(FakeHarness):
    """The same system, asked over the network."""

    def __init__(self, path: Path, site: Site) -> None:
        super().__init__(path)
        self.connector = HttpFakeConnector(site.url, token=site.token)


class EmbeddedHarness:
    """The store of our own, as its own screens change it."""

    def __init__(self) -> None:
        self.connector: Any = EmbeddedConnector()
        self._number = 0

    def contact(self, values: Mapping[str, Any], *, emails: Sequence[str] = (), account: Ref | None = None) -> Ref:
        links = {Kind.ACCOUNT: account} if account else {}
        ref = self.record(Kind.CONTACT, {**values, "email": values["email"].lower()}, links)
        for email in emails:
            Contact.objects.get(pk=ref.id).further_emails.create(email=email)
        return ref

    def record(self, kind: Kind, values: Mapping[str, Any], links: Mapping[Kind, Ref] | None = None) -> Ref:
        shape = SHAPES[kind]
        self._number += 1
        row: Any = shape.model(number=f"{kind}-{self._number}")
        for name, value in values.items():
            setattr(row, shape.columns.get(name, name), value)
        for parent, ref in (links or {}).items():
            setattr(row, f"{shape.parents[parent]}_id", int(ref.id))
        row.save()
        row.refresh_from_db()
        return Ref(TENANT, kind, str(row.pk))

    def change(self, ref: Ref, values: Mapping[str, Any]) -> None:
        row: Any = SHAPES[ref.kind].model._default_manager.get(pk=ref.id)
        for name, value in values.items():
            setattr(row, name, value)
        row.version, row.updated_at = row.version + 1, timezone.now()
        row.save()

    def delete(self, ref: Ref) -> None:
        SHAPES[ref.kind].model._default_manager.filter(pk=ref.id).delete()

    def merge(self, loser: Ref, winner: Ref) -> None:
        Contact.objects.filter(pk=loser.id).update(merged_into_id=int(winner.id), updated_at=timezone.now())
