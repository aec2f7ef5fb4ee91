"""The search page, what it offers while one types, and the list of similar things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.common.branding import identity_of
from portal.common.kinds import Searchable, kind_named
from portal.common.ratelimit import limit, require_limit
from portal.common.viewer import Viewer
from search import find as finding
from search.engine import BadCursor, Results
from search.filter_params import Asked, places_of
from search.result_rendering import kind_plural
from search.search_log import note_search

PAGE = 20
LEAST_TITLE = 10  # characters; shorter ones are like everything
_MOST_BOXES = 12


@dataclass(frozen=True)
class Box:
    """One checkbox of a filter. `count` is None where not everything was counted."""

    id: str
    name: str
    value: str
    label: str
    count: int | None
    is_on: bool


@require_safe
def search_list(request: HttpRequest) -> HttpResponse:
    """What was found, twenty at a time, with filters that say how many each would leave."""
    asked = Asked.of(request.GET)
    found = None
    if asked.text or asked.filter_count:
        require_limit(f"search:{_who(request)}", times=60, seconds=60)
        try:
            found = finding.find(
                request.user,
                asked.text,
                filters=asked.filters(timezone.now(), request.user),
                sort=asked.sort,
                limit=PAGE,
                cursor=asked.page,
            )
        except BadCursor:
            return HttpResponseBadRequest(_("There is no such page of results."))
    results = found.results if found else Results()
    if found and not asked.filter_count and not asked.page:
        note_search(request, asked.text, found.results)
    page = int(asked.page) if asked.page.isdecimal() else 1  # nothing is looked for: nobody read it yet
    context = {
        "asked": asked,
        "found": found,
        "results": results,
        "kinds": _kind_boxes(asked, results),
        "boards": _board_boxes(asked, results, request.user),
        "tags": _tag_boxes(asked, results),
        "states": _state_boxes(asked, results),
        "shown_up_to": (page - 1) * PAGE + len(results.hits),
        "older": asked.query_string(page=results.next_cursor) if results.next_cursor else "",
        "newer": asked.query_string(page=str(page - 1) if page > 2 else "") if page > 1 else "",
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def suggest_list(request: HttpRequest) -> HttpResponse:
    """Titles for the box at the top; for browsers' own search bars with ?format=opensearch."""
    text = request.GET.get("q", "").replace("\x00", " ").strip()[:100]
    rows = []
    if len(text) >= 2 or (text and not text.isascii()):
        verdict = limit(f"suggest:{_who(request)}", times=240, seconds=60)
        if not verdict:
            return JsonResponse({"items": [], "error": verdict.reason}, status=429)
        rows = finding.suggest(request.user, text)
    if request.GET.get("format") == "opensearch":
        urls = [settings.SITE_URL + row.url for row in rows]
        answer: Any = [text, [row.plain_title for row in rows], [row.kind for row in rows], urls]
        response = JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")
    else:
        response = JsonResponse({"items": [{"title": row.plain_title, "kind": row.kind, "url": row.url} for row in rows]})
    patch_cache_control(response, private=True, max_age=30)
    return response


@require_safe
def similar_list(request: HttpRequest) -> HttpResponse:
    """ "Already answered?": what has been said about a title that someone is writing. Empty when there is nothing."""
    title = request.GET.get("title", "").replace("\x00", " ").strip()
    only = _search_of(request.GET.get("only", ""))  # only ideas are the same as an idea
    rows = []
    if len(title) >= LEAST_TITLE or (len(title) >= 4 and not title.isascii()):
        if not limit(f"similar:{_who(request)}", times=120, seconds=60):
            return HttpResponse(status=204)  # a help while typing: leave what is shown
        rows = finding.similar(
            request.user,
            title,
            request.GET.get("body", "").replace("\x00", " "),
            without=_without(request.GET.get("without", "")),
            only=only,
        )
    # In the column beside what someone reads, and not beside what someone is writing.
    is_reading = request.GET.get("for") == "reading"
    template = "search/partials/similar_aside.html" if is_reading else "search/partials/similar_list.html"
    if only is not None and only.similar_template:
        template = only.similar_template
    solves = request.GET.get("for") == "asking" and request.user.is_authenticated
    response = render(request, template, {"rows": rows, "solves": solves, "asked_title": title[:200]})
    patch_cache_control(response, private=True, max_age=30)
    return response


@require_safe
def opensearch_detail(request: HttpRequest) -> HttpResponse:
    """The description by which a browser adds this site to its search bar."""
    response = render(request, "search/opensearch.xml", {"base": settings.SITE_URL, "title": identity_of(request).title})
    response["Content-Type"] = "application/opensearchdescription+xml; charset=utf-8"
    patch_cache_control(response, public=True, max_age=86400)
    return response


def _who(request: HttpRequest) -> str:
    """Whom a limit counts: the member, or the address behind the proxies that are ours."""
    if request.user.is_authenticated:
        return f"member {request.user.pk}"
    return get_adapter(request).get_client_ip(request)


def _search_of(name: str) -> Searchable[Any] | None:
    """How things of a kind are found; None for no name. Raises Refused in words, and Http404 for a name that is none."""
    if not name:
        return None
    try:
        return kind_named(name).get(Searchable)
    except KeyError:
        raise Http404(_("There is no such kind of content.")) from None


def _without(value: str) -> tuple[str, int] | None:
    kind, _colon, pk = value.partition(":")
    return (kind[:40], int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 18 else None


def _kind_boxes(asked: Asked, results: Results) -> list[Box]:
    values = sorted({*results.facets.kinds, *asked.kinds}, key=lambda value: (-results.facets.kinds[value], value))
    return _boxes("kind", [(value, kind_plural(value)) for value in values], asked.kinds, results.facets.kinds, results)


def _board_boxes(asked: Asked, results: Results, viewer: Viewer) -> list[Box]:
    """Only boards that the viewer may see: a number in the address must not show the name of another."""
    places = places_of(viewer)
    counts = {place.pk: results.facets.scopes[place.scope] for place in places if place.scope in results.facets.scopes}
    titles = {place.pk: place.title for place in places}
    chosen = [place.pk for place in places if place.pk in counts or place.pk in asked.boards]
    chosen.sort(key=lambda pk: -counts.get(pk, 0))  # of as many, in the order of their places
    if len(chosen) < 2 and not asked.boards:
        return []
    by_value = {str(pk): count for pk, count in counts.items()}
    return _boxes("board", [(str(pk), titles[pk]) for pk in chosen], [str(pk) for pk in asked.boards], by_value, results)


def _tag_boxes(asked: Asked, results: Results) -> list[Box]:
    tags = [*asked.tags, *(tag for tag, _count in results.facets.tags.most_common(8) if tag not in asked.tags)]
    return _boxes("tag", [(tag, tag) for tag in tags], asked.tags, results.facets.tags, results)


def _state_boxes(asked: Asked, results: Results) -> list[Box]:
    counts = {"solved": results.facets.solved[True], "open": results.facets.solved[False]}
    if not any(counts.values()) and not asked.state:
        return []
    return _boxes("state", [("solved", _("Solved")), ("open", _("Not solved"))], asked.state, counts, results)


def _boxes(name: str, values: Any, chosen: Any, counts: Any, results: Results) -> list[Box]:
    return [
        Box(
            id=f"f-{name}-{place}",
            name=name,
            value=value,
            label=label,
            count=None if results.is_capped else counts.get(value, 0),
            is_on=value in chosen,
        )
        for place, (value, label) in enumerate(values[:_MOST_BOXES])
    ]
