"""What the conformance suite needs of a system beside the connector's own methods: to make, change, merge and delete records there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from portal.crm.protocol import Connector, Kind, Ref
from tests.crm.fake import FakeConnector


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
