"""What a poll can stand in: a post today. Its app registers the capability; polls know the thing by nothing else."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Generic

from django.db import models

from portal.common.kinds import ContentKind, StandsIn, kinds_with
from portal.common.kinds.registry import Capability, M
from portal.common.permissions import Verdict
from portal.common.viewer import Viewer


class HoldsPoll(Capability, Generic[M]):
    """Things in which a poll can stand, each in one at most. Who may read the thing sees its poll."""

    relation: ClassVar[str] = "poll"  # the foreign key to the poll; empty where there is none
    fields = ("poll_id",)
    needs = (StandsIn,)

    @abstractmethod
    def can_vote(self, member: Viewer, thing: M, now: datetime) -> Verdict:
        """Whether the place lets this member act now: a closed topic takes no more votes."""

    @abstractmethod
    def can_manage(self, member: Viewer, thing: M, now: datetime) -> Verdict:
        """Who may give the thing a poll, change it before the first vote, and close it."""

    @abstractmethod
    def takes_votes(self, thing: M) -> bool:
        """Whether anything still happens where the thing stands. Where nothing does, the results are shown."""


def holders() -> Iterator[tuple[ContentKind[Any], HoldsPoll[Any]]]:
    return kinds_with(HoldsPoll)


def holder_of(poll: models.Model) -> Any:
    """The thing that a poll stands in, whoever may see it; None where it is gone."""
    kept = poll.__dict__.get("_holder")
    if kept is None:
        for kind, how in holders():
            kept = kind.model._default_manager.filter(**{how.relation: poll.pk}).select_related(*kind.related).first()
            if kept is not None:
                poll.__dict__["_holder"] = kept
                break
    return kept


def keep_holder(poll: models.Model, thing: models.Model) -> None:
    """For who has both already: `holder_of` asks no query then."""
    poll.__dict__["_holder"] = thing


def visible_polls(viewer: Viewer) -> models.Q:
    """The polls in what the viewer may read, as a condition on polls."""
    seen = models.Q(pk__in=[])
    for kind, how in holders():
        things = kind.visible_to(viewer).exclude(**{how.relation: None})
        seen |= models.Q(pk__in=things.order_by().values(how.relation))
    return seen
