"""Is the visitor on this machine? What the demo offers (one-click sign-in, e-mails) is for them alone."""

import ipaddress

from django.http import HttpRequest

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")
_NAMES = {"localhost", "testserver"}


def is_from_this_machine(request: HttpRequest) -> bool:
    """True when the peer's own address and the host that was asked for are loopback and no proxy stands between."""
    if any(header in request.META for header in _FORWARDED):
        return False
    if not _is_loopback(request.META.get("REMOTE_ADDR", "")):
        return False
    host = request.get_host()
    host = host[1 : host.index("]")] if host.startswith("[") else host.rsplit(":", 1)[0]
    return host in _NAMES or _is_loopback(host)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
