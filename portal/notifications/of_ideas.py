"""What happens to ideas: who hears of it, and in which words.

Voters follow the idea that they voted for, and hear of its status, the official response and changes of its wording.
Of comments hear its author, whom they answer, and those who follow it by hand: a vote is no wish to read all that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from ideas import activities as ideas
from ideas.actions import numbers_below
from ideas.models import Idea, IdeaComment, OfficialResponse, Vote
from portal.activity.models import Activity
from portal.members.models import Member
from portal.notifications.models import Follow, Notification, NotificationKind

if TYPE_CHECKING:
    from portal.notifications.recipients import Found

OFFER = "offer"  # a vote is offered, with a button beside the line
# What a member says or does as a person, and who muted them does not hear of.
OF_PERSONS = frozenset(
    {
        ideas.IDEA_PROPOSED.name,
        ideas.IDEA_REWORDED.name,
        ideas.COMMENT_POSTED.name,
        ideas.IDEA_MENTIONED.name,
        ideas.COMMENT_FOUND_HELPFUL.name,
    }
)
ALSO_OFFICIAL = frozenset({ideas.IDEA_REWORDED.name})  # of the staff it is a duty
_STATUSES = {kind.name for kind in ideas.STATUS_TYPES.values()}


def idea_of(thing: Any) -> Idea | None:
    """The idea that a thing belongs to: itself, or what a comment or response is about."""
    if isinstance(thing, IdeaComment | OfficialResponse):
        return thing.idea
    return thing if isinstance(thing, Idea) else None


def _followers(idea: Idea, *, by_hand: bool = False) -> set[int | None]:
    """Who follows an idea; `by_hand` leaves out those who follow because they voted."""
    rows = Follow.objects.filter(object_type=ContentType.objects.get_for_model(Idea), object_id=idea.pk, is_muted=False)
    return set((rows.filter(is_automatic=False) if by_hand else rows).values_list("member_id", flat=True))


def _proposed(activity: Activity) -> Found:
    from portal.notifications.recipients import followers_of

    idea = activity.object
    if not isinstance(idea, Idea) or not idea.is_public:
        return None
    return {NotificationKind.NEW_TOPIC: set(followers_of(idea.board, idea.author, *idea.tags.all()))}, idea, "said"


def _became(activity: Activity) -> Found:
    """Its author, whoever voted and whoever follows. Each change is a line and a letter of its own."""
    idea = activity.target if isinstance(activity.object, OfficialResponse) else activity.object
    if not isinstance(idea, Idea) or not idea.is_public:
        return None
    return {NotificationKind.IDEA: {idea.author_id, *_followers(idea)}}, idea, f"i{activity.pk}"


def _merged(activity: Activity) -> Found:
    """Who proposed, voted for or follows what was merged hears where the votes count now; after an unmerge, that it is back."""
    idea, survivor = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(survivor, Idea):
        return None
    is_merge = activity.type == ideas.IDEA_MERGED.name
    votes = Vote.objects.filter(idea=survivor, origin__in=numbers_below(idea.pk)) if is_merge else idea.votes.all()
    told = {idea.author_id, *votes.values_list("member_id", flat=True), *_followers(idea)}
    return {NotificationKind.IDEA: told}, survivor if is_merge else idea, f"i{activity.pk}"


def _split(activity: Activity) -> Found:
    """Who proposed, voted for or follows an idea hears of what was split off, and may move their vote."""
    part, source = activity.object, activity.target
    if not isinstance(part, Idea) or not isinstance(source, Idea) or not part.is_public:
        return None
    told = {source.author_id, *source.votes.values_list("member_id", flat=True), *_followers(source)}
    return {NotificationKind.IDEA: told}, part, f"i{activity.pk}"


def _given(activity: Activity) -> Found:
    idea, customer = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(customer, Member):
        return None
    return {NotificationKind.IDEA: {customer.pk}}, idea, f"i{activity.pk}"


def _owned(activity: Activity) -> Found:
    idea, owner = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(owner, Member):
        return None
    return {NotificationKind.ASSIGNED: {owner.pk}}, idea, f"i{activity.pk}"


def _returned(activity: Activity) -> Found:
    """Whoever spent votes on an idea that was closed or opened again: inbox only, for the change itself comes by letter."""
    idea = activity.object
    if not isinstance(idea, Idea):
        return None
    votes = Vote.objects.filter(idea=idea, is_counted=True)
    is_return = activity.type == ideas.VOTES_RETURNED.name
    return (
        {NotificationKind.VOTES: set(votes.filter(returned_at__isnull=not is_return).values_list("member_id", flat=True))},
        (idea),
        f"i{activity.pk}",
    )


def _lapsed(activity: Activity) -> Found:
    idea, member = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(member, Member):
        return None
    return {NotificationKind.VOTES: {member.pk}}, idea, f"i{activity.pk}"


def _commented(activity: Activity) -> Found:
    comment = activity.object
    if not isinstance(comment, IdeaComment) or not comment.is_public or not comment.idea.is_public:
        return None
    asked = {comment.idea.author_id}
    if comment.parent is not None:
        asked.add(comment.parent.author_id)
    by_hand = _followers(comment.idea, by_hand=True)
    return {NotificationKind.REPLY: asked, NotificationKind.FOLLOWED: by_hand}, comment, "said"


def _mentioned(activity: Activity) -> Found:
    thing, member = activity.object, activity.target
    if idea_of(thing) is None or not isinstance(member, Member) or not getattr(thing, "is_public", False):
        return None
    assert thing is not None
    return {NotificationKind.MENTION: {member.pk}}, thing, "said"


def _helpful(activity: Activity) -> Found:
    comment = activity.object
    if not isinstance(comment, IdeaComment) or not comment.is_public:
        return None
    return {NotificationKind.HELPFUL: {comment.author_id}}, comment, "helpful"


def _curated(activity: Activity) -> Found:
    thing: models.Model | None = activity.object
    return ({NotificationKind.CURATION: {getattr(thing, "author_id", None)}}, thing, "curation") if thing else None


RULES = {
    ideas.IDEA_PROPOSED.name: _proposed,
    **dict.fromkeys(_STATUSES, _became),
    ideas.RESPONSE_GIVEN.name: _became,
    ideas.IDEA_REWORDED.name: _became,
    ideas.IDEA_MERGED.name: _merged,
    ideas.IDEA_UNMERGED.name: _merged,
    ideas.IDEA_SPLIT.name: _split,
    ideas.IDEA_OWNED.name: _owned,
    ideas.VOTE_GIVEN.name: _given,
    ideas.VOTES_RETURNED.name: _returned,
    ideas.VOTES_RECLAIMED.name: _returned,
    ideas.VOTE_LAPSED.name: _lapsed,
    ideas.COMMENT_POSTED.name: _commented,
    ideas.IDEA_MENTIONED.name: _mentioned,
    ideas.COMMENT_FOUND_HELPFUL.name: _helpful,
    **dict.fromkeys(
        [ideas.IDEA_HIDDEN.name, ideas.IDEA_UNHIDDEN.name, ideas.COMMENT_HIDDEN.name, ideas.COMMENT_UNHIDDEN.name], _curated
    ),
}


def text_of_line(row: Notification, name: str, member: Member) -> str:
    """What happened, for one line of the inbox. Empty where the common words say it."""
    facts, kind = row.activity.data or {}, row.activity.type
    reason = facts.get("reason", "")
    if row.about == OFFER:
        return _("%(name)s made an idea of a problem that you have. Would it help you?") % {"name": name}
    if kind in _STATUSES:
        status = facts.get("status", "")
        if kind == ideas.STATUS_DELIVERED.name:
            status = _("You asked, it shipped")
        return f"{status}: {reason}" if reason else status
    if kind == ideas.IDEA_MERGED.name:
        return _("“%(title)s” was merged into this. Your vote may stay, move or go") % {"title": facts.get("title", "")}
    if kind == ideas.IDEA_SPLIT.name:
        source = facts.get("from", "")
        return _("A part of “%(title)s” became this. You may vote for it too, or move your vote") % {"title": source}
    said = {
        ideas.IDEA_UNMERGED.name: _("A merge was taken back: this idea stands by itself again"),
        ideas.RESPONSE_GIVEN.name: _("%(name)s answered for the company"),
        ideas.IDEA_REWORDED.name: _("%(name)s changed the wording of an idea that you follow"),
        ideas.IDEA_OWNED.name: _("%(name)s asks you to answer for this idea")
        if row.actor is not None
        else _("You own this idea now, as the board says: a first answer is owed"),
        ideas.VOTE_GIVEN.name: _("%(name)s voted on your behalf. You can withdraw the vote"),
        ideas.VOTES_RETURNED.name: _("The idea is closed, so your votes came back"),
        ideas.VOTES_RECLAIMED.name: _("The idea is open again, and so are your votes for it"),
        ideas.VOTE_LAPSED.name: _("The idea is open again. You had no votes left for it, so it goes on without yours"),
        ideas.IDEA_PROPOSED.name: _("%(name)s proposed an idea"),
        ideas.IDEA_HIDDEN.name: _("A moderator hid your idea"),
        ideas.IDEA_UNHIDDEN.name: _("A moderator restored your idea"),
        ideas.COMMENT_HIDDEN.name: _("A moderator hid your comment"),
        ideas.COMMENT_UNHIDDEN.name: _("A moderator restored your comment"),
    }.get(kind, "")
    if kind == ideas.COMMENT_POSTED.name:
        said = _("%(name)s commented on an idea that you follow")
        if row.kind == NotificationKind.REPLY:
            idea = idea_of(row.subject)
            is_mine = idea is not None and idea.author_id == member.pk
            said = _("%(name)s commented on your idea") if is_mine else _("%(name)s answered your comment")
    sentence = said % {"name": name} if said else ""
    return f"{sentence}: {reason}" if sentence and reason else sentence
