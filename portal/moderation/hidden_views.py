"""What is hidden of a member's own, and the rules of the site."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.common.pages import site_path
from portal.members.consent_texts import rules_page
from portal.members.readers import may_enter
from portal.members.requests import MemberRequest
from portal.moderation.flagging import case_named
from portal.moderation.hidden_texts import as_author_reads, hidden_of, hidden_texts_of
from portal.moderation.models import Rule
from portal.moderation.reach import is_within_reach


@login_required
@require_safe
def hidden_list(request: MemberRequest) -> HttpResponse:
    """All that is hidden of one's own."""
    return render(request, "moderation/hidden_list.html", {"texts": hidden_texts_of(request.user)})


@login_required
@require_safe
def hidden_text(request: MemberRequest, key: str) -> HttpResponse:
    """One hidden text for its author: the rule, the reason, what can be done. Moderators are led to the case."""
    found = case_named(key)
    if found is None:
        raise Http404(_("There is nothing here."))
    kind, thing = found
    if hidden_of(kind, request.user).filter(pk=thing.pk).exists():
        text = as_author_reads(kind, thing, request.user, timezone.now())
        return render(request, "moderation/hidden_text.html", {"text": text})
    if kind.author_id(thing) == request.user.pk and kind.visible_to(request.user).filter(pk=thing.pk).exists():
        return redirect(kind.url(thing))  # it is shown again
    if request.user.is_moderator and is_within_reach(request.user, kind, thing):
        return redirect("moderation_case", key=key)
    raise Http404(_("There is nothing here."))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of the site, each under its number, and what editors say about them on their page of rules."""
    page = rules_page()
    seen = page is not None and may_enter(request.user, page)
    is_here = seen and page is not None and site_path(page) == request.path
    context = {
        "rules": Rule.objects.in_force(),
        "body": getattr(page.specific, "body", "") if page is not None and is_here else "",
        "more": (page.title, site_path(page)) if page is not None and seen and not is_here else None,
    }
    return render(request, "moderation/rules.html", context)
