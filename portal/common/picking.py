"""Choosing one of many by typing: the box offers what fits; without script the form comes back with what could be meant.

Each app says what is meant by what was typed and what is offered meanwhile, of what the searcher may see (`PickField.asks`).
The macro `picker` in components/forms.html draws the box; a view of the app answers with `options_page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.common.ratelimit import require_limit

OFFERED = 8
LONGEST = 300


@dataclass(frozen=True)
class Option:
    """One that could be meant: what the box holds once it is chosen, and what tells it from others."""

    value: str
    detail: str = ""


class PickField(forms.CharField):
    """One thing, chosen by typing. `cleaned_data` has the thing; None where nothing was typed and nothing has to be.

    `unknown` says that nothing fits. After a refusal `candidates` has what could be meant.
    """

    def __init__(self, *, unknown: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)
        self.unknown = unknown
        self.candidates: list[Option] = []
        self._find: Callable[[str], Any] = lambda _typed: None
        self._offer: Callable[[str], Iterable[Option]] = lambda _typed: ()

    def asks(self, *, find: Callable[[str], Any], offer: Callable[[str], Iterable[Option]]) -> None:
        """What is meant by what was typed, and what is offered for it, as the reader of this form may see it."""
        self._find, self._offer, self.candidates = find, offer, []

    def clean(self, value: Any) -> Any:
        typed = " ".join(str(super().clean(value) or "").split())
        if not typed:
            return None
        found = self._find(typed)
        if found is not None:
            return found
        self.candidates = list(self._offer(typed))[:OFFERED]
        raise ValidationError(_("This can mean several. Choose one below.") if self.candidates else self.unknown)


def options_page(request: HttpRequest, *, name: str, offer: Callable[[str], Iterable[Option]]) -> HttpResponse:
    """Options for the `<datalist>` of a picker: what fits the words typed so far, whatever the box is called."""
    require_limit(f"{name}:{request.user.pk}", times=240, seconds=60)
    typed = next(
        (request.GET[box] for box in ("typed", "into", "duplicate_of", "handle", "customer") if box in request.GET), ""
    )
    typed = " ".join(typed.replace("\0", "")[:LONGEST].split())
    options = list(offer(typed))[:OFFERED] if typed else []
    return render(request, "options.html", {"options": options})
