"""Answering. The pages themselves are Wagtail's, and so are their addresses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.polls import actions
from portal.polls.forms import PollForm, StatementForm
from portal.polls.models import AskingPage, ConversationPage, PollPage, Statement, StatementAnswer
from portal.polls.permissions import can_add_statement, can_answer
from portal.polls.results import conversation_context, poll_context
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal

LARGEST = 2**62
KIND_CHANGED = gettext_lazy("Who learns what of an answer has changed meanwhile. Read it, and answer again.")


@require_safe
def poll_list(request: HttpRequest) -> HttpResponse:
    """What is asked now, and what came out."""
    now = timezone.now()
    pages: list[AskingPage] = []
    for model in (PollPage, ConversationPage):
        pages += model.objects.visible_to(request.user).order_by("-first_published_at", "-pk")[:50]
    pages.sort(key=lambda page: page.first_published_at or now, reverse=True)
    is_open = {page.pk: page.is_open(now) for page in pages}
    return render(
        request,
        "polls/poll_list.html",
        {
            "open_pages": [page for page in pages if is_open[page.pk]],
            "closed_pages": [page for page in pages if not is_open[page.pk]],
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def poll_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer a poll. Whoever comes here after signing in is sent to its page."""
    poll = poll_page(request, pk)
    if request.method != "POST":
        return redirect(poll.get_absolute_url())
    require(can_answer(request.user, poll, timezone.now()))
    form = PollForm(poll, request.POST)
    if form.is_valid() and _was_told(request, poll):
        try:
            actions.answer_poll(poll=poll, by=request.user, choices=form.cleaned_data["choices"])
        except actions.WrongChoice:
            form.add_error("choices", _("The choices have changed meanwhile. Look at them again."))
        else:
            messages.success(request, _("Your answer counts. You can change it until the poll closes."))
            return redirect(poll.get_absolute_url())
    if not _was_told(request, poll):
        form.add_error(None, KIND_CHANGED)
    context = poll_context(poll, request.user, timezone.now(), form)
    return render(request, "polls/poll_detail.html", {"page": poll, **context}, status=422)


@login_required
@require_POST
def poll_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an answer back."""
    poll = poll_page(request, pk)
    actions.withdraw_answer(poll=poll, by=request.user)
    messages.success(request, _("Your answer is taken back."))
    return redirect(poll.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statement_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree, disagree or neither. With htmx the next statement comes back."""
    statements = Statement.objects.visible_to(request.user).select_related("conversation")
    statement = get_object_or_404(statements, pk=min(pk, LARGEST))
    if request.method != "POST":
        return redirect(statement.get_absolute_url())
    answers = {choice.name.lower(): choice.value for choice in StatementAnswer.Answer}
    answer = answers.get(request.POST.get("answer", ""))
    if answer is None:
        raise Http404(_("There is no such answer."))
    if not _was_told(request, statement.conversation):
        messages.error(request, KIND_CHANGED)
        address = f"{statement.get_absolute_url()}#answering"
        return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    actions.answer_statement(statement=statement, by=request.user, answer=answer)
    if request.htmx:
        context = conversation_context(statement.conversation, request.user, timezone.now())
        return render(request, "polls/partials/answering.html", context)
    return redirect(f"{statement.get_absolute_url()}#answering")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statement_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a statement of one's own."""
    conversation = get_object_or_404(ConversationPage.objects.visible_to(request.user), pk=min(pk, LARGEST))
    if request.method != "POST":
        return redirect(conversation.get_absolute_url())
    now = timezone.now()
    require(can_add_statement(request.user, conversation, now))
    form = StatementForm(request.POST)
    if not _was_told(request, conversation):
        form.add_error(None, KIND_CHANGED)
    if form.is_valid():
        try:
            actions.add_statement(conversation=conversation, by=request.user, text=form.cleaned_data["text"])
        except NotAdmitted as refusal:
            show_refusal(form, refusal, "text")
        except actions.AlreadySaid:
            form.add_error("text", _("This statement is here already. You find it when you go on answering."))
        else:
            messages.success(request, _("Your statement is added. Others are asked about it from now on."))
            return redirect(conversation.get_absolute_url())
    return _with_form(request, conversation, form, now)


def _was_told(request: MemberRequest, page: AskingPage) -> bool:
    """The form said of which kind the page is: an editor may change that until somebody has answered."""
    if (terms := page.terms()) is not None:
        terms.keep(page)
    return request.POST.get("told", page.disclosure) == page.disclosure


def _with_form(request: MemberRequest, conversation: ConversationPage, form: StatementForm, now: datetime) -> HttpResponse:
    context: dict[str, Any] = {"page": conversation, **conversation_context(conversation, request.user, now, form)}
    return render(request, "polls/conversation_detail.html", context, status=422)


def poll_page(request: MemberRequest, pk: int) -> PollPage:
    return get_object_or_404(PollPage.objects.visible_to(request.user), pk=min(pk, LARGEST))
