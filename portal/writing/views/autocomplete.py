"""What the editor asks while somebody types: members, tags, how it will look."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.common.ratelimit import limit
from portal.members.choosing import members_like
from portal.members.models import Member
from portal.writing import emoji
from portal.writing.forms import MAX_TEXT, too_much_markup
from portal.writing.html import clean, from_markdown, has_too_much_markup
from portal.writing.sanitiser import without_controls
from portal.writing.tags import slug_of
from portal.writing.usage import tags_in_use
from portal.writing.views import for_members_script, sorry, wants_json

MENTIONS = 8
TAGS = 10


@require_GET
@for_members_script
def mention_list(request: HttpRequest) -> HttpResponse:
    """Members whose handle, name or a later word of the name begins with ?q=."""
    assert request.user.is_authenticated
    if not (verdict := limit(f"mentions:{request.user.pk}", times=120, seconds=60)):
        return sorry(verdict.reason, 429)
    query = without_controls(request.GET.get("q", ""))[:30].strip().lower()
    if not query:
        return JsonResponse({"members": []})
    return JsonResponse({"members": [_described(member) for member in members_like(request.user, query)[:MENTIONS]]})


@require_GET
@for_members_script
def emoji_list(request: HttpRequest) -> HttpResponse:
    """Emoji whose name, or a later word of it, begins with ?q=. Nothing is asked of the database."""
    query = without_controls(request.GET.get("q", ""))[:60].strip()
    chosen = emoji.found(query) if query else []
    response = JsonResponse({"emoji": [{"name": name, "character": character} for name, character in chosen]})
    response["Cache-Control"] = "private, max-age=86400"
    return response


def _described(member: Member) -> dict[str, Any]:
    return {
        "id": member.pk,
        "username": member.username,
        "name": member.display_name,
        "url": member.get_absolute_url(),
        "picture": member.avatar.url if member.avatar else "",
        "path": member.avatar_path,
        "hue": member.avatar_hue,
    }


@require_GET
def tag_list(request: HttpRequest) -> HttpResponse:
    """Tags that begin with ?q=, of those that the viewer can see used, the most used first."""
    if not (verdict := limit(f"tags:{request.user.pk or request.META.get('REMOTE_ADDR', '')}", times=120, seconds=60)):
        return sorry(verdict.reason, 429)
    slug = slug_of(without_controls(request.GET.get("q", ""))[:40].lower())
    tags = tags_in_use(request.user, slug, limit=TAGS) if slug else []
    return JsonResponse({"tags": [{"name": tag.name, "slug": tag.slug, "count": count} for tag, count in tags]})


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """How a text will look. The button's value names the field; scripts get JSON."""
    if not (verdict := limit(f"preview:{request.user.pk}", times=60, seconds=60)):
        return sorry(verdict.reason, 429)
    name = request.POST.get("preview", "body")
    name = name if re.fullmatch(r"[a-zA-Z0-9_-]{1,60}", name) else "body"
    text = request.POST.get(name, "")
    if len(text) > MAX_TEXT * 2:
        return sorry(_("The text is too long."), 413)
    format = "html" if request.POST.get(f"{name}_format") == "html" else "markdown"
    if has_too_much_markup(text, format):
        return sorry(too_much_markup(), 413)
    html = clean(text) if format == "html" else from_markdown(text)
    if wants_json(request):
        return JsonResponse({"html": html})
    return render(request, "writing/preview.html", {"html": html, "title": request.POST.get("title", "")[:200]})
