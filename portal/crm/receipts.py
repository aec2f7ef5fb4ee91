"""Receipts of what was taken back: signed with a key of the site, checked by anybody with its published half."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils.crypto import get_random_string

from portal.crm.encryption import CannotDecrypt, decrypt, encrypt
from portal.crm.mapping import member_key
from portal.crm.models import Receipt, SigningKey


class NotGenuine(ValueError):
    """The file is no receipt of this site, or was changed. The message says which."""


def signed(receipt: Receipt, now: datetime) -> dict[str, Any]:
    """The receipt as it stands now: what is done, pending and remaining, with its signature."""
    key, private = _current_key()
    statement = {
        "receipt": receipt.number,
        "site": settings.SITE_URL,
        "member": member_key(receipt.member_id) if receipt.member_id else "",
        "asked_at": receipt.asked_at.isoformat(),
        "as_of": now.isoformat(),
        "done_at": receipt.done_at.isoformat() if receipt.done_at else None,
        "about": receipt.purpose,
        "steps": receipt.items,
        "key": key.key_id,
    }
    return {**statement, "signature": base64.b64encode(private.sign(_bytes_of(statement))).decode()}


def verify(statement: Mapping[str, Any]) -> dict[str, Any]:
    """The statement without its signature, if it is one of ours, unchanged. Raises `NotGenuine`."""
    given = {name: value for name, value in statement.items() if name != "signature"}
    key = SigningKey.objects.filter(key_id=str(given.get("key", ""))).first()
    if key is None:
        raise NotGenuine("It was not signed with a key of this site.")
    try:
        signature = base64.b64decode(str(statement.get("signature", "")), validate=True)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public)).verify(signature, _bytes_of(given))
    except (InvalidSignature, ValueError):
        raise NotGenuine("The signature does not fit: the receipt was changed after it was signed.") from None
    return given


def published_keys() -> list[dict[str, str]]:
    """The public halves, newest first; former ones too, so that old receipts can be checked."""
    _current_key()
    rows = SigningKey.objects.order_by("-pk")
    return [
        {"key": row.key_id, "algorithm": "Ed25519", "public": row.public, "made_at": row.made_at.isoformat()} for row in rows
    ]


def _current_key() -> tuple[SigningKey, Ed25519PrivateKey]:
    """The newest key whose private half can be opened; one is made where there is none."""
    row = SigningKey.objects.order_by("-pk").first()
    if row is not None:
        try:
            return row, Ed25519PrivateKey.from_private_bytes(base64.b64decode(decrypt(row.encrypted_private)["key"]))
        except CannotDecrypt:
            pass  # the site's secret key was replaced: the next one follows, the public half stays published
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    row = SigningKey.objects.create(
        key_id=get_random_string(12, "23456789abcdefghjkmnpqrstuvwxyz"),
        public=base64.b64encode(public).decode(),
        encrypted_private=encrypt({"key": base64.b64encode(private.private_bytes_raw()).decode()}),
    )
    return row, private


def _bytes_of(statement: Mapping[str, Any]) -> bytes:
    """What is signed: the JSON with sorted names, without blanks, in UTF-8."""
    return json.dumps(statement, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
