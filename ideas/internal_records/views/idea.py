"""The page of one idea for staff, and the acts that its forms send."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ideas.actions import set_owner
from ideas.actions.statuses import NeedsReason
from ideas.internal_records import actions
from ideas.internal_records.forms import LinkForm, NoteForm, OwnerForm, ScoreForm
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink
from ideas.internal_records.page import context_of
from ideas.internal_records.permissions import can_edit_note
from ideas.internal_records.reading import homes
from ideas.internal_records.views.base import StaffPage
from ideas.models import Idea
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.html import to_markdown


class InternalRecordPage(StaffPage):
    inside = "internal_records/idea_detail.html"
    header_icon = "list-ul"

    @cached_property
    def idea(self) -> Idea:
        """What one may not see is not found."""
        ideas = Idea.objects.visible_to(self.request.user).select_related("author", "owner", "product", "merged_into")
        return get_object_or_404(ideas, pk=self.kwargs["pk"])

    @property
    def by(self) -> Member:
        assert isinstance(self.request.user, Member)  # dispatch let staff in only
        return self.request.user

    def get_page_title(self) -> str:
        return self.idea.title

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ideas_workbench"), _("Ideas workbench"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(context_of(self.idea, self.by, timezone.now()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One address for the forms of this page: what has a mistake comes back with all that was typed."""
        acts = {
            "owner": self.give_owner,
            "score": self.score,
            "withdraw": self.withdraw,
            "note": self.write,
            "remove-note": self.remove_note,
            "restore-note": self.restore_note,
            "link": self.add_link,
            "state": self.set_state,
            "remove-link": self.remove_link,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        return act(request)

    def back(self, place: str = "") -> HttpResponse:
        return HttpResponseRedirect(reverse("idea_internal_record", args=[self.idea.pk]) + (f"#{place}" if place else ""))

    def again(self, **bound: Any) -> HttpResponse:
        return self.show(context_of(self.idea, self.by, timezone.now(), bound), status=422)

    def give_owner(self, request: HttpRequest) -> HttpResponse:
        form = OwnerForm(self.idea, request.POST)
        if form.is_valid():
            try:
                set_owner(idea=self.idea, owner=form.cleaned_data["owner"], by=self.by)
            except NeedsReason as error:
                form.add_error("owner", str(error))
            else:
                messages.success(request, _("The owner is changed."))
                return self.back()
        return self.again(owner=form)

    def score(self, request: HttpRequest) -> HttpResponse:
        formula = get_object_or_404(ScoreFormula, key=request.POST.get("of", "").replace("\0", ""))
        factors = list(formula.factors.all())
        form = ScoreForm(formula, factors, request.POST)
        if form.is_valid():
            try:
                actions.score_idea(idea=self.idea, formula=formula, by=self.by, factors=form.cleaned_data)
            except actions.FactorRefused as error:
                form.add_error(error.key, str(error))
            else:
                messages.success(request, _("The score by %(name)s is kept.") % {"name": formula.name})
                return self.back(f"score-{formula.key}")
        return self.again(**{formula.key: form})

    def withdraw(self, request: HttpRequest) -> HttpResponse:
        score = IdeaScore.objects.filter(idea=self.idea, formula__key=request.POST.get("of", "").replace("\0", "")).first()
        if score is not None:
            actions.withdraw_score(score=score, by=self.by)
            messages.success(request, _("The score is removed. The log keeps what it was."))
        return self.back("scores")

    def write(self, request: HttpRequest) -> HttpResponse:
        form = NoteForm(request.POST, auto_id="note-%s")
        if form.is_valid():
            try:
                note = actions.write_note(idea=self.idea, by=self.by, text=form.cleaned_data["text"])
            except actions.NoteEmpty as error:
                form.add_error("text", str(error))
            else:
                messages.success(request, _("Your note is saved. Only staff see it."))
                return self.back(f"note-{note.pk}")
        return self.again(note=form)

    def remove_note(self, request: HttpRequest) -> HttpResponse:
        actions.remove_note(note=self.note(), by=self.by)
        messages.success(request, _("The note is removed. You can bring it back below the notes."))
        return self.back("notes")

    def restore_note(self, request: HttpRequest) -> HttpResponse:
        note = self.note()
        actions.restore_note(note=note, by=self.by)
        messages.success(request, _("The note is back."))
        return self.back(f"note-{note.pk}")

    def add_link(self, request: HttpRequest) -> HttpResponse:
        form = LinkForm(request.POST, auto_id="link-%s")
        if form.is_valid():
            try:
                actions.add_link(idea=self.idea, by=self.by, **form.cleaned_data)
            except actions.LinkRefused as error:
                form.add_error("url", str(error))
            else:
                messages.success(request, _("The link is added."))
                return self.back("tracker")
        return self.again(link=form)

    def set_state(self, request: HttpRequest) -> HttpResponse:
        state = request.POST.get("state", "")
        if state not in TrackerLink.State.values:
            raise Http404
        actions.change_link(link=self.link(), state=state, by=self.by)
        messages.success(request, _("The state is changed."))
        return self.back("tracker")

    def remove_link(self, request: HttpRequest) -> HttpResponse:
        link = self.link()
        actions.remove_link(link=link, by=self.by)
        messages.success(request, _("Removed: %(address)s. Add it again if that was a mistake.") % {"address": link.url})
        return self.back("tracker")

    def note(self) -> IdeaNote:
        """A note of this idea, or of one that was merged into it."""
        notes = IdeaNote.objects.visible_to(self.request.user).filter(idea__in=list(homes([self.idea.pk])))
        return get_object_or_404(notes, pk=_number(self.request.POST.get("of", "")))

    def link(self) -> TrackerLink:
        links = TrackerLink.objects.filter(idea__in=list(homes([self.idea.pk])))
        return get_object_or_404(links, pk=_number(self.request.POST.get("of", "")))


class NoteEdit(InternalRecordPage):
    """A note in other words."""

    inside = "internal_records/note_edit.html"

    @cached_property
    def edited(self) -> IdeaNote:
        notes = IdeaNote.objects.visible_to(self.request.user).standing().select_related("idea")
        return get_object_or_404(notes, pk=self.kwargs["note"], idea__in=list(homes([self.idea.pk])))

    def get_page_title(self) -> str:
        return _("Change the note")

    def trail(self) -> list[tuple[str, str]]:
        return [*super().trail(), (reverse("idea_internal_record", args=[self.idea.pk]), self.idea.title)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(can_edit_note(self.by, self.edited, timezone.now()))
        return self.show({"idea": self.idea, "form": NoteForm(initial={"text": to_markdown(self.edited.body)})})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NoteForm(request.POST)
        if form.is_valid():
            try:
                actions.edit_note(note=self.edited, by=self.by, text=form.cleaned_data["text"])
            except actions.NoteEmpty as error:
                form.add_error("text", str(error))
            else:
                return self.back(f"note-{self.edited.pk}")
        return self.show({"idea": self.idea, "form": form}, status=422)


def _number(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 12 else 0
