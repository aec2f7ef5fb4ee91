"""What visitors chose in a poll, counted once they have signed in; and why pages ask for it.

Of a confidential poll nothing is kept: a session that waits for a sign-in may hold an address beside it.
"""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.viewer import Viewer
from portal.members.kept_acts import KeptAct, NotDone, Values, register_kept_act
from portal.members.models import Member
from portal.members.walls import register_reasons
from portal.polls import actions
from portal.polls.forms import PollForm
from portal.polls.models import AskingPage, InlinePoll, PollPage, Statement, StatementAnswer

MOST = 50  # choices that are kept; a poll has fewer
REASONS = {
    "polls:": gettext_lazy("Sign in to take part. You come back to where you were."),
    "polls:poll_answer": gettext_lazy("Sign in to answer this poll. You come back to it."),
    "polls:inline_vote": gettext_lazy("Sign in to vote. You come back to the poll."),
    "polls:statement_answer": gettext_lazy("Sign in to say what you think. You come back to the conversation."),
    "polls:statement_create": gettext_lazy("Sign in to add a statement. You come back to the conversation."),
}


def _poll(viewer: Viewer, pk: int, _values: Values) -> PollPage | None:
    poll: PollPage | None = PollPage.objects.visible_to(viewer).filter(pk=pk).first()
    return poll if poll is not None and _may_be_kept(poll) else None


def _statement(viewer: Viewer, pk: int, _values: Values) -> Statement | None:
    statement = Statement.objects.visible_to(viewer).select_related("conversation").filter(pk=pk).first()
    return statement if statement is not None and _may_be_kept(statement.conversation) else None


def _may_be_kept(page: AskingPage) -> bool:
    if (terms := page.terms()) is not None:
        terms.keep(page)
    return not page.is_confidential


def _inline(viewer: Viewer, pk: int, _values: Values) -> InlinePoll | None:
    poll = InlinePoll.objects.visible_to(viewer).filter(pk=pk).first()
    return poll if poll is not None and not poll.is_confidential else None


def _choices(posted: QueryDict) -> Values | None:
    numbers = [raw for raw in posted.getlist("choices") if raw.isascii() and raw.isdecimal() and len(raw) < 12]
    return {"choices": numbers[:MOST], "told": posted.get("told", "")[:40]} if numbers else None


def _answer(member: Member, poll: PollPage, values: Values) -> str:
    _require_told(poll, values)
    form = PollForm(poll, {"choices": values["choices"]})
    if not form.is_valid():
        raise NotDone(_("Your answer does not count yet. Look at the choices again."))
    try:
        actions.answer_poll(poll=poll, by=member, choices=form.cleaned_data["choices"])
    except actions.WrongChoice:
        raise NotDone(_("The choices have changed meanwhile. Look at them again.")) from None
    return _("Your answer counts. You can change it until the poll closes.")


def _vote(member: Member, poll: InlinePoll, values: Values) -> str:
    _require_told(poll, values)
    form = PollForm(poll, {"choices": values["choices"]})
    if not form.is_valid():
        raise NotDone(_("Your vote does not count yet. Look at the choices again."))
    try:
        actions.vote(poll=poll, by=member, choices=form.cleaned_data["choices"])
    except actions.WrongChoice:
        raise NotDone(_("The choices have changed meanwhile. Look at them again.")) from None
    return _("Your vote counts. You can change it until the poll closes.")


def _opinion(posted: QueryDict) -> Values | None:
    answer = posted.get("answer", "").upper()
    return {"answer": answer, "told": posted.get("told", "")[:40]} if answer in StatementAnswer.Answer.names else None


def _answer_statement(member: Member, statement: Statement, values: Values) -> str:
    _require_told(statement.conversation, values)
    actions.answer_statement(statement=statement, by=member, answer=StatementAnswer.Answer[values["answer"]])
    return _("Your answer counts. You can change it below.")


def _require_told(page: AskingPage | InlinePoll, values: Values) -> None:
    if values.get("told") != page.disclosure:
        raise NotDone(_("Who learns what of an answer has changed meanwhile. Read it, and answer again."))


def register() -> None:
    register_kept_act(
        KeptAct(
            "answer",
            find=_poll,
            why=lambda poll: _("Sign in to answer “%(title)s”.") % {"title": poll.title},
            address=lambda poll: poll.get_absolute_url(),
            perform=_answer,
            read=_choices,
        )
    )
    register_kept_act(
        KeptAct(
            "poll",
            find=_inline,
            why=lambda poll: _("Sign in to vote: “%(title)s”.") % {"title": poll.question},
            address=lambda poll: poll.get_absolute_url(),
            perform=_vote,
            read=_choices,
        )
    )
    register_kept_act(
        KeptAct(
            "statement",
            find=_statement,
            why=lambda statement: _("Sign in to say what you think of “%(text)s”.") % {"text": statement.text},
            address=lambda statement: f"{statement.get_absolute_url()}#answering",
            perform=_answer_statement,
            read=_opinion,
        )
    )
    register_reasons(REASONS)
