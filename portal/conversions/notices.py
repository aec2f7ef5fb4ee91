"""A vote is offered to whoever has the problem that an idea was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from forums.models import ProblemVote
from ideas.boards import board_map
from ideas.models import Idea, Vote
from ideas.notices import IDEA
from portal.activity.models import Activity
from portal.activity.notices import LineAct, Notice, Telling, To, Told, register_notices
from portal.boards.readers import admitted_to
from portal.conversions.activities import IDEA_MADE
from portal.conversions.models import IdeaSource
from portal.members.models import Member
from portal.notifications.recipients import followers_of


class VoteOffered(Notice):
    """Whoever asked or has the same problem, may see the idea and has not voted for it."""

    kinds = (IDEA,)

    def telling(self, activity: Activity) -> Telling | None:
        idea = activity.object
        source = IdeaSource.objects.filter(idea=idea).select_related("topic").first() if isinstance(idea, Idea) else None
        if source is None or not isinstance(idea, Idea) or idea.is_closed or not idea.is_public:
            return None
        have_it = {source.topic.author_id, *ProblemVote.objects.filter(topic=source.topic).values_list("member_id", flat=True)}
        have_it -= {activity.actor_id, *Vote.objects.filter(idea=idea).values_list("member_id", flat=True)}
        have_it -= followers_of(source.topic, idea, muted=True)
        present = Member.objects.present().filter(pk__in=have_it - {None}, is_active=True, is_imported=False)
        offered = admitted_to(board_map()[idea.board_id], present.values_list("pk", flat=True))
        return Telling({IDEA: To(offered)}, idea, "offer")

    def line(self, told: Told) -> str:
        return told.with_name(_("%(name)s made an idea of a problem that you have. Would it help you?"))

    def what(self, told: Told) -> str:
        return _("An idea about your problem")

    def why(self, told: Told) -> str:
        return _("you asked about this, or said that you have the problem too")

    def button(self, told: Told) -> str:
        return _("Read the idea and vote")

    def acts(self, member: Member, subjects: Sequence[Any]) -> Mapping[int, LineAct]:
        """One click votes, for those who have not yet."""
        ideas = [idea for idea in subjects if isinstance(idea, Idea) and not idea.is_closed]
        voted = set(member.idea_votes.filter(idea__in=ideas).values_list("idea_id", flat=True)) if ideas else set()
        return {
            idea.pk: LineAct(
                f"/ideas/{idea.pk}/vote/", _("Vote for it"), _("Vote for “%(title)s”") % {"title": idea.title}, "up"
            )
            for idea in ideas
            if idea.pk not in voted
        }


def register() -> None:
    register_notices(notices={IDEA_MADE: VoteOffered()})
