"""Taking a question on, and giving it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums import actions
from forums.models import Topic
from forums.views.flash_messages import perform_with_undo
from portal.members.requests import MemberRequest


@login_required
@require_POST
def claim(request: MemberRequest, pk: int) -> HttpResponse:
    """On it (`on`), or not any more. A second click of a slow reader is no error."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    if not request.POST.get("on"):
        perform_with_undo(
            request,
            lambda: actions.release_claim(topic=topic, by=request.user),
            _("Given back. Others can take it on."),
            unless={actions.NotClaimed: _("Nobody was working on this question any more.")},
        )
        return HttpResponseRedirect(topic.get_absolute_url())
    try:
        actions.claim_topic(topic=topic, by=request.user)
    except actions.AlreadyClaimed as taken:
        name = taken.member.get_short_name()
        messages.warning(request, _("%(name)s took it on before you. You can still reply.") % {"name": name})
    else:
        messages.success(request, _("Others see for ten minutes that you are on it."))
    return HttpResponseRedirect(topic.get_absolute_url())
