"""Who hears of an activity, and why: pure questions to the database, in one place.

Nobody hears of their own acts, of what they muted, or of what they may not see. Who may see it is asked when the line
is written (`seers_of`), and again when the inbox is read or counted and when the e-mail leaves (`visible_subjects`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from wagtail.models import Page

from forums import activities as forums
from forums.models import BoardPage, Post, Topic
from ideas.contests.models import ContestPage
from ideas.models import Idea, IdeaBoardPage
from ideas.polls import activities as polls
from ideas.polls.models import ConversationPage, PollPage
from portal.activity.models import Activity
from portal.common.kinds import kind_of_model, kinds
from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.readers import admitted_to_hidden, readers_among
from portal.notifications import of_contests, of_ideas
from portal.notifications.models import Follow, NotificationKind
from portal.writing.models import Tag

# What a rule finds: members by reason, the subject, what it is about.
Found = tuple[dict[NotificationKind, set[int | None]], models.Model, str] | None

# How a line of an inbox is asked about: the type and number of its subject, its kind, its about.
Named = tuple[int, int, str, str]

FLAG = "flag"  # what was decided on a flag of the member's


@dataclass(frozen=True)
class Recipients:
    """Members by reason, the strongest reason first; the thing that a click opens; its topic for mutes."""

    by_kind: dict[NotificationKind, set[int | None]]
    subject: models.Model
    about: str


def recipients_of(activity: Activity) -> Recipients | None:
    """Who is to hear of this activity; None when nobody is."""
    rule = _RULES.get(activity.type)
    found = rule(activity) if rule else None
    others = of_ideas.RULES.get(activity.type) or of_contests.RULES.get(activity.type)
    if found is None and others is not None:
        about_others = others(activity)
        found = Recipients(*about_others) if about_others else None
    if found is None:
        return None
    named = {kind: {pk for pk in members if pk is not None} for kind, members in found.by_kind.items()}
    everyone = set[int]().union(*named.values())
    muted = muters(activity, found.subject)
    taken: set[int] = {activity.actor_id} if activity.actor_id else set()
    by_kind: dict[NotificationKind, set[int | None]] = {}
    present = set(
        Member.objects.present().filter(pk__in=everyone, is_active=True, is_imported=False).values_list("pk", flat=True)
    )
    for kind, members in named.items():
        wanted = (members & present) - taken - muted.of(kind)
        if wanted:
            by_kind[kind] = {*wanted}
            taken |= wanted
    return Recipients(by_kind, found.subject, found.about) if by_kind else None


def seers_of(subject: models.Model, by_kind: Mapping[NotificationKind, set[int]], about: str) -> set[int]:
    """Of the members of a line about a thing, those who may see the thing, and where it stands. A few queries for any number.

    Of what moderators hid hear also its author, that it is hidden, and who flagged it, what was decided.
    """
    everyone = set().union(*by_kind.values()) if by_kind else set()
    seers = of_contests.readers_of_ideas(subject, readers_among(subject, everyone))
    told = {
        pk for pk in by_kind.get(NotificationKind.CURATION, ()) if about == FLAG or pk == getattr(subject, "author_id", None)
    }
    return seers | (admitted_to_hidden(subject, told - seers) if told - seers else set())


def followers_of(*things: models.Model | None, muted: bool = False) -> set[int]:
    """Members who follow (or mute) any of the things."""
    wanted = Q(pk__in=[])
    for thing in things:
        if thing is not None:
            wanted |= Q(object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)
    return set(Follow.objects.filter(wanted, is_muted=muted).values_list("member_id", flat=True))


def _topic_posted(activity: Activity) -> Recipients | None:
    topic = activity.object
    if not isinstance(topic, Topic) or not topic.is_public:
        return None
    followers: set[int | None] = set(followers_of(topic.board, topic.author, *topic.tags.all()))
    return Recipients({NotificationKind.NEW_TOPIC: followers}, topic, "said")


def _replied(activity: Activity) -> Recipients | None:
    post = activity.object
    if not isinstance(post, Post) or not post.is_public or not post.topic.is_public:
        return None
    asked = {post.topic.author_id}
    if post.parent is not None:
        asked.add(post.parent.author_id)
    return Recipients({NotificationKind.REPLY: asked, NotificationKind.FOLLOWED: set(followers_of(post.topic))}, post, "said")


def _mentioned(activity: Activity) -> Recipients | None:
    post, member = activity.object, activity.target
    if isinstance(post, Member):
        post, member = member, post
    if not isinstance(post, Post) or not isinstance(member, Member) or not post.is_public:
        return None
    return Recipients({NotificationKind.MENTION: {member.pk}}, post, "said")


def _accepted(activity: Activity) -> Recipients | None:
    post = activity.object
    if not isinstance(post, Post) or post.topic.solution_id != post.pk:
        return None
    return Recipients(
        {NotificationKind.ACCEPTED: {post.author_id}, NotificationKind.FOLLOWED: set(followers_of(post.topic))},
        post,
        "accepted",
    )


def _helpful(activity: Activity) -> Recipients | None:
    post = activity.object
    if not isinstance(post, Post) or not post.is_public:
        return None
    return Recipients({NotificationKind.HELPFUL: {post.author_id}}, post, "helpful")


def _reminded(activity: Activity) -> Recipients | None:
    post, member = activity.object, activity.target
    if not isinstance(post, Post) or not isinstance(member, Member):
        return None
    return Recipients({NotificationKind.REMINDER: {member.pk}}, post, "reminder")


def _curated(activity: Activity) -> Recipients | None:
    thing = activity.object
    return Recipients({NotificationKind.CURATION: {getattr(thing, "author_id", None)}}, thing, "curation") if thing else None


def _merged(activity: Activity) -> Recipients | None:
    """Who asked or followed what was merged hears where it stands now; after an undo, that it is back."""
    source, target = activity.object, activity.target
    if not isinstance(source, Topic) or not isinstance(target, Topic):
        return None
    subject = target if activity.type == forums.TOPIC_MERGED.name else source
    asked, followers = {source.author_id}, set[int | None](followers_of(source))
    return Recipients({NotificationKind.CURATION: asked, NotificationKind.FOLLOWED: followers}, subject, "curation")


def _assigned(activity: Activity) -> Recipients | None:
    topic, colleague = activity.object, activity.target
    if not isinstance(topic, Topic) or not isinstance(colleague, Member) or topic.assigned_to_id != colleague.pk:
        return None
    return Recipients({NotificationKind.ASSIGNED: {colleague.pk}}, topic, "assigned")


def _split(activity: Activity) -> Recipients | None:
    """Who wrote what was split off hears where it stands now; and who asked or follows what it came from."""
    new, origin = activity.object, activity.target
    if not isinstance(new, Topic) or not isinstance(origin, Topic) or not new.is_public:
        return None
    wrote: set[int | None] = set(Post.objects.filter(topic=new, position__isnull=False).values_list("author_id", flat=True))
    followers: set[int | None] = {origin.author_id, *followers_of(origin)}
    return Recipients({NotificationKind.CURATION: wrote, NotificationKind.FOLLOWED: followers}, new, "curation")


_RULES = {
    forums.TOPIC_POSTED.name: _topic_posted,
    forums.POST_REPLIED.name: _replied,
    forums.POST_COMMENTED.name: _replied,
    forums.MEMBER_MENTIONED.name: _mentioned,
    forums.BOOKMARK_DUE.name: _reminded,
    forums.SOLUTION_ACCEPTED.name: _accepted,
    forums.POST_FOUND_HELPFUL.name: _helpful,
    forums.POST_HIDDEN.name: _curated,
    forums.POST_UNHIDDEN.name: _curated,
    polls.STATEMENT_HIDDEN.name: _curated,
    polls.STATEMENT_UNHIDDEN.name: _curated,
    forums.TOPIC_CLOSED.name: _curated,
    forums.INFO_ASKED.name: _curated,
    forums.TOPIC_REOPENED.name: _curated,
    forums.TOPIC_MOVED.name: _curated,
    forums.TOPIC_MERGED.name: _merged,
    forums.TOPIC_UNMERGED.name: _merged,
    forums.TOPIC_SPLIT.name: _split,
    forums.TOPIC_ASSIGNED.name: _assigned,
}


# What speaks to the member alone reaches also those who muted its place: the topic, board, tag, idea or contest.
_PERSONAL = frozenset(
    {
        NotificationKind.MENTION,
        NotificationKind.ACCEPTED,
        NotificationKind.ASSIGNED,
        NotificationKind.CURATION,
        NotificationKind.REMINDER,
        NotificationKind.VOTES,
        NotificationKind.JURY,
    }
)
# What a member says or does as a person. All else is a duty (assignments, moderation, official acts), or of the system.
_OF_PERSONS = frozenset(
    {
        forums.TOPIC_POSTED.name,
        forums.POST_REPLIED.name,
        forums.POST_COMMENTED.name,
        forums.MEMBER_MENTIONED.name,
        forums.SOLUTION_ACCEPTED.name,
        forums.POST_FOUND_HELPFUL.name,
        *of_ideas.OF_PERSONS,
    }
)


@dataclass(frozen=True)
class Mutes:
    """Who is not to hear of an activity: of its actor or author nothing at all, of its place nothing that is not personal."""

    by_person: frozenset[int]
    by_place: frozenset[int]

    def of(self, kind: str) -> frozenset[int]:
        """Who is not to hear of it in a line of this kind. Muting a member wins over everything, mentions too."""
        return self.by_person if kind in _PERSONAL else self.by_person | self.by_place


def muters(activity: Activity, subject: models.Model) -> Mutes:
    """Who muted the member who did it, who wrote what it is about, or the place where it happened."""
    return Mutes(frozenset(_muters_of_persons(activity, subject)), frozenset(_muters_of_place(activity, subject)))


def _muters_of_persons(activity: Activity, subject: models.Model) -> set[int]:
    actor = activity.actor
    if activity.type not in _OF_PERSONS or (
        activity.type in of_ideas.ALSO_OFFICIAL and actor is not None and (actor.is_company or actor.is_moderator)
    ):
        return set()
    return followers_of(actor, getattr(subject, "author", None), muted=True)


def _muters_of_place(activity: Activity, subject: models.Model) -> set[int]:
    if activity.type in of_contests.PERSONAL:
        return set()
    topic = subject.topic if isinstance(subject, Post) else subject if isinstance(subject, Topic) else None
    idea = of_ideas.idea_of(subject)
    if idea is not None:
        by_place = followers_of(idea.board, *idea.tags.all(), muted=True)
        return (by_place - followers_of(idea) if by_place else set()) | followers_of(idea, muted=True)
    if isinstance(subject, of_contests.PAGES):
        return followers_of(subject, muted=True)
    if topic is None:
        return set()
    # Following the topic itself is stronger than muting its board or a tag, not than muting who speaks.
    by_place = followers_of(topic.board, *topic.tags.all(), muted=True)
    if by_place:
        by_place -= followers_of(topic)
    return by_place | followers_of(topic, muted=True)


FOLLOWABLE: dict[str, type[models.Model]] = {
    "topic": Topic,
    "board": BoardPage,
    "idea": Idea,
    "idea_board": IdeaBoardPage,
    "contest": ContestPage,
    "poll": PollPage,
    "conversation": ConversationPage,
    "tag": Tag,
    "member": Member,
}


def followable(kind: str, pk: int) -> models.Model | None:
    """The thing that an address of the follow button names, or None."""
    model = FOLLOWABLE.get(kind)
    return model._default_manager.filter(pk=pk).first() if model and pk < 2**63 else None


def visible_things(viewer: Member, kind: str, pks: Sequence[int]) -> set[int]:
    """Of the things of a kind that can be followed, those that the viewer may see. At most one query."""
    model = FOLLOWABLE[kind]
    if issubclass(model, Page):
        found = open_to(viewer, model._default_manager.filter(pk__in=pks))
    elif model is Tag:
        # A tag that is used only where the viewer may not look does not exist for them.
        used = Q(topics__in=Topic.objects.visible_to(viewer)) | Q(ideas__in=Idea.objects.visible_to(viewer))
        found = Tag.objects.filter(used, pk__in=pks).distinct()
    elif model is Member:
        found = Member.objects.present().filter(pk__in=pks)
    else:
        content = kind_of_model(model)
        found = content.visible_to(viewer).filter(pk__in=pks) if content else model._default_manager.none()
    return set(found.values_list("pk", flat=True))


def visible_subjects(viewer: Member, rows: Iterable[Named]) -> set[Named]:
    """Of the lines of an inbox, named by the type and number of their subject, kind and about: those that the viewer may see now.

    One query, and one more where something is told of what moderators hid.
    """
    rows = set(rows)
    numbers: dict[int, set[int]] = {}
    for type_id, pk, *_rest in rows:
        numbers.setdefault(type_id, set()).add(pk)
    by_type = {ContentType.objects.get_for_model(kind.model).pk: kind for kind in kinds()}
    pages = {ContentType.objects.get_for_model(model).pk: model for model in of_contests.PAGES}
    shown: list[models.QuerySet[Any]] = []
    for type_id, pks in numbers.items():
        if type_id in pages:
            shown.append(_numbered(type_id, pages[type_id].objects.visible_to(viewer), pks))
        elif type_id in by_type:
            shown.append(_numbered(type_id, by_type[type_id].visible_to(viewer), pks))
    things = {(type_id, pk) for type_id, pk, _author in _together(shown)}
    told = {row for row in rows if row[2] == NotificationKind.CURATION and row[:2] not in things}
    hidden = [
        _numbered(type_id, by_type[type_id].extra["hidden"](viewer), {row[1] for row in told if row[0] == type_id}, "author_id")
        for type_id in {row[0] for row in told}
        if type_id in by_type and "hidden" in by_type[type_id].extra
    ]
    authors = {(type_id, pk): author for type_id, pk, author in _together(hidden)}
    return {
        row
        for row in rows
        if row[:2] in things or (row in told and row[:2] in authors and (row[3] == FLAG or authors[row[:2]] == viewer.pk))
    }


def _numbered(type_id: int, found: models.QuerySet[Any], pks: set[int], author: str = "") -> models.QuerySet[Any]:
    """(type, number, author) of those of a queryset that have these numbers."""
    number = models.BigIntegerField()
    named = models.F(author) if author else models.Value(0)
    columns = {"_type": models.Value(type_id, number), "_number": models.F("pk"), "_author": Cast(named, number)}
    return found.filter(pk__in=pks).order_by().annotate(**columns).values_list(*columns)


def _together(found: list[models.QuerySet[Any]]) -> Iterable[tuple[int, int, int]]:
    """The rows of several querysets, with one query for all of them."""
    return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0] if found else ()
