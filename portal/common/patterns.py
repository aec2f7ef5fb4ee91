"""The living pattern page: every component with its states, for those who build pages.

Components of this package stand in `jinja2/patterns.html`. Apps above add theirs in `AppConfig.ready`:

    register_sample("Topic row", "forums/samples/topic_row.html", lambda: {"rows": […]})
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from portal.common import icons


@dataclass(frozen=True)
class Sample:
    """One component of an app: its name and the template that shows its states."""

    name: str
    template: str
    context: Callable[[], dict[str, Any]] = dict

    @property
    def anchor(self) -> str:
        return slugify(self.name)


@dataclass(frozen=True)
class Step:
    """A step of a sample line; the real ones come from portal.activity."""

    kind: str
    headline: str
    detail: str = ""
    url: str = ""
    big: str = ""


@dataclass(frozen=True)
class Face:
    """Somebody for the samples."""

    display_name: str
    avatar_path: str
    avatar_hue: int
    avatar: Any = field(default_factory=lambda: type("NoPicture", (), {"name": ""})())

    def get_absolute_url(self) -> str:
        return "#people"


_samples: list[Sample] = []


def register_sample(name: str, template: str, context: Callable[[], dict[str, Any]] = dict) -> None:
    _samples.append(Sample(name, template, context))


class SampleForm(forms.Form):
    """One field of each kind; bound to wrong data, it shows the errors."""

    title = forms.CharField(
        label="Your question in one sentence", help_text="As you would say it to a friend who owns the same machine."
    )
    firmware = forms.RegexField(
        r"^\d+\.\d+", label="Firmware", error_messages={"invalid": "Write the number, such as 3.1.4. It is under Menu, About."}
    )
    product = forms.ChoiceField(label="Product", choices=[("alto", "Alto 2, kitchen"), ("pico", "Pico, office")])
    water = forms.ChoiceField(
        label="Water", required=False, widget=forms.RadioSelect, choices=[("tap", "Tap"), ("filter", "Tap, with filter")]
    )
    tells = forms.BooleanField(label="Tell me when somebody answers", required=False)
    detail = forms.CharField(label="What happens", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    number = forms.CharField(label="Serial number", disabled=True, required=False, initial="A2-00417")


PEOPLE = [
    Face("Ines Okafor", "M0 0h8v8h-8zM8 8v-8a8 8 0 0 1 8 8zM0 8h8a8 8 0 0 1-8 8zM8 8h8a8 8 0 0 1-8 8z", 7),
    Face(
        "Tomasz Wierzba",
        "M8 0v8a8 8 0 0 1-8-8zM9.5 4a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM0 16v-8a8 8 0 0 1 8 8zM16 16h-8a8 8 0 0 1 8-8z",
        2,
    ),
    Face(
        "Priya Raman", "M0 8v-8a8 8 0 0 1 8 8zM9.5 4a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM0 8h8v8h-8zM16 8v8a8 8 0 0 1-8-8z", 1
    ),
]
MARKS = [
    ("open", "", "Unanswered", "someone acted, nothing yet", "topics, new ideas"),
    ("answered", "", "Answered", "said, not yet settled", "topics"),
    ("info", "owed", "Needs info", "the turn went back to the asker", "topics"),
    ("owed", "owed", "Owed", "a person and a day", "considering, helpers"),
    ("late", "late", "Overdue", "the day has passed", "any promise"),
    ("committed", "owed", "Committed", "answered, and now owed", "ideas, roadmap"),
    ("solved", "kept", "Solved, kept", "settled", "topics, promises"),
    ("so", "kept", "14 helped", "settled, and something followed", "topics, ideas, ledger"),
    ("closed", "", "Closed, not doing", "ends here, with a reason", "topics, ideas, 403"),
    ("draft", "", "Draft, too early", "not yet an act", "drafts, value"),
]
LINES = [
    [
        Step("act", "Act", "who, when"),
        Step("said", "Said", "an answer that settles nothing yet"),
        Step("kept", "Kept", "accepted, delivered, paid"),
        Step("so", "so", "what followed, counted", big="14"),
        Step("owed", "Owed", "who, by which day"),
    ],
    [
        Step("act", "Act", "a promise was made"),
        Step("late", "Late by 3 days", "the stroke breaks before it"),
        Step("undone", "By 28 February", "taken back, still readable"),
        Step("stop", "Not doing", "with a reason and a name"),
    ],
]
STANDING = [
    Step("act", "Down a column", "always below 36 rem of room, and for histories"),
    Step("said", "Said", "10 October"),
    Step("owed", "Owed", "by Tuesday"),
]
COLOURS = [
    ("paper", "ground"),
    ("wash", "bars, code"),
    ("wash-2", "pressed"),
    ("hair", "lines"),
    ("edge", "controls"),
    ("ink", "text, rules"),
    ("ink-2", "second"),
    ("ink-3", "third"),
    ("accent", "links, main act"),
    ("accent-wash", "chosen"),
    ("owed", "waits"),
    ("late", "missed"),
    ("kept", "settled"),
    ("mark", "found"),
]


def may_see_patterns(request: HttpRequest) -> bool:
    """Developers, the demo, and staff."""
    return settings.DEBUG or settings.DEMO or getattr(request, "user", AnonymousUser()).is_staff


@require_safe
def pattern_list(request: HttpRequest) -> HttpResponse:
    """Every component with its states. Not for search engines, and not there for visitors of a live site."""
    if not may_see_patterns(request):
        raise Http404
    context = {
        "form": SampleForm(),
        "refused": SampleForm(
            {"refused-title": "", "refused-firmware": "the newest", "refused-product": "alto"}, prefix="refused"
        ),
        "people": PEOPLE,
        "marks": MARKS,
        "lines": LINES,
        "standing": STANDING,
        "colours": COLOURS,
        "icon_names": sorted(icons.DRAWINGS),
        "samples": [(sample, sample.context()) for sample in _samples],
        "is_rtl": "rtl" in request.GET,
    }
    response = render(request, "patterns.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
