"""Webhooks that are signed as many systems do: `X-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>." and the body>`.

The body is looked at as it came; nothing is parsed before the signature is right.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from portal.crm.protocol import Event, Kind, Ref

TOLERANCE = timedelta(minutes=5)  # both ways
LARGEST_BODY = 1024 * 1024
MOST_EVENTS = 1000


def sign(secret: str, body: bytes, at: datetime) -> str:
    """The header for a body sent at a moment."""
    seconds = str(int(at.timestamp()))
    return f"t={seconds},v1={_digest(secret, seconds, body)}"


def verify(secrets: Sequence[str], *, method: str, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
    """Raise PermissionError unless the request is signed with one of the secrets within the last or next five minutes."""
    if method != "POST" or len(body) > LARGEST_BODY:
        raise PermissionError("no webhook")
    given = next((value for name, value in headers.items() if name.lower() == "x-signature"), "")
    parts = dict(part.strip().partition("=")[::2] for part in given.split(","))
    seconds, signature = parts.get("t", ""), parts.get("v1", "")
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) < 12):
        raise PermissionError("no signature")
    if abs(now.timestamp() - int(seconds)) > TOLERANCE.total_seconds():
        raise PermissionError("the signature is old, or of the future")
    # Every secret is tried, so that the time taken does not tell which of them fits.
    fits = [hmac.compare_digest(_digest(secret, seconds, body).encode(), signature.encode()) for secret in secrets if secret]
    if not any(fits):
        raise PermissionError("the signature is not right")


def events_of(body: bytes, *, tenant: str) -> list[Event]:
    """The events of a genuine body: `{"events": [{"id": …, "kind": "contact", "record": …, "at": …}]}`."""
    try:
        rows = json.loads(body)["events"]
        return [_event(row, tenant) for row in rows[:MOST_EVENTS]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PermissionError("the body cannot be read") from error


def _event(row: Mapping[str, Any], tenant: str) -> Event:
    at = row.get("at")
    return Event(
        id=str(row["id"])[:200],
        ref=Ref(tenant, Kind(row["kind"]), str(row["record"])[:200]),
        occurred_at=datetime.fromisoformat(at) if at else None,
    )


def _digest(secret: str, seconds: str, body: bytes) -> str:
    return hmac.new(secret.encode(), seconds.encode() + b"." + body, hashlib.sha256).hexdigest()
