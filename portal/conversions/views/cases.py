"""My cases, and each act on a case: the asker's word, messages, staff's offers and proposals."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.models import Topic
from portal.common.permissions import Refused, require
from portal.conversions import actions
from portal.conversions.case_reading import own_cases, state_words, view_of
from portal.conversions.forms import CaseMessageForm, ProposalForm
from portal.conversions.models import TopicCase
from portal.crm.store.permissions import can_work_cases
from portal.members.requests import MemberRequest
from portal.writing.actions import discard_draft
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal

PLACE = "conversions:case:%d"


@login_required
@never_cache
@require_safe
def case_list(request: MemberRequest) -> HttpResponse:
    """The member's own questions that support has, or could have."""
    return render(request, "conversions/case_list.html", {"cases": own_cases(request.user)})


@login_required
@never_cache
@require_safe
def case_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """One case with what was said in it."""
    return _detail(request, _case(request, pk))


def _detail(
    request: MemberRequest,
    case: TopicCase,
    form: CaseMessageForm | None = None,
    proposal: ProposalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    view = view_of(case, request.user, timezone.now())
    context = {"view": view, "state": state_words(case), "form": form, "proposal": proposal, "is_on_topic": False}
    return render(request, "conversions/case_detail.html", context, status=status)


@login_required
@require_POST
def case_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """The asker's word on the offer: yes, yes with the customer record, or no."""
    case = _case(request, pk)
    if request.POST.get("answer") in ("yes", "linked"):
        case = actions.agree_to_case(case=case, by=request.user, is_linked=request.POST["answer"] == "linked")
        messages.success(request, _("Support has your question. You are told of each answer, here and by e-mail."))
        return _back(request, case)
    actions.decline_case(case=case, by=request.user)
    messages.success(request, _("Nothing was sent, and you are not asked again."))
    return redirect(
        case.stands_in.get_absolute_url() if case.stands_in.is_visible_to(request.user) else "conversions:case_list"
    )


@login_required
@require_POST
def case_write(request: MemberRequest, pk: int) -> HttpResponse:
    """A message of the asker, or a public answer of staff."""
    case = _case(request, pk)
    form = CaseMessageForm(request.POST, by=request.user)
    if not form.is_valid():
        return _detail(request, case, form, status=422)
    try:
        if case.asker_id == request.user.pk:
            actions.write_to_support(case=case, by=request.user, body=form.cleaned_data["body"])
            messages.success(request, _("Support has your message."))
        else:
            actions.answer_asker(case=case, by=request.user, body=form.cleaned_data["body"])
            messages.success(request, _("The customer can read your reply."))
    except NotAdmitted as refusal:
        show_refusal(form, refusal, "body")
        return _detail(request, case, form, status=refusal.status)
    discard_draft(member=request.user, place=PLACE % case.pk)
    return _back(request, case)


@login_required
@require_POST
def case_propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Staff propose what would be published."""
    case = _case(request, pk)
    require(can_work_cases(request.user))
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _detail(request, case, proposal=form, status=422)
    actions.propose_answer(case=case, by=request.user, body=form.cleaned_data["body"])
    messages.success(request, _("The asker reads it and decides. Nobody else sees it until then."))
    return _back(request, case)


@login_required
@require_POST
def case_publish(request: MemberRequest, pk: int) -> HttpResponse:
    """The asker's word on the proposed text."""
    case = _case(request, pk)
    if request.POST.get("answer") == "yes":
        was = parse_datetime(request.POST.get("was", "")[:40].replace("\0", "")) if request.POST.get("was") else None
        try:
            post = actions.publish_answer(case=case, by=request.user, was=was)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(case.get_absolute_url())
        messages.success(request, _("It is the company’s answer now. Thank you: others find it."))
        return redirect(post.get_absolute_url())
    actions.keep_private(case=case, by=request.user)
    messages.success(request, _("It stays between you and support."))
    return _back(request, case)


@login_required
@require_POST
def topic_escalate(request: MemberRequest, pk: int) -> HttpResponse:
    """Staff offer the question to its asker as a case at once, or open one without them."""
    require(can_work_cases(request.user))
    topic = Topic.objects.visible_to(request.user).filter(pk=pk).first() if pk < 2**62 else None
    if topic is None:
        raise Http404(_("There is no such topic."))
    if "open" in request.POST:
        actions.open_without_asker(topic=topic, by=request.user)
        messages.success(request, _("The case is on its way, with the address of the topic and no contact."))
    else:
        actions.offer_case(topic=topic, by=request.user)
        messages.success(request, _("The asker is asked. Nothing was sent yet."))
    return redirect(topic.get_absolute_url())


def _case(request: MemberRequest, pk: int) -> TopicCase:
    cases = TopicCase.objects.visible_to(request.user).select_related("connection", "topic", "stands_in")
    case = cases.filter(pk=pk).first() if pk < 2**62 else None
    if case is None:
        raise Http404(_("There is no such case."))
    return case


def _back(request: MemberRequest, case: TopicCase) -> HttpResponse:
    """To where the button was: the topic, or the page of the case."""
    topic = case.stands_in
    if request.POST.get("from") == "topic" and topic.is_visible_to(request.user):
        return redirect(f"{topic.get_absolute_url()}#case-{case.pk}")
    return redirect(case.get_absolute_url())
