"""Request numbers for the log, and the two Content-Security-Policies."""

from __future__ import annotations

import contextvars
import secrets
from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

request_number: contextvars.ContextVar[str] = contextvars.ContextVar("request_number", default="-")


class RequestNumber:
    """Gives each request a number that stands in every log line and in the answer's header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_number.set(secrets.token_hex(6))
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_number.get()
            return response
        finally:
            request_number.reset(token)


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy for the site; Wagtail's admin, which needs inline scripts, has its own."""

    ADMIN = (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(("/admin/", "/django-admin/")):
            response["Content-Security-Policy"] = self.ADMIN
            return response
        return super().process_response(request, response)
