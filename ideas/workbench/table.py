"""Which ideas the workbench shows, and in which order."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from ideas.internal_records.reading import order_by_score
from ideas.models import Idea, IdeaQuerySet, Vote, title_key
from ideas.workbench.filter_params import AGES, NOBODY, SCORE, Asked
from ideas.workbench.models import IdeaAgreement
from ideas.workbench.segments import ideas_shown_with, sees_exact_segments, votes_with_segment
from portal.common.viewer import Viewer
from portal.members.models import Organisation
from portal.members.revenue import in_site_currency


def all_ideas(viewer: Viewer) -> IdeaQuerySet:
    """The ideas that stand, of boards that the viewer may see."""
    return Idea.objects.within_reach(viewer).public_rows().standing()


def ideas_for(asked: Asked, viewer: Viewer, now: datetime) -> IdeaQuerySet:
    """The rows of one look, in its order."""
    ideas = all_ideas(viewer).filter(where(asked, viewer, now)).select_related("owner", "product")
    return _ordered(ideas, asked)


def where(asked: Asked, viewer: Viewer, now: datetime) -> Q:
    """The filters as one condition, so that one query can count every tab."""
    found = Q()
    for name in ("board", "product"):
        if number := getattr(asked, name):
            found &= Q(**{f"{name}_id": number})
    if asked.meaning:
        found &= Q(meaning__in=asked.meaning)
    if asked.owner:
        found &= Q(owner=None) if asked.owner == NOBODY else Q(owner_id=int(asked.owner))
    if asked.age:
        found &= Q(posted_at__gte=now - timedelta(days=AGES[asked.age]))
    if asked.votes:
        found &= Q(vote_count__gte=asked.votes)
    if asked.due:
        until = now if asked.due == "late" else now + timedelta(days=31)
        found &= Q(answer_due_at__lt=until, first_answered_at=None)
    if asked.tag:
        tagged = Idea.tags.through.objects.filter(Q(tag__slug=asked.tag) | Q(tag__name__iexact=asked.tag))
        found &= Q(pk__in=tagged.values("idea"))
    for word in title_key(asked.words).split()[:6]:
        found &= Q(title_key__contains=word) | Q(body__icontains=word)
    if asked.segment:
        found &= Q(pk__in=_with_segment(asked.segment, viewer))
    return found


def _with_segment(segment: str, viewer: Viewer) -> Any:
    """Ideas that people of a segment voted for. A filter tells as much as a figure, so it goes by what is shown."""
    if sees_exact_segments(viewer):
        return votes_with_segment().filter(segment=segment).order_by().values("idea")
    return ideas_shown_with(segment, viewer)


def votes_with_account() -> QuerySet[Vote]:
    """Votes of accounts that count. One account in an idea is one, however many of it voted, before or after a merge."""
    votes = Vote.objects.filter(is_counted=True)
    return votes.annotate(account=Coalesce("organisation_id", "member__organisation_id")).exclude(account=None)


def _ordered(ideas: IdeaQuerySet, asked: Asked) -> IdeaQuerySet:
    column, is_turned = asked.column.removeprefix("-"), asked.column.startswith("-")
    if column.startswith(SCORE):
        return order_by_score(ideas, column.removeprefix(SCORE), descending=not is_turned)
    match column:
        case "owed":
            # What was answered is owed no more, whatever day was promised.
            owed = Case(When(first_answered_at=None, then=F("answer_due_at")), default=None)
            ideas, key, rises = ideas.annotate(_key=owed), "_key", True
        case "title":
            key, rises = "title_key", True
        case "owner":
            key, rises = "owner__name", True
        case "new":
            key, rises = "posted_at", False
        case "comments":
            key, rises = "comment_count", False
        case "accounts":
            ideas, key, rises = ideas.annotate(_key=_accounts()), "_key", False
        case "revenue":
            ideas, key, rises = ideas.annotate(_key=_revenue()), "_key", False
        case "agreement":
            kept = IdeaAgreement.objects.filter(idea=OuterRef("pk"), conversation=asked.conversation).values("agreement")
            ideas, key, rises = ideas.annotate(_key=Subquery(kept, output_field=FloatField())), "_key", False
        case _:
            key, rises = "vote_count", False
    if is_turned:
        rises = not rises
    # What has no figure stands last either way.
    return ideas.order_by(F(key).asc(nulls_last=True) if rises else F(key).desc(nulls_last=True), "pk" if rises else "-pk")


def _accounts() -> Subquery:
    votes = votes_with_account().filter(idea=OuterRef("pk")).order_by().values("idea")
    return Subquery(votes.annotate(count=Count("account", distinct=True)).values("count"), output_field=IntegerField())


def _revenue() -> Subquery:
    accounts = votes_with_account().filter(idea=OuterRef(OuterRef("pk"))).values("account")
    found = in_site_currency(Organisation.objects.filter(pk__in=accounts)).order_by().annotate(one=Value(1)).values("one")
    return Subquery(found.annotate(least=Sum("revenue_band__at_least")).values("least"), output_field=BigIntegerField())
