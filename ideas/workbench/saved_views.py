"""Beside the table: saved views, changes that wait, and all pairs that are probably the same."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.boards import ids_visible_to
from ideas.duplicates.actions import say_maybe_the_same, say_not_the_same
from ideas.duplicates.models import LikelyPair
from ideas.duplicates.reading import pairs_on, pairs_said_different
from ideas.workbench.actions import (
    MOST_VIEWS,
    NameTaken,
    TooManyViews,
    delete_view,
    hurry_change,
    rename_view,
    save_view,
    share_view,
    stop_change,
)
from ideas.workbench.filter_params import Asked
from ideas.workbench.forms import ViewForm
from ideas.workbench.models import PlannedChange, SavedView
from ideas.workbench.views import OnTheWorkbench, Workbench
from portal.common.permissions import Refused


def _taken() -> str:
    return _("You have a view of this name. Take another name, or delete that one first.")


class SaveView(Workbench):
    """Keeps the look that stands in the address. Without a name the page comes back, with the words."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ViewForm(request.POST)
        if form.is_valid():
            data = form.cleaned_data
            try:
                view = save_view(by=self.member, name=data["name"], query=self.asked().kept(), is_shared=data["is_shared"])
            except NameTaken:
                form.add_error("name", _taken())
            except TooManyViews:
                form.add_error("name", _("You have %(count)s views. Delete one that you need no more.") % {"count": MOST_VIEWS})
            else:
                messages.success(request, _("Saved as “%(name)s”. It is a tab now.") % {"name": view.name})
                return self.back()
        return self.page(self.asked(), view_form=form, status=422)


class ChangeView(Workbench):
    """Renames, shares or deletes a saved view."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponse:
        view = get_object_or_404(SavedView.objects.of(request.user), pk=pk)
        act = request.POST.get("act", "")
        try:
            if act == "rename":
                form = ViewForm(request.POST)
                if not form.is_valid():
                    return self.page(self.asked(), rename_form=form, status=422)
                try:
                    rename_view(view=view, by=self.member, name=form.cleaned_data["name"])
                except NameTaken:
                    form.add_error("name", _taken())
                    return self.page(self.asked(), rename_form=form, status=422)
            elif act in ("share", "unshare"):
                share_view(view=view, by=self.member, is_shared=act == "share")
                shared = _("The team has this tab now.") if act == "share" else _("This tab is yours alone again.")
                messages.success(request, shared)
            elif act == "delete":
                delete_view(view=view, by=self.member)
                messages.success(request, _("“%(name)s” is deleted. No idea has changed.") % {"name": view.name})
                return HttpResponseRedirect(reverse("ideas_workbench"))
        except (Refused, NameTaken) as refusal:
            messages.error(request, _taken() if isinstance(refusal, NameTaken) else str(refusal))
        return self.back()


class DecideChange(Workbench):
    """Takes a change back while it waits, or carries it out at once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponse:
        change = get_object_or_404(PlannedChange, pk=pk)
        try:
            if request.POST.get("act") == "now":
                hurry_change(change=change, by=self.member)
                messages.success(request, _("Done. Everyone who voted is notified."))
            else:
                stop_change(change=change, by=self.member)
                messages.success(request, _("Taken back. No idea has changed, and nobody was told."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return self.back()


class ProbablyTheSame(OnTheWorkbench):
    """All pairs that a night has found, of the boards that one may see; and those that somebody said are different."""

    page_title = gettext_lazy("Probably the same")
    header_icon = "list-ul"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("ideas_workbench"), "label": _("Ideas workbench")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        boards = ids_visible_to(request.user)
        different = pairs_said_different(boards, request.user, most=10)
        return self.show("workbench/same.html", pairs=pairs_on(boards, request.user), different=different)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raw = request.POST.get("pair", "")
        judge = say_maybe_the_same if request.POST.get("act") == "maybe" else say_not_the_same
        try:
            judge(pair_pk=int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else 0, by=self.member)
        except LikelyPair.DoesNotExist:
            raise Http404 from None
        except Refused as refusal:
            messages.error(request, str(refusal))
        back = Asked.of(request.GET)
        is_from_table = request.POST.get("from") == "table"
        return HttpResponseRedirect(f"{reverse('ideas_workbench')}{back.address()}" if is_from_table else request.path)
