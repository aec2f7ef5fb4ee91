"""Secrets of connections and the private half of signing keys, encrypted at rest.

The key is derived from the site's secret key; a former one in SECRET_KEY_FALLBACKS still opens what it closed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _


class CannotDecrypt(Exception):
    """It was encrypted under another secret key of the site."""

    def __str__(self) -> str:
        return _("The secrets were encrypted under another key of the site. Enter them again.")


def encrypt(values: Mapping[str, Any]) -> str:
    """Values as they are stored."""
    return _fernet().encrypt(json.dumps(dict(values)).encode()).decode()


def decrypt(text: str) -> dict[str, Any]:
    """What was stored; nothing stored gives no values."""
    if not text:
        return {}
    try:
        return dict(json.loads(_fernet().decrypt(text.encode())))
    except InvalidToken:
        raise CannotDecrypt from None


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *getattr(settings, "SECRET_KEY_FALLBACKS", [])]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"commonweal crm secrets").derive(key.encode())
    return base64.urlsafe_b64encode(derived)
