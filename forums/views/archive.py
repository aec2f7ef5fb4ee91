"""Putting a topic into the archive, and bringing it back."""

from __future__ import annotations

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
def topic_archive(request: MemberRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    perform_with_undo(
        request,
        lambda: actions.archive_topic(topic=topic, by=request.user),
        _("Archived."),
        undo=f"/t/{topic.pk}/unarchive/",
    )
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def topic_unarchive(request: MemberRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    perform_with_undo(
        request,
        lambda: actions.unarchive_topic(topic=topic, by=request.user),
        _("It is back. Members can reply again."),
        undo=f"/t/{topic.pk}/archive/",
    )
    return HttpResponseRedirect(topic.get_absolute_url())
