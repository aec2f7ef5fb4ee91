"""Requests to other systems: only over https, only to hosts that were named, never into the site's own network.

    http = Outgoing(["crm.example.com"])
    answer = http.request("GET", "https://crm.example.com/contacts", query={"email": "a+b@example.com"}, headers={...})
    if answer.status == 200: answer.json()

The name is resolved once, every address that it has is looked at, and the connection goes to one of these addresses: a
name that answers differently a moment later gains nothing. Redirects are not followed. Time and size are limited. What
is raised names the host and the reason; paths, queries, headers and bodies are in no error, no `repr` and no log.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import json
import re
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.common.reachable import is_loopback, may_reach

MOST_SECONDS = 30.0
LARGEST_ANSWER = 10 * 1024 * 1024
PORTS = {"https": 443, "http": 80}
FOLLOWED_BY_OTHERS = frozenset({301, 302, 303, 307, 308})
_HEADER_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")


class OutgoingError(OSError):
    """There is no answer to use. The message is for people who run the site, without anything that was sent."""


class NotAllowed(OutgoingError):
    """The request was not made, or its answer led where requests may not go: trying again changes nothing."""


class TooLate(OutgoingError, TimeoutError):
    """No whole answer within the time."""


class TooLarge(OutgoingError):
    """The answer is larger than what is read."""


@dataclass(frozen=True)
class Answer:
    """What came back. Its `repr` shows no header and no body."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    def __repr__(self) -> str:
        return f"<Answer {self.status}, {len(self.body)} bytes>"

    def json(self) -> Any:
        """The body as JSON; ValueError, without the body in it, where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise ValueError("The answer is no JSON.") from None


@dataclass(frozen=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str  # with the query

    @property
    def named(self) -> str:
        """As it stands in a list of hosts."""
        return self.host if self.port == PORTS["https"] else f"{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"


class Outgoing:
    """A client for some hosts. `internal_hosts` are those of the hosts that may stand in the company's own network."""

    def __init__(
        self,
        hosts: Iterable[str],
        *,
        internal_hosts: Iterable[str] = (),
        seconds: float = MOST_SECONDS,
        largest: int = LARGEST_ANSWER,
    ) -> None:
        self.hosts = frozenset(map(_named, hosts))
        self.internal_hosts = frozenset(map(_named, internal_hosts))
        self.seconds, self.largest = seconds, largest

    def __repr__(self) -> str:
        return f"<Outgoing to {', '.join(sorted(self.hosts))}>"

    @sensitive_variables()
    def request(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        json_body: Any = None,
    ) -> Answer:
        """Make one request. Raises NotAllowed, TooLate, TooLarge, or OutgoingError where there is no answer.

        Nothing is tried twice: whether what was sent has arrived is not known here.
        """
        target = self._target(url, query or {})
        sent = {"Accept": "application/json", **(headers or {})}
        if json_body is not None:
            body = json.dumps(json_body, ensure_ascii=False, separators=(",", ":")).encode()
            sent.setdefault("Content-Type", "application/json")
        _check_headers(method, sent)
        until = time.monotonic() + self.seconds
        failure: OutgoingError
        try:
            return self._exchange(target, method, sent, body, until)
        except OutgoingError as error:
            failure = error
        except TimeoutError:
            failure = TooLate(_("%(host)s did not answer in time.") % {"host": target.host})
        except ssl.SSLCertVerificationError:
            failure = NotAllowed(_("The certificate of %(host)s is not valid for that name.") % {"host": target.host})
        except (OSError, http.client.HTTPException, ValueError) as error:
            what = {"host": target.host, "what": type(error).__name__}
            failure = OutgoingError(_("%(host)s gave no answer (%(what)s).") % what)
        # Raised out here, so that frames which hold what was sent hang on no error.
        failure.__context__ = failure.__cause__ = None
        raise failure.with_traceback(None)

    def link(self, base: str, link: str) -> str:
        """A link out of an answer, such as the next page: absolute, and on the allowed hosts. Raises NotAllowed."""
        url = urljoin(base, link)
        self._target(url, {})
        return url

    def address(self, base: str, *parts: str) -> str:
        """An address below a base, each part escaped as a whole: a `/`, `?` or `#` in a number leads nowhere else."""
        if any(part in ("", ".", "..") for part in parts):
            raise ValueError("A part of an address is not empty and names no folder.")
        return "/".join([base.rstrip("/"), *(quote(part, safe="") for part in parts)])

    def _target(self, url: str, query: Mapping[str, str]) -> _Target:
        if _NOT_IN_ADDRESSES.search(url) or len(url) > 8000:
            raise NotAllowed(_("The address holds characters that no address may hold, or is too long."))
        try:
            parts = urlsplit(url)
            host, port = _plain_host(parts.hostname or ""), parts.port or PORTS.get(parts.scheme, 0)
        except ValueError:
            raise NotAllowed(_("The address cannot be read.")) from None
        if parts.username is not None or parts.password is not None:
            raise NotAllowed(_("An address may hold no name and password."))
        named = host if port == PORTS["https"] else f"{host}:{port}"
        if not host or named not in self.hosts:
            raise NotAllowed(_("%(host)s is not among the hosts of this connection.") % {"host": named or _("No host")})
        if parts.scheme != "https" and not (parts.scheme == "http" and settings.OUTGOING_LOOPBACK and is_loopback(host)):
            raise NotAllowed(_("Only https is spoken with %(host)s.") % {"host": host})
        asked = "&".join(filter(None, [parts.query, urlencode(query)]))
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        return _Target(parts.scheme, host, port, f"{path}?{quote(asked, safe='/%:@!$&()*+,;=~-._?')}" if asked else path)

    @sensitive_variables()
    def _exchange(self, target: _Target, method: str, headers: Mapping[str, str], body: bytes, until: float) -> Answer:
        connection = http.client.HTTPConnection(target.host, target.port)
        raw = self._connect(target, until)
        try:
            connection.sock = _Timed(raw, until)
            sent = {"Host": target.host_header, "Connection": "close", **headers}
            connection.request(method, target.path, body=body or None, headers=sent)
            with connection.getresponse() as response:
                received = {name.lower(): value for name, value in response.getheaders()}
                if response.status in FOLLOWED_BY_OTHERS:
                    raise NotAllowed(_("%(host)s answered with a redirect, and none is followed.") % {"host": target.host})
                if received.get("content-encoding", "identity") != "identity":
                    raise NotAllowed(_("%(host)s answered in a packed form that was not asked for.") % {"host": target.host})
                return Answer(response.status, received, self._read(response, target.host))
        finally:
            connection.close()
            raw.close()

    def _read(self, response: http.client.HTTPResponse, host: str) -> bytes:
        parts, size = [], 0
        while part := response.read1(65536):
            size += len(part)
            if size > self.largest:
                raise TooLarge(_("The answer of %(host)s is larger than %(mb)s MB.") % {"host": host, "mb": self.largest >> 20})
            parts.append(part)
        if response.length:  # it ended before it was whole
            raise http.client.IncompleteRead(b"")
        return b"".join(parts)

    def _connect(self, target: _Target, until: float) -> socket.socket:
        """A connection to one of the addresses that were looked at, not to a name that is resolved anew."""
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        addresses = [each for each in found if each[0] in (socket.AF_INET, socket.AF_INET6)]
        is_internal = target.named in self.internal_hosts
        for *_kind, address in addresses:
            if not may_reach(ipaddress.ip_address(str(address[0]).partition("%")[0]), is_internal=is_internal):
                raise NotAllowed(_("%(host)s leads to an address inside a network of its own.") % {"host": target.host})
        last: OSError = OSError("no address")
        for family, kind, protocol, _name, address in addresses:
            raw = socket.socket(family, kind, protocol)
            try:
                raw.settimeout(_left(until))
                raw.connect(address)
                return _secured(raw, target.host) if target.scheme == "https" else raw
            except ssl.SSLError:
                raw.close()
                raise
            except OSError as error:
                raw.close()
                last = error
        raise last


def _named(host: str) -> str:
    """A host of the list, with its port where that is not the usual one."""
    parts = urlsplit(f"//{host.strip()}")
    name = _plain_host(parts.hostname or "")
    return f"{name}:{parts.port}" if parts.port and parts.port != PORTS["https"] else name


def _plain_host(host: str) -> str:
    """In lower case and ASCII, without the dot at its end."""
    name = host.lower().rstrip(".")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        raise ValueError("no host") from None


def _check_headers(method: str, headers: Mapping[str, str]) -> None:
    if not method.isalpha() or not method.isupper():
        raise NotAllowed(_("That is no HTTP method."))
    for name, value in headers.items():
        if not _HEADER_NAME.fullmatch(name) or not value.isprintable() or not value.isascii():
            raise NotAllowed(_("The header %(name)s cannot be sent as it is.") % {"name": name[:60]})


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _secured(raw: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


class _Timed:
    """A socket whose every wait ends with the request's time, so that an answer of a byte a second does not hold a worker."""

    def __init__(self, raw: socket.socket, until: float) -> None:
        self._raw, self._until = raw, until

    def sendall(self, data: Any) -> None:
        self._raw.settimeout(_left(self._until))
        self._raw.sendall(data)

    def makefile(self, *_mode: Any, **_options: Any) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._raw, self._until))

    def close(self) -> None:
        """Closed by whoever opened the connection."""


class _TimedReader(io.RawIOBase):
    def __init__(self, raw: socket.socket, until: float) -> None:
        self._raw, self._until = raw, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._raw.settimeout(_left(self._until))
        return self._raw.recv_into(buffer)
