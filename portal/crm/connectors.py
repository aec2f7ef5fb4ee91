"""Which connectors there are. A package that brings one registers it; the product offers what is registered and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portal.crm.encryption import CannotDecrypt, decrypt
from portal.crm.guarding import ConnectorFailed, Guarded, Secrets, Words, safely
from portal.crm.protocol import ConnectionPaused, Connector

if TYPE_CHECKING:
    from portal.crm.models import Connection


class UnknownConnector(LookupError):
    """A connection names a connector that is not installed."""


# Why a connection cannot be asked at this moment. Each of them may be shown: none quotes what was sent.
UNREACHABLE = (UnknownConnector, CannotDecrypt, ConnectionPaused, ConnectorFailed, OSError)


@dataclass(frozen=True)
class ConnectorType:
    """A kind of system that can be connected. `make(connection, secrets)` gives the connector."""

    name: str
    label: Any
    make: Callable[[Connection, dict[str, Any]], Connector]
    option_names: tuple[str, ...] = ()
    secret_names: tuple[str, ...] = ()
    is_built_in: bool = False
    labels: Mapping[str, Any] = field(default_factory=dict)  # of options and secrets, by their names

    def label_of(self, name: str) -> str:
        """What an option or a secret is called in the admin."""
        return str(self.labels.get(name, name.replace("_", " ").capitalize()))


_types: dict[str, ConnectorType] = {}


def register_connector(connector_type: ConnectorType) -> None:
    """Make a connector known. Registering a name again replaces it."""
    _types[connector_type.name] = connector_type


def connector_types() -> list[ConnectorType]:
    return list(_types.values())


def offered_connectors() -> list[ConnectorType]:
    """Those that a connection may be added with: the built-in records are connected from the start."""
    return [each for each in _types.values() if not each.is_built_in]


def connector_type(name: str) -> ConnectorType | None:
    return _types.get(name)


def connector_of(connection: Connection) -> Connector:
    """The connector of a connection, with its secrets. What it raises is one of `UNREACHABLE`, without them."""
    found = _types.get(connection.connector)
    if found is None:
        raise UnknownConnector(_("The connector “%(name)s” is not installed.") % {"name": connection.connector})
    secrets = Secrets(decrypt(connection.encrypted_secrets))
    connector: Any = safely(lambda: found.make(connection, secrets), Words(secrets))
    return connector if found.is_built_in else Guarded(connector, secrets)
