"""Error pages belong to the design, say their reason, and lose nothing that was typed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException
from django.shortcuts import render

from portal.common.jinja import fragment
from portal.common.permissions import Refused

# What a member typed and may want again; everything else in a form is machinery.
_MACHINERY = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code"}
_SHORTEST, _LONGEST = 1, 200_000  # characters


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. The reason of our own errors is shown; Django's own are about machines."""
    return _page(request, 400, {"reason": _own_sentence(exception)})


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the rule that refused."""
    reason = str(exception) if isinstance(exception, Refused) else _own_sentence(exception)
    return _page(request, 403, {"reason": reason, "typed": typed_by(request)})


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, {"words": " ".join(_words_of(request.path))[:100]})


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Stands alone: whatever broke, this page needs no database, no session and no translation of the request."""
    from portal.common.middleware import request_number

    number = request_number.get()
    try:
        html = str(fragment("500.html", number=number))
    except Exception:  # the templates themselves may be what broke
        html = f"<!doctype html><title>Error</title><h1>We broke something</h1><p>It is written down as {number}.</p>"
    return HttpResponse(html, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came without its token: cookies are off, or one signed in again elsewhere. What was typed is given back."""
    return _page(request, 403, {"typed": typed_by(request), "has_cookies": bool(request.COOKIES)}, template="403_csrf.html")


def was_typed(request: HttpRequest, typed: QueryDict) -> None:
    """What its writer typed before they signed in, and sees again here: a refusal of the page must not lose it."""
    request.__dict__["_typed_before"] = typed


def typed_by(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and text of what a refused form held, longest first, for the writer to keep."""
    try:
        posted = request.POST if request.method == "POST" else request.__dict__.get("_typed_before", {})
    except (MultiPartParserError, TooManyFieldsSent, TooManyFilesSent, RawPostDataException, OSError):
        return []
    texts = [
        (name, value)
        for name, value in posted.items()
        if name not in _MACHINERY
        and isinstance(value, str)
        and (" " in value.strip() or "\n" in value.strip())
        and _SHORTEST <= len(value) <= _LONGEST
    ]
    return sorted(texts, key=lambda text: -len(text[1]))[:5]


def _page(request: HttpRequest, status: int, context: dict[str, Any], template: str = "") -> HttpResponse:
    return render(request, template or f"{status}.html", context, status=status)


def _own_sentence(exception: Exception | None) -> str:
    """The message of an exception when it reads like a sentence of ours."""
    text = str(exception) if exception is not None and exception.args and isinstance(exception.args[0], str) else ""
    return text if text.endswith(".") and " " in text and len(text) < 300 else ""


def _words_of(path: str) -> list[str]:
    """Words of an address to search for instead: "/t/12/pump-hums/" gives pump, hums."""
    last = next((part for part in reversed(path.split("/")) if part and not part.isdigit()), "")
    return [word for word in last.replace("_", "-").split("-") if word.isalnum() and len(word) > 1]
