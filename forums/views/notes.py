"""Staff notes: one POST each, then back to the topic."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.actions import remove_note, restore_note, write_note
from forums.boards import ids_visible_to
from forums.models import StaffNote, Topic
from forums.permissions.curation import is_staff
from forums.views.topics import page_of
from portal.common.permissions import refused, require
from portal.members.requests import MemberRequest
from portal.writing.html import from_markdown, text_of, without_controls

LONGEST = 3000


@login_required
@require_POST
def note_create(request: MemberRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    if not is_staff(request.user):
        raise Http404
    text = without_controls(request.POST.get("note", "")).strip()
    if len(text) > LONGEST:
        require(refused(_("A note has at most 3,000 characters. What you wrote stands below.")))
    body = from_markdown(text)
    if not text_of(body):
        messages.error(request, _("Write the note first."))
        return redirect(topic.get_absolute_url())
    note = write_note(topic=topic, by=request.user, body=body)
    messages.success(request, _("Your note is saved. Only staff see it."), extra_tags=f"undo:/notes/{note.pk}/remove/")
    return redirect(_place_of(note))


@login_required
@require_POST
def note_remove(request: MemberRequest, pk: int) -> HttpResponse:
    note = get_object_or_404(StaffNote.objects.visible_to(request.user).select_related("topic"), pk=pk)
    remove_note(note=note, by=request.user)
    messages.success(request, _("Removed."), extra_tags=f"undo:/notes/{note.pk}/restore/")
    return redirect(note.topic.get_absolute_url())


@login_required
@require_POST
def note_restore(request: MemberRequest, pk: int) -> HttpResponse:
    if not is_staff(request.user):
        raise Http404
    # Not through visible_to: what was removed is seen by nobody.
    note = get_object_or_404(
        StaffNote.objects.select_related("topic").filter(topic__board_id__in=ids_visible_to(request.user)), pk=pk
    )
    restore_note(note=note, by=request.user)
    messages.success(request, _("The note is back."))
    return redirect(_place_of(note))


def _place_of(note: StaffNote) -> str:
    page = page_of(note.after_position)
    return f"{note.topic.get_absolute_url()}{f'?page={page}' if page > 1 else ''}#note-{note.pk}"
