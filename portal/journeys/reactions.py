"""What follows when one room has led to another. Safe to run twice."""

from __future__ import annotations

from django.db import transaction

from forums.models import ProblemVote
from ideas.boards import board_map
from ideas.models import Idea, Vote
from portal.activity.models import Activity
from portal.activity.record import owe
from portal.activity.types import reaction
from portal.boards.readers import admitted_to
from portal.journeys.models import IdeaSource
from portal.members.models import Member
from portal.notifications.actions import deliver
from portal.notifications.live import tell_members
from portal.notifications.models import NotificationKind
from portal.notifications.reactions import send_emails
from portal.notifications.recipients import Recipients, followers_of


@reaction("journeys.offer_votes")
def offer_votes(activity: Activity) -> None:
    """Whoever asked or has the same problem is offered a vote for the idea that was made of it."""
    idea = activity.object
    source = IdeaSource.objects.filter(idea=idea).select_related("topic").first() if isinstance(idea, Idea) else None
    if source is None or not isinstance(idea, Idea) or idea.is_closed or not idea.is_public:
        return
    have_it = {source.topic.author_id, *ProblemVote.objects.filter(topic=source.topic).values_list("member_id", flat=True)}
    have_it -= {activity.actor_id, *Vote.objects.filter(idea=idea).values_list("member_id", flat=True)}
    have_it -= followers_of(source.topic, idea, muted=True)
    board = board_map()[idea.board_id]
    present = Member.objects.present().filter(pk__in=have_it - {None}, is_active=True, is_imported=False)
    offered: set[int | None] = {*admitted_to(board, present.values_list("pk", flat=True))}
    changed = deliver(activity=activity, to=Recipients({NotificationKind.IDEA: offered}, idea, "offer"))
    if changed:
        transaction.on_commit(lambda: tell_members(changed))
        owe(activity, send_emails)
