"""What moderators, or the flags of members, hid: its author reads it, with the rule, the reason, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portal.common.html import CleanHtml
from portal.common.kinds import ContentKind, Moderatable, kind_of, kind_of_model, kinds_with, whole_of
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.decidable import rows_of
from portal.moderation.flagging import decisions_on
from portal.moderation.models import Decision
from portal.moderation.weights import HELD_BY_CHECK

EDIT_AFTER = timedelta(minutes=10)  # a hasty answer to flags is seldom a better text
MOST = 50  # of each kind, in the list


@dataclass(frozen=True)
class HiddenText:
    """A hidden thing as its author reads it."""

    kind: ContentKind[Any]
    thing: Any
    title: str
    words: CleanHtml
    decision: Decision | None  # None: it came hidden, or was hidden before decisions were kept
    edit_url: str  # where its author may change it now; nothing where they may not

    @property
    def is_by_flags(self) -> bool:
        """Hidden until a moderator has looked."""
        return self.decision is not None and self.decision.source == Decision.Source.AUTOMATION

    @property
    def is_by_check(self) -> bool:
        """The spam check hid it, not flags of members."""
        return self.is_by_flags and self.decision is not None and self.decision.reason == HELD_BY_CHECK

    @property
    def url(self) -> str:
        return url_of(self.kind, self.thing)


def url_of(kind: ContentKind[Any], thing: Any) -> str:
    """Where the author of a hidden thing reads it, and why it is hidden."""
    return reverse("hidden_text", args=[f"{kind.name}:{thing.pk}"])


def url_for_author(thing: Any, whole: Any, member: Member) -> str:
    """The same for a line about something that is hidden itself, or stands in something hidden; nothing for anybody else."""
    for part in (thing, whole):
        kind = kind_of(part)
        if kind is not None and getattr(part, "hidden_at", None) is not None and kind.author_id(part) == member.pk:
            return url_of(kind, part) if kind.has(Moderatable) else ""
    return ""


def to_own_hidden(viewer: Viewer, model: type[models.Model], pk: int, missing: str) -> HttpResponse:
    """An address that shows nothing to others: to the author it leads to what is hidden of theirs. Raises Http404."""
    kind = kind_of_model(model)
    if viewer.is_authenticated and kind is not None and kind.has(Moderatable) and pk < 2**63:
        thing = hidden_of(kind, viewer).filter(pk=pk).first()
        if thing is not None:
            return HttpResponseRedirect(url_of(kind, thing))
    raise Http404(missing)


def hidden_of(kind: ContentKind[Any], member: Viewer) -> models.QuerySet[Any]:
    """What is hidden of a member's own, of one kind, where they may still enter. What they deleted is gone for them."""
    hidden = kind.get(Moderatable).hidden_in_reach(member).filter(author_id=member.pk)
    has_deleted = any(field.name == "deleted_at" for field in kind.model._meta.get_fields())
    return hidden.filter(deleted_at=None) if has_deleted else hidden


def hidden_texts_of(member: Member) -> list[HiddenText]:
    """All that is hidden of a member's own, the newest decision first. A first post stands for its topic."""
    found: list[HiddenText] = []
    for kind, _how in kinds_with(Moderatable):
        for thing in hidden_of(kind, member).select_related(*kind.related).order_by("-pk")[:MOST]:
            if rows_of(kind, thing)[0] == thing:
                found.append(as_author_reads(kind, thing, member, None))
    found.sort(key=lambda text: text.decision.decided_at.timestamp() if text.decision else 0.0, reverse=True)
    return found


def has_hidden_texts(member: Viewer) -> bool:
    """Whether anything of the member's own is hidden."""
    return member.is_authenticated and any(hidden_of(kind, member).exists() for kind, _how in kinds_with(Moderatable))


def as_author_reads(kind: ContentKind[Any], thing: Any, member: Member, now: datetime | None) -> HiddenText:
    decision = standing_hide(kind, thing)
    may_edit = now is not None and decision is not None and may_mend(kind, thing, member, now, decision)
    return HiddenText(
        kind=kind,
        thing=thing,
        title=str(kind.title(thing)),
        words=kind.get(Moderatable).words(thing),
        decision=decision,
        edit_url=kind.get(Moderatable).edit_url(thing) if may_edit else "",
    )


def standing_hide(kind: ContentKind[Any], thing: Any) -> Decision | None:
    """The decision by which a thing is hidden now."""
    return next(
        (row for row in decisions_on(rows_of(kind, thing)) if row.act == Decision.Act.HIDE and row.undone_at is None), None
    )


def may_mend(kind: ContentKind[Any], thing: Any, member: Viewer, now: datetime, decision: Decision | None = None) -> bool:
    """Whether the author may change what flags hid, before a moderator has decided. It stays hidden, and they see the new text."""
    if getattr(thing, "hidden_at", None) is None or kind.author_id(thing) != member.pk:
        return False
    if getattr(thing, "deleted_at", None) is not None:
        return False
    decision = decision or standing_hide(kind, thing)
    return decision is not None and decision.source == Decision.Source.AUTOMATION and now - decision.decided_at >= EDIT_AFTER


def may_mend_thing(thing: Any, member: Viewer, now: datetime) -> bool:
    """`may_mend`, asked by the app of the thing. No query where nothing is hidden."""
    kind = kind_of(thing)
    return kind is not None and kind.has(Moderatable) and may_mend(kind, thing, member, now)


def stands_in(thing: Any) -> tuple[str, str]:
    """Title and address of what a thing belongs to; nothing where it stands alone."""
    whole = whole_of(thing)
    kind = kind_of(whole)
    return (str(kind.title(whole)), kind.url(whole)) if kind is not None and whole != thing else ("", "")
