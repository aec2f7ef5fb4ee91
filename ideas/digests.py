"""Ideas in the weekly digest: what shipped, and which ideas wait for an answer of the member's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ideas.models import Idea, IdeaBoardPage, Meaning, Vote
from portal.activity.digests import MOST_ITEMS, DigestItem, DigestSection, register_digest
from portal.common.kinds import followed_by
from portal.common.times import day
from portal.members.models import Member


def shipped(member: Member, since: datetime, now: datetime) -> Sequence[DigestItem]:
    """Delivered since then, of what the member proposed, voted for or follows."""
    voted = Vote.objects.filter(member=member).values("idea")
    wanted = Q(author=member) | Q(pk__in=voted) | Q(pk__in=followed_by(member, Idea))
    ideas = (
        Idea.objects.visible_to(member).public_rows().standing().filter(wanted, meaning=Meaning.DELIVERED, status_at__gte=since)
    )
    ideas = ideas.exclude(pk__in=followed_by(member, Idea, is_muted=True))
    # Of a muted board only their own.
    muted = Q(board__in=followed_by(member, IdeaBoardPage, is_muted=True)) & ~Q(author=member)
    ideas = ideas.exclude(muted).order_by("-status_at", "-pk")
    return [
        DigestItem(
            idea.title, idea.get_absolute_url(), _("You proposed it.") if idea.author_id == member.pk else _("You wanted it.")
        )
        for idea in ideas[: MOST_ITEMS + 1]
    ]


def owed(member: Member, since: datetime, now: datetime) -> Sequence[DigestItem]:
    """Ideas whose first answer the member owes, the most urgent first."""
    ideas = Idea.objects.visible_to(member).public_rows().unanswered().filter(owner=member).order_by("answer_due_at", "pk")
    return [
        DigestItem(idea.title, idea.get_absolute_url(), _("You owe an answer by %(day)s.") % {"day": day(idea.answer_due_at)})
        for idea in ideas[: MOST_ITEMS + 1]
        if idea.answer_due_at is not None
    ]


def register() -> None:
    register_digest(
        DigestSection(
            "ideas.owed",
            15,
            gettext_lazy("Ideas that wait for your answer"),
            lambda count: ngettext("%(count)s idea waits for your answer", "%(count)s ideas wait for your answer", count),
            owed,
            "/ideas/",
        ),
        DigestSection(
            "ideas.shipped",
            30,
            gettext_lazy("You asked, it shipped"),
            lambda count: ngettext("%(count)s idea shipped", "%(count)s ideas shipped", count),
            shipped,
            "/roadmap/",
        ),
    )
