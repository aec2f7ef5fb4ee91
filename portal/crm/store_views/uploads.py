"""Files from another system: upload, map the columns, try, import; and who may stand in the store twice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.files import send_file
from portal.common.permissions import require
from portal.crm.import_jobs import DUPLICATES, options_of
from portal.crm.imports.importer import DEFAULT_SOURCE, with_remembered
from portal.crm.imports.kinds import KIND_NAMES, all_kinds
from portal.crm.imports.plan import IGNORE, Options, Plan
from portal.crm.imports.reading import BLANKS, SEPARATORS, BadFile, inspect
from portal.crm.models import Contact, ImportRun
from portal.crm.models.base import SOURCE_LENGTH
from portal.crm.store.actions.files import search_duplicates, start_import, upload_file
from portal.crm.store.permissions import can_import, can_see_revenue
from portal.members.requests import MemberRequest

LARGEST = 50 * 1024 * 1024
KINDS = {
    "contacts": gettext_lazy("Contacts"),
    "accounts": gettext_lazy("Accounts"),
    "orders": gettext_lazy("Orders"),
    "refunds": gettext_lazy("Refunds"),
    "subscriptions": gettext_lazy("Subscriptions"),
    "opportunities": gettext_lazy("Opportunities"),
    "cases": gettext_lazy("Cases"),
    "messages": gettext_lazy("Messages of cases"),
    "touches": gettext_lazy("Lead touches"),
}


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What it holds"), choices=[(name, KINDS[name]) for name in KIND_NAMES])
    file = forms.FileField(label=gettext_lazy("CSV file"), help_text=gettext_lazy("At most 50 MB, packed with gzip or not."))
    source = forms.CharField(
        label=gettext_lazy("Where it comes from"), max_length=SOURCE_LENGTH, initial=DEFAULT_SOURCE,
        help_text=gettext_lazy("A name of that system. A second file of the same name updates what the first one brought."),
    )  # fmt: skip
    separator = forms.ChoiceField(
        label=gettext_lazy("What stands between the columns"), required=False,
        choices=[("", gettext_lazy("Find out")), ("comma", gettext_lazy("Comma")), ("semicolon", gettext_lazy("Semicolon")),
                 ("tab", gettext_lazy("Tab")), (BLANKS, gettext_lazy("Blanks"))],
    )  # fmt: skip
    columns = forms.CharField(
        label=gettext_lazy("Names of the columns"), required=False, max_length=2000,
        help_text=gettext_lazy("Only for a file without headings: separated by commas."),
    )  # fmt: skip
    currency = forms.CharField(
        label=gettext_lazy("Currency"), required=False, max_length=3, help_text=gettext_lazy("For amounts, where the file does not say it: like EUR.")
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 50 MB. Import it on the command line: crm import."))
        return file

    def clean_source(self) -> str:
        source = self.cleaned_data["source"]
        if not source.isprintable():
            raise forms.ValidationError(_("Use letters, digits and blanks."))
        return str(source)

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        columns = [name.strip() for name in given["columns"].split(",")] if given["columns"] else []
        values = {"currency": given["currency"]} if given["currency"] else {}
        kind = all_kinds(_zone())[given["kind"]]
        values = {name: value for name, value in values.items() if name in kind.fields}
        assert not given["separator"] or given["separator"] in (BLANKS, *SEPARATORS)
        return {"mapping": {}, "columns": columns, "separator": given["separator"], "values": values}


def _zone() -> Any:
    return timezone.get_default_timezone()


def import_list(request: MemberRequest) -> HttpResponse:
    """The files so far, and the form for another one."""
    require(can_import(request.user))
    if request.method == "POST" and "duplicates" in request.POST:
        return redirect("crm_import", pk=search_duplicates(by=request.user).pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = upload_file(
            kind=form.cleaned_data["kind"],
            source=form.cleaned_data["source"],
            file=form.cleaned_data["file"],
            options=form.said(),
            by=request.user,
        )
        return redirect("crm_import", pk=run.pk)
    page = Paginator(ImportRun.objects.select_related("by").order_by("-at", "-pk"), 25).get_page(request.GET.get("p"))
    context = {
        "form": form,
        "page": page,
        "kinds": KINDS,
        "page_title": _("Imports"),
        "header_icon": "upload",
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": "", "label": _("Imports")}],
    }
    return TemplateResponse(request, "crm/admin/import_list.html", context, status=422 if form.errors else 200)


class MappingForm(forms.Form):
    """One choice for each column of the file."""

    def __init__(
        self, *args: Any, headings: list[str], fields: list[str], has_custom: bool, guess: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        rest = ("-custom", _("a custom field of its own")) if has_custom else ("-ignored", _("not imported"))
        choices = [rest, *((name, name) for name in fields)]
        if has_custom:
            choices.append(("-ignored", _("not imported")))
        for index, heading in enumerate(headings):
            label = heading or _("column %(number)s, without a heading") % {"number": index + 1}
            self.fields[f"column_{index}"] = forms.ChoiceField(label=label, choices=choices, initial=guess.get(index, rest[0]))

    def mapping(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for index, heading in enumerate(self.headings):
            choice = self.cleaned_data[f"column_{index}"]
            if choice == "-ignored":
                found[heading] = IGNORE
            elif choice != "-custom":
                found[heading] = choice
        return found


def _headings(run: ImportRun) -> list[str]:
    """The headings of the stored file. Raises BadFile."""
    if run.options.get("columns"):
        return list(run.options["columns"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.csv"
        with run.file.open("rb") as stored, path.open("wb") as copy:
            for chunk in stored.chunks():
                copy.write(chunk)
        source = inspect(path, separator=run.options.get("separator", ""))
        first = next(source.rows(), None)
    if first is None or first.fault:
        raise BadFile(_("The file has no headings."))
    return [heading.strip() for heading in first.cells]


def _mapping_form(run: ImportRun, data: Any) -> MappingForm | None:
    """The form of the columns, as they are mapped so far; nothing where the file is gone or cannot be read."""
    if not run.file:
        return None
    try:
        headings = _headings(run)
    except (BadFile, OSError):
        return None
    kind = all_kinds(_zone())[run.kind]
    options = with_remembered(run.kind, run.source, headings, options_of(run))
    guess: dict[int, str] = {}
    for index, heading in enumerate(headings):
        name = options.mapping.get(heading)
        plain = heading.lower().replace(" ", "_").replace("-", "_")
        if name is None and plain in kind.fields and plain not in options.mapping.values():
            name = plain
        if name is not None:
            guess[index] = name or "-ignored"
    return MappingForm(data, headings=headings, fields=list(kind.fields), has_custom=kind.has_custom_fields, guess=guess)


def import_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """How one file is read, what came of it, and the buttons to try it again or to import it."""
    require(can_import(request.user))
    run = get_object_or_404(ImportRun.objects.select_related("by"), pk=pk)
    if run.kind == DUPLICATES:
        return _duplicates(request, run)
    form = _mapping_form(run, request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form is not None and form.is_valid():
        said = {**run.options, "mapping": form.mapping()}
        try:
            Plan(all_kinds(_zone())[run.kind], form.headings, Options(said["mapping"], said["columns"], "", said["values"]))
        except BadFile as error:
            refusal = str(error)
        else:
            start_import(run=run, options=said, is_dry_run="import" not in request.POST, by=request.user)
            return redirect("crm_import", pk=run.pk)
    context = {
        "run": run,
        "kind": KINDS[run.kind],
        "form": form if run.done_at else None,
        "refusal": refusal,
        "may_download": _may_download(request, run),
        "pairs": _pairs(run),
        **_frame(_("Import of %(name)s") % {"name": run.file_name}),
    }
    return TemplateResponse(request, "crm/admin/import_detail.html", context, status=422 if refusal else 200)


def _frame(title: str) -> dict[str, Any]:
    return {
        "page_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("crm_import_list"), "label": _("Imports")},
            {"url": "", "label": title},
        ],
    }


def _duplicates(request: MemberRequest, run: ImportRun) -> HttpResponse:
    context = {"run": run, "pairs": _pairs(run), **_frame(_("Likely duplicates"))}
    return TemplateResponse(request, "crm/admin/duplicates.html", context)


def _pairs(run: ImportRun) -> list[dict[str, Any]]:
    """Likely duplicates with both contacts, without those that were merged since. Four queries at most, however many pairs."""
    found = run.report.get("duplicates", [])[:100]
    if run.kind == DUPLICATES:
        keys = {int(pair[side]) for pair in found for side in ("a", "b")}
        by_key = {str(contact.pk): contact for contact in Contact.objects.current().filter(pk__in=keys)}
    else:
        numbers = {pair[side].removeprefix(f"{run.source}:") for pair in found for side in ("a", "b")}
        own = Contact.objects.current().filter(source=run.source, number__in=numbers)
        by_key = {contact.number: contact for contact in own}
        others = {
            tuple(pair[side].split(":", 1))
            for pair in found
            for side in ("a", "b")
            if pair[side] not in by_key and ":" in pair[side]
        }
        foreign = Contact.objects.current().filter(
            source__in={each[0] for each in others}, number__in={each[-1] for each in others}
        )
        by_key |= {f"{contact.source}:{contact.number}": contact for contact in foreign}
    rows = [{**pair, "one": by_key.get(pair["a"]), "other": by_key.get(pair["b"])} for pair in found]
    return [row for row in rows if run.is_dry_run or (row["one"] and row["other"])]


def _may_download(request: MemberRequest, run: ImportRun) -> bool:
    """Rejected rows hold what the file held, amounts too: for whoever uploaded it, and for those who see amounts."""
    return bool(run.error_file) and (run.by_id == request.user.pk or can_see_revenue(request.user))


def import_errors(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The rejected rows as they stood, each with its reason."""
    require(can_import(request.user))
    run = get_object_or_404(ImportRun, pk=pk)
    if not run.error_file:
        raise Http404
    if not _may_download(request, run):
        raise PermissionDenied(_("Only who uploaded the file, and those who see amounts, may have the rejected rows."))
    return send_file(
        request, run.error_file.path, name=f"rejected-{run.pk}.csv", content_type="text/csv", is_public=False, is_download=True
    )
