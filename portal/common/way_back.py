"""Where a sign-in leads back to: the page that the visitor reads, with all that its address says."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest

LONGEST = 2000  # characters; a longer address is not carried along
# Pages by which one comes in carry on where they lead themselves.
_ENTRANCES = ("/accounts/", "/account/enter/", "/account/join/", "/sign-in-to/", "/demo/sign-in/")


def is_entrance(request: HttpRequest) -> bool:
    """Is this a page by which one signs in or joins?"""
    return request.path.startswith(_ENTRANCES)


def leads_to(request: HttpRequest, address: str) -> None:
    """Say where a sign-in on this page leads, for a page whose address does not."""
    request.__dict__["_way_back"] = address


def way_back(request: HttpRequest) -> str:
    """The address to come back to after a sign-in from this page; "" where there is none."""
    told: str | None = request.__dict__.get("_way_back")
    if told is not None:
        return told
    if is_entrance(request):
        return request.POST.get("next") or request.GET.get("next") or ""
    if request.method not in ("GET", "HEAD"):
        return ""
    address = request.get_full_path()
    return address if len(address) <= LONGEST else request.path


def with_way_back(url: str, address: str) -> str:
    """The address of a sign-in page that leads on to `address` afterwards."""
    return f"{url}?next={quote(address)}" if address and address != "/" else url
