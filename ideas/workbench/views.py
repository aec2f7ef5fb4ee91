"""The workbench in the admin: one table, and changes of several ideas at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ideas.boards import boards_visible_to
from ideas.duplicates.models import LikelyPair
from ideas.duplicates.reading import pairs_among
from ideas.internal_records.actions import NoteEmpty, write_note
from ideas.internal_records.reading import score_columns
from ideas.models import Idea, Meaning
from ideas.workbench.actions import MOST_AT_ONCE, Choice, Planned, plan_change
from ideas.workbench.columns import columns_of, lens_names
from ideas.workbench.exports import as_csv, as_json, every_row
from ideas.workbench.filter_params import AGES, NOBODY, Asked
from ideas.workbench.forms import NO_NUL, ChangeForm, ViewForm
from ideas.workbench.metrics import changes_of, conversations_for, mark_planned, rows_of
from ideas.workbench.models import PlannedChange
from ideas.workbench.permissions import can_use_workbench
from ideas.workbench.segments import sees_exact_segments
from ideas.workbench.table import ideas_for
from ideas.workbench.tabs import tabs_for
from portal.common.jinja import fragment
from portal.common.permissions import Refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.segments import segment_choices
from portal.members.staff import staff
from portal.products.models import ProductPage

PAGE = 50
JUST_NOW = timedelta(hours=1)  # so long the page says what became of one's own changes


class OnTheWorkbench(WagtailAdminTemplateMixin, TemplateView):
    """A page of the workbench in the admin's layout; its content is a template of ours."""

    template_name = "workbench/admin/page.html"
    page_title: Any = gettext_lazy("Ideas workbench")
    header_icon = "list-ul"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verdict = can_use_workbench(request.user)
        if not verdict:
            raise PermissionDenied(verdict.reason)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @property
    def member(self) -> Member:
        assert isinstance(self.request.user, Member)  # dispatch let staff in only
        return self.request.user

    def show(self, template: str, status: int = 200, **content: Any) -> HttpResponse:
        csrf = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(self.request))
        inside = fragment(template, csrf_input=csrf, viewer=self.member, **content)
        return self.render_to_response(self.get_context_data(inside=inside), status=status)


class Workbench(OnTheWorkbench):
    def get(  # type: ignore[override]  # a file is written as it is read
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        asked, wanted = self.asked(), request.GET.get("export", "")
        if wanted in ("csv", "json"):
            return self.file(asked, wanted)
        return self.page(asked)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One act on the ideas that were chosen. Where something is missing, the page comes back with all that was typed."""
        people = staff()
        form = ChangeForm({name: str(value).translate(NO_NUL) for name, value in request.POST.items()}, people=people)
        chosen = [int(raw) for raw in request.POST.getlist("idea") if raw.isascii() and raw.isdecimal() and len(raw) < 10]
        if not chosen:
            form.add_error(None, _("Choose ideas first: tick the box before each."))
        if not form.is_valid():
            return self.page(self.asked(), form=form, chosen=chosen, people=people, status=422)
        data = form.cleaned_data
        if data["act"] == "merge":
            return self.merge(form, chosen, people)
        if data["act"] == "note":
            return self.note(form, chosen, people)
        choice = Choice(PlannedChange.Act(data["act"]), data["meaning"], data["reason"], data["owner"], data["owed_by"])
        planned = plan_change(ideas=chosen, choice=choice, by=self.member)
        if planned.left or planned.change is None:
            # The refused ones stay chosen, with the words: another status may be right for them.
            left = [idea.pk for idea, _reason in planned.left]
            return self.page(self.asked(), form=form, chosen=left, people=people, planned=planned, status=422)
        return self.back()

    def merge(self, form: ChangeForm, chosen: list[int], people: list[Member]) -> HttpResponseBase:
        ideas = list(Idea.objects.visible_to(self.request.user).filter(pk__in=chosen[:3]).order_by("-support", "pk"))
        if len(chosen) != 2 or len(ideas) != 2:
            form.add_error(None, _("Choose two ideas to merge. You see what a merge does before it is done."))
            return self.page(self.asked(), form=form, chosen=chosen, people=people, status=422)
        return HttpResponseRedirect(f"/ideas/{ideas[1].pk}/merge/?into={ideas[0].pk}")

    def note(self, form: ChangeForm, chosen: list[int], people: list[Member]) -> HttpResponseBase:
        """The same note in the internal record of each. It tells nobody, and is taken away there: no undo here."""
        ideas = Idea.objects.visible_to(self.request.user).filter(pk__in=chosen[:MOST_AT_ONCE]).order_by("pk")
        planned = Planned()
        for idea in ideas:
            try:
                write_note(idea=idea, by=self.member, text=form.cleaned_data["note"])
                planned.ideas.append(idea)
            except Refused as refusal:
                planned.left.append((idea, str(refusal)))
            except NoteEmpty:
                form.add_error("note", _("Write the note. Only staff read it."))
                return self.page(self.asked(), form=form, chosen=chosen, people=people, status=422)
        if planned.left or not planned.ideas:
            left = [idea.pk for idea, _reason in planned.left]
            return self.page(self.asked(), form=form, chosen=left, people=people, planned=planned, status=422)
        count = len(planned.ideas)
        told = ngettext(
            "The note is in the internal record of %(count)s idea.",
            "The note is in the internal records of %(count)s ideas.",
            count,
        )
        messages.success(self.request, told % {"count": count})
        return self.back()

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{reverse('ideas_workbench')}{self.asked().address()}")

    def asked(self) -> Asked:
        return Asked.of(self.request.GET)

    def file(self, asked: Asked, wanted: str) -> StreamingHttpResponse:
        viewer, now = self.request.user, timezone.now()
        asked, _conversations = _with_conversation(asked, viewer, always=True)
        rows = every_row(ideas_for(asked, viewer, now).iterator(500), asked, viewer, now)
        lines, kind = (as_csv(rows), "text/csv") if wanted == "csv" else (as_json(rows), "application/json")
        answer = StreamingHttpResponse(lines, content_type=f"{kind}; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="ideas-{now:%Y-%m-%d}.{wanted}"'
        return answer

    def page(
        self,
        asked: Asked,
        *,
        form: ChangeForm | None = None,
        chosen: list[int] | None = None,
        people: list[Member] | None = None,
        planned: Planned | None = None,
        view_form: ViewForm | None = None,
        rename_form: ViewForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        viewer, now = self.request.user, timezone.now()
        asked, conversations = _with_conversation(asked, viewer)
        sizes = next((sizes for pk, _title, sizes in conversations if pk == asked.conversation), [])
        counted = tabs_for(asked, viewer, now)
        paginator = Paginator(ideas_for(asked, viewer, now), PAGE)
        paginator.__dict__["count"] = counted.found  # counted with the tabs
        page = paginator.get_page(self.request.GET.get("p", "1"))
        rows = rows_of(page.object_list, asked, viewer, now)
        meanings = [(value, str(name)) for value, name in Meaning.choices]
        mark_planned(rows, dict(meanings))
        current = next((tab for tab in counted.tabs if tab.is_current), None)
        boards = [(board.pk, board.title) for board in boards_visible_to(viewer)]
        products = list(ProductPage.objects.visible_to(viewer).order_by("title").values_list("pk", "title"))
        return self.show(
            "workbench/table.html",
            status,
            asked=asked,
            counted=counted,
            current=current,
            page=page,
            rows=rows,
            columns=columns_of(asked, sizes, score_columns()),
            most_people=max((row.idea.vote_count for row in rows), default=0) or 1,
            most_accounts=max((row.accounts for row in rows), default=0) or 1,
            lenses=lens_names(),
            conversations=conversations,
            form=form,
            chosen=set(chosen or []),
            planned=planned,
            changes=changes_of(viewer, now, now - JUST_NOW),
            now=now,
            pairs=pairs_among([row.idea for row in rows], viewer),
            boards=boards,
            products=products,
            is_gone=bool(
                (asked.board and asked.board not in dict(boards)) or (asked.product and asked.product not in dict(products))
            ),
            meanings=meanings,
            meaning_names=dict(meanings),
            people=staff() if people is None else people,
            nobody=NOBODY,
            ages=[(name, ngettext("Last %(days)s day", "Last %(days)s days", d) % {"days": d}) for name, d in AGES.items()],
            segments=segment_choices(),
            view_form=view_form,
            rename_form=rename_form,
            same_count=LikelyPair.objects.visible_to(viewer).undecided().count(),
            has_exact_segments=sees_exact_segments(viewer),
            undo_seconds=settings.UNDO_SECONDS,
            today=timezone.localdate(),
        )


def _with_conversation(asked: Asked, viewer: Viewer, always: bool = False) -> tuple[Asked, list[tuple[int, str, list[int]]]]:
    """The look with the conversation that its groups are of: the one asked for, or the newest map. No query without groups."""
    if not always and asked.lens != "groups" and asked.sort.removeprefix("-") != "agreement":
        return asked, []
    conversations = conversations_for(viewer)
    known = [pk for pk, _title, _sizes in conversations]
    chosen = asked.conversation if asked.conversation in known else next(iter(known), 0)
    return replace(asked, conversation=chosen), conversations
