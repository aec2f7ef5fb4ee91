"""Kinds of notification, and for each activity who is notified and in which words: declared by the apps, delivered from above.

An app registers its kinds and notices in `AppConfig.ready` (its room is `notices.py`); portal/notifications resolves who
follows what, asks who may see it, writes the lines of the inbox and sends the e-mails.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from portal.activity.types import ActivityType
from portal.common.permissions import Refused

if TYPE_CHECKING:
    from portal.activity.models import Activity
    from portal.common.html import CleanHtml
    from portal.members.models import Member

LONGEST_NAME = 12  # as the column has it
ENDS = tuple(".?!…。？！:")  # a sentence that ends with one of these needs no other sign


class NoSuchNotice(Refused):
    """A kind of notification, or a notice about a type of activity, that no app declares."""


@dataclass(frozen=True, eq=False)
class NoticeKind:
    """Why a member is notified. Each can be stopped by itself."""

    name: str  # "reply": in the database, in the link that stops its e-mails, in List-Id
    label: Any  # on the page of preferences: "Someone mentions me"
    why: Any  # beside a line, and at the end of an e-mail: "you were mentioned"
    order: int  # place on the page of preferences
    word: Any = ""  # what sort of line it is: "Mention"
    icon: str = "inbox"
    is_mailed: bool = False  # leaves by e-mail unless the member says otherwise; the inbox has everything
    is_personal: bool = False  # speaks to the member alone: reaches also those who muted its place
    is_for_staff: bool = False  # reaches moderators and staff only, so nobody else is asked about it
    is_grouped: bool = True  # several events on one thing are one line
    # Comes of what the member has to do with the thing ("you asked this", "you voted for this"), or follows ("you follow Gasket").
    is_by_tie: bool = False
    is_by_place: bool = False  # of such ties, only of what the thing stands in or who wrote it: a new topic on a board
    has_inbox: bool = True  # or by e-mail alone


@dataclass(frozen=True)
class To:
    """Whom one kind of notification goes to: members by number, and who follows any of some things."""

    members: Collection[int | None] = ()
    followers_of: Sequence[models.Model | None] = ()
    by_hand: bool = False  # of the followers only those who chose to
    without: Collection[int | None] = ()


@dataclass(frozen=True)
class Telling:
    """What is told of an activity: to whom, the strongest reason first; the thing that a click opens.

    One line for each member, subject and `about`: "said" for words of others (a reply that also mentions me is one line).
    """

    to: Mapping[NoticeKind, To]
    subject: models.Model
    about: str


@dataclass(frozen=True)
class Told:
    """One line as its words are made from it."""

    kind: NoticeKind
    activity: Activity
    about: str
    subject: Any
    member: Member  # who reads it
    actor_name: str
    other_count: int  # further members who did the same
    tie: str = ""  # what the reader has to do with the thing, or follows: "you asked this"

    @property
    def facts(self) -> dict[str, Any]:
        return self.activity.data or {}

    def with_reason(self, sentence: str) -> str:
        """The sentence, and why it was done, where that was said."""
        return reasoned(sentence, self.facts.get("reason", ""))

    def with_name(self, sentence: str) -> str:
        return sentence % {"name": self.actor_name}


@dataclass(frozen=True)
class LineAct:
    """A button beside a line of the inbox."""

    url: str
    words: str
    label: str  # for screen readers: on what
    icon: str


class Notice:
    """Who is notified of the activities of a type, and in which words."""

    kinds: tuple[NoticeKind, ...] = ()  # in which its lines come
    # What a member says or does as a person, so that who muted them does not hear of it. All else is a duty, or of the system.
    is_of_person: ClassVar[bool] = False
    is_duty_of_staff: ClassVar[bool] = False  # of a person, but of staff a duty
    reaches_muters: ClassVar[bool] = False  # also those who muted the thing itself are notified
    is_renewed: ClassVar[bool] = False  # a later act of the same sort on the same thing brings the line up again
    is_counted: ClassVar[bool] = False  # twenty members who did it are one line

    @abstractmethod
    def telling(self, activity: Activity) -> Telling | None:
        """None: nobody is to hear of it. A pure question to the database, asked after the act and again on a repeat."""

    @abstractmethod
    def line(self, told: Told) -> str:
        """What happened, for one line of the inbox and the first sentence of an e-mail."""

    @abstractmethod
    def what(self, told: Told) -> str:
        """What happened, in the one or two words that an e-mail's subject begins with: "Accepted"."""

    def why(self, told: Told) -> str:
        """Why the reader is told, as the end of a sentence: "you were mentioned"."""
        return told.tie if told.kind.is_by_tie and told.tie else str(told.kind.why)

    def url(self, told: Told, url: str) -> str:
        """Where a click leads; `url` is the address of the subject."""
        return url

    @abstractmethod
    def button(self, told: Told) -> str:
        """What the button of the e-mail says, and does: "Read the answer"."""

    def words(self, told: Told, words: CleanHtml) -> CleanHtml:
        """What the e-mail carries; `words` is what the subject says."""
        return words

    def acts(self, member: Member, subjects: Sequence[Any]) -> Mapping[int, LineAct]:
        """Buttons beside lines about these subjects, by their numbers. Few queries for any number of them."""
        return {}


def reasoned(sentence: str, reason: str) -> str:
    """A sentence and its reason after a colon; where the sentence ends with a sign already, such as a title's "?", after a space."""
    if not sentence or not reason:
        return sentence
    return f"{sentence} {reason}" if sentence[-1] in ENDS else f"{sentence}: {reason}"


def ended(sentence: str) -> str:
    """The sentence with its full stop, unless it ends with a sign of its own."""
    return sentence if not sentence or sentence[-1] in ENDS or sentence[-2:-1] in tuple("?!…") else f"{sentence}."


_kinds: dict[str, NoticeKind] = {}
_notices: dict[str, Notice] = {}


def register_notices(kinds: Iterable[NoticeKind] = (), notices: Mapping[ActivityType, Notice] | None = None) -> None:
    """Make kinds of notification known, and what is told of which activities."""
    _kinds.update({kind.name: kind for kind in kinds})
    _notices.update({activity_type.name: notice for activity_type, notice in (notices or {}).items()})


def notice_kinds() -> list[NoticeKind]:
    """Every kind, in the order of the page of preferences."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def notice_kind(name: str) -> NoticeKind:
    """The kind of that name. Raises NoSuchNotice."""
    if name not in _kinds:
        raise NoSuchNotice(_("There is no such kind of notification: %(name)s.") % {"name": name})
    return _kinds[name]


def tells_of(activity_type: str) -> bool:
    """Whether anybody may hear of activities of this type."""
    return activity_type in _notices


def notice_of(activity_type: str) -> Notice:
    """What is told of activities of this type. Raises NoSuchNotice."""
    if activity_type not in _notices:
        raise NoSuchNotice(_("Nobody is told of this: %(name)s.") % {"name": activity_type})
    return _notices[activity_type]


def notices() -> Mapping[str, Notice]:
    """By the name of the type of activity."""
    return _notices
