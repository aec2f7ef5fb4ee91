"""Which connectors there are. A package that brings one registers it; the product offers what is registered and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.crm.encryption import decrypt
from portal.crm.protocol import Connector

if TYPE_CHECKING:
    from portal.crm.models import Connection


class UnknownConnector(LookupError):
    """A connection names a connector that is not installed."""


@dataclass(frozen=True)
class ConnectorType:
    """A kind of system that can be connected. `make(connection, secrets)` gives the connector."""

    name: str
    label: Any
    make: Callable[[Connection, dict[str, Any]], Connector]
    option_names: tuple[str, ...] = ()
    secret_names: tuple[str, ...] = ()
    is_built_in: bool = False


_types: dict[str, ConnectorType] = {}


def register_connector(connector_type: ConnectorType) -> None:
    """Make a connector known. Registering a name again replaces it."""
    _types[connector_type.name] = connector_type


def connector_types() -> list[ConnectorType]:
    return list(_types.values())


def connector_of(connection: Connection) -> Connector:
    """The connector of a connection, with its secrets."""
    connector_type = _types.get(connection.connector)
    if connector_type is None:
        raise UnknownConnector(f"The connector “{connection.connector}” is not installed.")
    return connector_type.make(connection, decrypt(connection.encrypted_secrets))
