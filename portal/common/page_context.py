"""What a page's template gets beside the page itself, declared by the app's reading side; its model knows nothing of it.

class PollPage(ReadPage): …                      # models.py

@adds_to("polls.PollPage")                       # results.py, imported by the app's ready()
def poll_context(page, request): return {…}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.core import checks
from django.http import HttpRequest

if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object

Adds = Callable[[Any, HttpRequest], dict[str, Any]]
A = TypeVar("A", bound=Adds)

_adders: dict[str, Adds] = {}


def adds_to(label: str) -> Callable[[A], A]:
    """Give the template of a page model ("polls.PollPage") what the function returns for a page and a request."""

    def declare(function: A) -> A:
        _adders[label] = function
        return function

    return declare


class ReadPage(_Base):
    """Beside `Page`: a page whose template gets what its app's reading side adds."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | _adders[self._meta.label](self, request)


def every_page_is_read(**_kwargs: object) -> list[checks.CheckMessage]:
    """System check: a page model with `ReadPage` has a function that adds to it."""
    return [
        checks.Error(
            f"Nothing adds to the template of {model._meta.label}",
            hint="Declare a function with @adds_to and import its module in the app's ready().",
            id="common.E020",
        )
        for model in apps.get_models()
        if issubclass(model, ReadPage) and model._meta.label not in _adders
    ]
