from __future__ import annotations

import json
import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.common.ratelimit import limit
from portal.members.requests import MemberRequest
from portal.writing.actions import SavedLater, TooLongForDraft, discard_draft, save_draft
from portal.writing.drafts import for_box, rows_of
from portal.writing.models import Draft
from portal.writing.sanitiser import without_controls
from portal.writing.views import for_members_script, sorry, wants_json

PLACE = re.compile(r"[a-z_]{1,20}(?::[A-Za-z0-9_.-]{1,30}){0,3}")


@login_required
@require_GET
def draft_list(request: MemberRequest) -> HttpResponse:
    """What a member has begun and not posted, newest first."""
    drafts = Draft.objects.filter(member=request.user).order_by("-saved_at")[:100]
    return render(request, "writing/draft_list.html", {"drafts": rows_of(drafts)})


@require_POST
@for_members_script
def draft_save(request: MemberRequest) -> HttpResponse:
    """Keep what stands in a box. 409 with the other version when another device saved later."""
    assert request.user.is_authenticated
    if not (verdict := limit(f"draft:{request.user.pk}", times=90, seconds=60)):
        return sorry(verdict.reason, 429)
    place = request.POST.get("place", "")
    if not PLACE.fullmatch(place):
        return sorry(_("This box cannot keep drafts."), 400)
    try:
        draft = save_draft(
            member=request.user,
            place=place,
            title=request.POST.get("title", ""),
            body=request.POST.get("body", ""),
            body_format=request.POST.get("body_format", "markdown"),
            data=_data(request),
            known=parsed_time(request.POST.get("known", "")),
            is_forced=request.POST.get("force") == "1",
        )
    except SavedLater as error:
        return sorry(_("A later version was saved on another device."), 409, other=for_box(error.draft))
    except TooLongForDraft:
        return sorry(_("The text is too long to be kept as a draft."), 413)
    return JsonResponse({"saved": draft.saved_at.isoformat() if draft else ""})


@login_required
@require_POST
def draft_discard(request: MemberRequest) -> HttpResponse:
    """Forget a draft, from the list or from the box itself."""
    discard_draft(member=request.user, place=request.POST.get("place", "")[:80])
    return JsonResponse({"saved": ""}) if wants_json(request) else redirect("writing:draft_list")


def parsed_time(text: str) -> Any:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _data(request: MemberRequest) -> dict[str, Any]:
    """Where the box stands and what else was in the form: an object of short strings, or nothing."""
    try:
        data = json.loads(request.POST.get("data") or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        without_controls(str(key))[:40]: without_controls(value)[:500] for key, value in data.items() if isinstance(value, str)
    }
