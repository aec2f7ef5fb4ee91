"""The case admin: which cases wait for whom, one case with its messages, and what is done with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.common.permissions import Refused, require
from portal.common.pictures import DecoderBusy
from portal.crm.case_panels import panels_of
from portal.crm.models import Case
from portal.crm.store.actions import CaseChanged, assign_case, close_case, reopen_case, write_message
from portal.crm.store.actions.cases import LONGEST_MESSAGE
from portal.crm.store.permissions import can_see_records, can_work_cases, can_write_record
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.members.roles import Role
from portal.writing.actions import store_upload
from portal.writing.uploads import FileRefused

PAGE = 50
QUEUES = {
    "due": gettext_lazy("Due first"),
    "overdue": gettext_lazy("Overdue"),
    "mine": gettext_lazy("Mine"),
    "unassigned": gettext_lazy("Unassigned"),
    "waiting": gettext_lazy("Waiting for the customer"),
    "closed": gettext_lazy("Closed"),
}


def _queue(name: str, viewer: Any) -> QuerySet[Case]:
    cases = Case.objects.select_related("contact", "account", "assignee")
    if name == "overdue":
        return cases.overdue(timezone.now()).filter(state=Case.State.OPEN).due_first()
    if name == "mine":
        return cases.of_assignee(viewer).due_first()
    if name == "unassigned":
        return cases.unassigned().due_first()
    if name == "waiting":
        return cases.filter(state=Case.State.WAITING).due_first()
    if name == "closed":
        return cases.filter(state=Case.State.CLOSED).order_by("-closed_at", "-pk")
    return cases.filter(state=Case.State.OPEN).due_first()


def _counts(viewer: Any) -> dict[str, int]:
    unclosed = ~Q(state=Case.State.CLOSED)
    found = Case.objects.aggregate(
        due=Count("pk", filter=Q(state=Case.State.OPEN)),
        overdue=Count("pk", filter=Q(state=Case.State.OPEN, due_at__lt=timezone.now())),
        mine=Count("pk", filter=unclosed & Q(assignee=viewer)),
        unassigned=Count("pk", filter=unclosed & Q(assignee=None)),
        waiting=Count("pk", filter=Q(state=Case.State.WAITING)),
    )
    return {name: int(count) for name, count in found.items()}


def case_list(request: MemberRequest) -> HttpResponse:
    """The cases of one queue; with `q` those whose subject, number, contact or account holds the words."""
    require(can_see_records(request.user, Case))
    name = request.GET.get("queue", "due")
    name = name if name in QUEUES else "due"
    cases = _queue(name, request.user)
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    if query:
        cases = cases.filter(
            Q(subject__icontains=query)
            | Q(number__iexact=query)
            | Q(contact__family_name__icontains=query)
            | Q(contact__email__icontains=query)
            | Q(account__name__icontains=query)
        )
    page = Paginator(cases, PAGE).get_page(request.GET.get("p"))
    counts = _counts(request.user)
    context = {
        "page_title": _("Cases"),
        "header_icon": "help",
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": "", "label": _("Cases")}],
        "queue": name,
        "queues": [(key, label, counts.get(key)) for key, label in QUEUES.items()],
        "page": page,
        "query": query,
        "now": timezone.now(),
        "may_add": can_write_record(request.user, Case()),
    }
    return TemplateResponse(request, "crm/admin/case_list.html", context)


class MessageForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 6}))
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A picture, PDF or text up to 10 MB. Whoever reads the message can open it."),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who reads it"),
        choices=[
            ("internal", gettext_lazy("Internal note: only staff")),
            ("public", gettext_lazy("Reply: the customer reads it")),
            ("waits", gettext_lazy("Reply, and wait for the customer")),
        ],
        initial="internal",
        widget=forms.RadioSelect,
    )


def colleagues() -> QuerySet[Member]:
    """Who may be given a case: those who hold a role that works on them."""
    roles = [Role.SUPPORT.value, Role.CUSTOMER_RECORDS.value, Role.ADMINISTRATOR.value]
    working = Q(groups__permissions__codename="change_case", groups__permissions__content_type__app_label="crm")
    people = Member.objects.present().able_to_sign_in()
    return people.filter(working | Q(groups__name__in=roles) | Q(is_superuser=True)).distinct().order_by("name", "username")


class AssigneeForm(forms.Form):
    to = forms.ModelChoiceField(
        label=gettext_lazy("Hand over to"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
    )
    was = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = colleagues()
        field.label_from_instance = lambda member: member.display_name


def case_detail(request: MemberRequest, pk: int, form: MessageForm | None = None, status: int = 200) -> HttpResponse:
    require(can_see_records(request.user, Case))
    case = get_object_or_404(Case.objects.select_related("contact", "account", "assignee"), pk=pk)
    may_work = bool(can_work_cases(request.user))
    assignee = AssigneeForm(initial={"to": case.assignee_id, "was": case.assignee_id}) if may_work else None
    context = {
        "case": case,
        "panels": panels_of(case.pk),
        "thread": case.messages.select_related("by").order_by("at", "pk"),
        "form": form or MessageForm(),
        "assignee": assignee,
        "may_work": may_work,
        "is_mine": case.assignee_id == request.user.pk,
        "now": timezone.now(),
        "page_title": case.subject,
        "header_icon": "help",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("crm_case_list"), "label": _("Cases")},
            {"url": "", "label": case.subject},
        ],
    }
    return TemplateResponse(request, "crm/admin/case_detail.html", context, status=status)


@require_POST
def message_write(request: MemberRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(Case, pk=pk)
    require(can_work_cases(request.user))
    form = MessageForm(request.POST, request.FILES)
    if not form.is_valid():
        return case_detail(request, pk, form, status=422)
    audience, file = form.cleaned_data["audience"], form.cleaned_data["file"]
    try:
        upload = store_upload(member=request.user, file=file, name=file.name or "file") if file else None
    except (FileRefused, DecoderBusy, Refused) as refusal:
        form.add_error("file", str(refusal))
        return case_detail(request, pk, form, status=422)
    write_message(
        case=case,
        by=request.user,
        text=form.cleaned_data["text"],
        is_public=audience != "internal",
        waits=audience == "waits",
        upload=upload,
    )
    messages.success(request, _("The note is kept.") if audience == "internal" else _("The customer can read your reply."))
    return redirect("crm_case", pk=pk)


@require_POST
def case_assign(request: MemberRequest, pk: int) -> HttpResponse:
    """Take it (`me`), hand it over, or put it back."""
    case = get_object_or_404(Case, pk=pk)
    require(can_work_cases(request.user))
    form = AssigneeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose somebody of the list."))
        return redirect("crm_case", pk=pk)
    to = request.user if "me" in request.POST else form.cleaned_data["to"]
    try:
        assign_case(case=case, by=request.user, to=to, was=form.cleaned_data["was"])
    except CaseChanged:
        messages.warning(request, _("Somebody else took it a moment ago. Look who has it now."))
    else:
        messages.success(
            request, _("%(name)s has the case.") % {"name": to.display_name} if to else _("The case is unassigned.")
        )
    return redirect("crm_case", pk=pk)


@require_POST
def case_state(request: MemberRequest, pk: int) -> HttpResponse:
    """Close or reopen, by the button that was pressed."""
    case = get_object_or_404(Case, pk=pk)
    act = reopen_case if "reopen" in request.POST else close_case
    try:
        act(case=case, by=request.user)
    except CaseChanged:
        messages.warning(request, _("Somebody else did that a moment ago."))
    else:
        messages.success(request, _("The case is open again.") if act is reopen_case else _("The case is closed."))
    return redirect("crm_case", pk=pk)
