"""Polls and conversations: who is notified of what, and in which words.

A notice says that there are results, never what its reader answered; it goes to all who answered at once, so that no hour
tells who came when.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.common.kinds import whole_of
from portal.common.opinion import ANSWERS_TO_BE_PLACED
from portal.moderation.notices import Curated, Hidden
from portal.polls import activities
from portal.polls.holding import holder_of
from portal.polls.models import ConversationPage, InlineBallot, InlinePoll, PollBallot, PollPage, StatementAnswer

POLL = NoticeKind(
    "poll",
    gettext_lazy("There are results of a poll or conversation that I took part in or follow"),
    gettext_lazy("you took part; it tells nobody what you answered"),
    order=140,
    word=gettext_lazy("Results"),
    icon="list",
    is_by_tie=True,
)


class OfResults(Notice):
    kinds = (POLL,)

    def what(self, told: Told) -> str:
        return _("Results")

    def button(self, told: Told) -> str:
        return _("See the results")


class PollClosed(OfResults):
    """All who answered or follow a poll; of one in a post, its author and who follows what it stands in."""

    def telling(self, activity: Activity) -> Telling | None:
        poll = activity.object
        if isinstance(poll, InlinePoll):
            return self._inline(poll, activity)
        if not isinstance(poll, PollPage):
            return None
        answered = set(PollBallot.objects.filter(poll=poll).values_list("member_id", flat=True))
        return Telling({POLL: To(answered, followers_of=(poll,))}, poll, f"i{activity.pk}")

    def _inline(self, poll: InlinePoll, activity: Activity) -> Telling | None:
        if holder_of(poll) is None:
            return None
        voted = {poll.author_id, *InlineBallot.objects.filter(poll=poll).values_list("member_id", flat=True)}
        to = To(voted, followers_of=(whole_of(poll),), without={activity.actor_id})
        return Telling({POLL: to}, poll, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        return _("The poll is closed. This is its result")


class Conversed(OfResults):
    """Who took part; while it is open only those who answered enough to see what came out."""

    def telling(self, activity: Activity) -> Telling | None:
        conversation = activity.object
        if not isinstance(conversation, ConversationPage):
            return None
        answers = StatementAnswer.objects.filter(statement__conversation=conversation, statement__hidden_at=None)
        rows = answers.order_by().values("member_id").annotate(given=models.Count("pk"))
        is_open = activity.type == activities.CONVERSATION_MAPPED.name and conversation.hides_results
        least = min(ANSWERS_TO_BE_PLACED, conversation.statements.public_rows().count()) if is_open else 1
        took_part = {row["member_id"] for row in rows if row["given"] >= least}
        return Telling({POLL: To(took_part, followers_of=() if is_open else (conversation,))}, conversation, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        if told.activity.type == activities.CONVERSATION_CLOSED.name:
            return _("The conversation is closed. Look at what came out")
        return _("There are results now: what most agree on, and who thinks alike")


def register() -> None:
    conversed = Conversed()
    register_notices(
        [POLL],
        {
            activities.POLL_CLOSED: PollClosed(),
            activities.CONVERSATION_MAPPED: conversed,
            activities.CONVERSATION_CLOSED: conversed,
            activities.POLL_HIDDEN: Hidden(gettext_lazy("A moderator hid your poll")),
            activities.POLL_UNHIDDEN: Curated(gettext_lazy("A moderator restored your poll")),
            activities.STATEMENT_HIDDEN: Hidden(gettext_lazy("A moderator hid your statement")),
            activities.STATEMENT_UNHIDDEN: Curated(gettext_lazy("A moderator restored your statement")),
        },
    )
