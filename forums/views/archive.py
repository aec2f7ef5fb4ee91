"""Putting a topic into the archive, and bringing it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums import actions
from forums.models import Topic
from portal.members.requests import MemberRequest


@login_required
@require_POST
def topic_archive(request: MemberRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    actions.archive_topic(topic=topic, by=request.user)
    messages.success(request, _("Archived."), extra_tags=f"undo:/t/{topic.pk}/unarchive/")
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def topic_unarchive(request: MemberRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    actions.unarchive_topic(topic=topic, by=request.user)
    messages.success(request, _("It is back. Members can reply again."))
    return HttpResponseRedirect(topic.get_absolute_url())
