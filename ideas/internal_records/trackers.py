"""Addresses of issue trackers, and what people call what is there."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from portal.writing.html import without_controls

LONGEST = 500
_LABEL = 80
_is_address = URLValidator(schemes=["https", "http"])
_REPOSITORY = re.compile(r"^/((?:[\w.-]+/)+?[\w.-]+)(?:/-)?/(issues|pull|pulls|merge_requests)/(\d+)(?:/|$)")
_JIRA = re.compile(r"^(?:/[\w-]+)?/browse/([A-Z][A-Z0-9_]+-\d+)(?:/|$)")
_LINEAR = re.compile(r"^/[\w-]+/issue/([A-Z][A-Z0-9]*-\d+)(?:/|$)")
_AZURE = re.compile(r"^/(?:[^/]+/)*?([^/]+)/_workitems/edit/(\d+)(?:/|$)")


class NotALink(ValueError):
    """The message says what to change."""


def plain_address(raw: str) -> str:
    """An address of the web without name and password in it. Raises NotALink."""
    url = without_controls(raw).strip()
    if not url:
        raise NotALink(_("Paste the address of the issue."))
    if len(url) > LONGEST:
        raise NotALink(_("The address is too long. It may have 500 characters."))
    try:
        parts = urlsplit(url)
        _is_address(url)
    except (ValueError, ValidationError):
        raise NotALink(_("This is no address of the web. It begins with https:// or http://.")) from None
    if parts.username is not None or parts.password is not None:
        raise NotALink(_("The address has a name or a password in it. Remove what stands before the @."))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, parts.fragment))


def label_of(url: str) -> str:
    """What people call it: “acme/alto#12”, “CW-7”; host and path where nobody knows better."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path
    if (host == "linear.app" and (found := _LINEAR.match(path))) or (found := _JIRA.match(path)):
        return found[1][:_LABEL]
    if found := _AZURE.match(path):
        return f"{unquote(found[1])}#{found[2]}"[:_LABEL]
    if found := _REPOSITORY.match(path):
        sign = "!" if found[2] == "merge_requests" else "#"
        return f"{found[1]}{sign}{found[3]}"[-_LABEL:]
    label = without_controls(unquote(f"{host}{path}")).rstrip("/")
    return label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"
