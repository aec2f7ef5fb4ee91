"""What happens to ideas: who is notified, and in which words.

Voters follow the idea that they voted for, and hear of its status, the official response and changes of its wording.
Of comments hear its author, whom they answer, and those who follow it by hand: a vote is no wish to read all that is said.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas import activities
from ideas.actions import numbers_below
from ideas.models import Idea, IdeaComment, OfficialResponse, Vote
from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.boards.notices import ASSIGNED, FOLLOWED, HELPFUL, MENTION, NEW_TOPIC, REPLY, words_of_helpful, words_of_mention
from portal.common.html import CleanHtml
from portal.common.kinds import whole_of
from portal.common.pages import paths_closed_to
from portal.members.models import Member
from portal.moderation.notices import Curated, Hidden

IDEA = NoticeKind(
    "idea",
    gettext_lazy("What becomes of an idea that I proposed, voted for or follow"),
    gettext_lazy("you proposed, voted for or followed it when this happened"),
    order=90,
    word=gettext_lazy("Idea"),
    icon="idea",
    is_by_tie=True,
    is_mailed=True,
)
VOTES = NoticeKind(
    "votes",
    gettext_lazy("My votes are returned or used again"),
    gettext_lazy("you spent votes on this"),
    order=100,
    word=gettext_lazy("Votes"),
    icon="up",
    is_personal=True,
)


class Proposed(Notice):
    kinds = (NEW_TOPIC,)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        idea = activity.object
        if not isinstance(idea, Idea) or not idea.is_public:
            return None
        return Telling({NEW_TOPIC: To(followers_of=(idea.board, idea.author, *idea.tags.all()))}, idea, "said")

    def line(self, told: Told) -> str:
        return told.with_reason(told.with_name(_("%(name)s proposed an idea")))

    def what(self, told: Told) -> str:
        return _("New idea")

    def button(self, told: Told) -> str:
        return _("Read the idea")

    def words(self, told: Told, words: CleanHtml) -> CleanHtml:
        return CleanHtml(told.subject.body)


class Became(Notice):
    """Its author, whoever voted and whoever follows. Each change is a line and an e-mail of its own."""

    kinds = (IDEA,)

    def telling(self, activity: Activity) -> Telling | None:
        idea = whole_of(activity.object)
        if not isinstance(idea, Idea) or not idea.is_public:
            return None
        return Telling({IDEA: To({idea.author_id}, followers_of=(idea,))}, idea, f"i{activity.pk}")


class StatusChanged(Became):
    def line(self, told: Told) -> str:
        """Who declines is named: a decision has somebody who answers for it."""
        if told.activity.type == activities.STATUS_DELIVERED.name:
            return told.with_reason(_("You asked, it shipped"))
        status = told.facts.get("status", "")
        if told.activity.actor_id is None:
            return told.with_reason(status)
        if told.activity.type == activities.STATUS_NOT_DOING.name:
            return told.with_reason(told.with_name(_("%(name)s declined this idea")))
        if told.activity.type == activities.STATUS_COMMITTED.name:
            return told.with_reason(told.with_name(_("%(name)s committed to this idea")))
        return told.with_reason(_("%(name)s set this idea to “%(status)s”") % {"name": told.actor_name, "status": status})

    def what(self, told: Told) -> str:
        by_type = {
            activities.STATUS_DELIVERED.name: _("Shipped"),
            activities.STATUS_NOT_DOING.name: _("Declined"),
            activities.STATUS_COMMITTED.name: _("Committed"),
        }
        return by_type.get(told.activity.type) or told.facts.get("status", "") or _("New status")

    def url(self, told: Told, url: str) -> str:
        """What shipped leads to what was written about it."""
        if told.activity.type != activities.STATUS_DELIVERED.name:
            return url
        change = told.facts.get("change", {})
        is_closed = any(change.get("path", "").startswith(path) for path in paths_closed_to(told.member))
        return url if is_closed else change.get("url", "") or url

    def button(self, told: Told) -> str:
        if told.activity.type == activities.STATUS_NOT_DOING.name:
            return _("Read why")
        if told.activity.type == activities.STATUS_DELIVERED.name:
            return _("See what changed")
        return _("See where it stands")


class Answered(Became):
    def line(self, told: Told) -> str:
        return told.with_reason(told.with_name(_("%(name)s answered for the company")))

    def what(self, told: Told) -> str:
        return _("Official answer")

    def button(self, told: Told) -> str:
        return _("Read the answer")

    def words(self, told: Told, words: CleanHtml) -> CleanHtml:
        response = told.activity.object
        return CleanHtml(response.body) if isinstance(response, OfficialResponse) else words


class Reworded(Became):
    is_of_person = True
    is_duty_of_staff = True

    def line(self, told: Told) -> str:
        return told.with_reason(told.with_name(_("%(name)s changed the wording of an idea that you follow")))

    def what(self, told: Told) -> str:
        return _("Reworded")

    def button(self, told: Told) -> str:
        return _("Read the new wording")


class Merged(Notice):
    """Who proposed, voted for or follows what was merged hears where the votes count now; after an unmerge, that it is back."""

    kinds = (IDEA,)

    def telling(self, activity: Activity) -> Telling | None:
        idea, survivor = activity.object, activity.target
        if not isinstance(idea, Idea) or not isinstance(survivor, Idea):
            return None
        is_merge = activity.type == activities.IDEA_MERGED.name
        votes = Vote.objects.filter(idea=survivor, origin__in=numbers_below(idea.pk)) if is_merge else idea.votes.all()
        told = {idea.author_id, *votes.exclude(member=None).values_list("member_id", flat=True)}
        return Telling({IDEA: To(told, followers_of=(idea,))}, survivor if is_merge else idea, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        if told.activity.type == activities.IDEA_MERGED.name:
            title = told.facts.get("title", "")
            return _("“%(title)s” was merged into this. Your vote may stay, move or go") % {"title": title}
        return told.with_reason(_("A merge was taken back: this idea stands by itself again"))

    def what(self, told: Told) -> str:
        return _("Merged") if told.activity.type == activities.IDEA_MERGED.name else _("Merge taken back")

    def button(self, told: Told) -> str:
        return _("See where your vote is")


class Split(Notice):
    """Who proposed, voted for or follows an idea hears of what was split off, and may move their vote."""

    kinds = (IDEA,)

    def telling(self, activity: Activity) -> Telling | None:
        part, source = activity.object, activity.target
        if not isinstance(part, Idea) or not isinstance(source, Idea) or not part.is_public:
            return None
        told = {source.author_id, *source.votes.exclude(member=None).values_list("member_id", flat=True)}
        return Telling({IDEA: To(told, followers_of=(source,))}, part, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        source = told.facts.get("from", "")
        return _("A part of “%(title)s” became this. You may vote for it too, or move your vote") % {"title": source}

    def what(self, told: Told) -> str:
        return _("Split off")

    def why(self, told: Told) -> str:
        """The new idea came of one that the reader has to do with, and they with that one."""
        return told.tie or _("you proposed, voted for or followed what it came from")

    def button(self, told: Told) -> str:
        return _("See the new idea")


class OfOneMember(Notice):
    """About an idea and one member, who alone is notified."""

    def __init__(self, kind: NoticeKind, sentence: Any, what: Any) -> None:
        self.kinds, self.kind, self.sentence = (kind,), kind, sentence  # translatable: "%(name)s voted on your behalf."
        self.happened = what

    def telling(self, activity: Activity) -> Telling | None:
        idea, member = activity.object, activity.target
        if not isinstance(idea, Idea) or not isinstance(member, Member):
            return None
        return Telling({self.kind: To({member.pk})}, idea, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        return told.with_reason(told.with_name(str(self.sentence)))

    def what(self, told: Told) -> str:
        return str(self.happened)

    def button(self, told: Told) -> str:
        return _("See the idea")


class Owned(OfOneMember):
    """Who answers for an idea from now on: a colleague said so, or the board does."""

    def line(self, told: Told) -> str:
        if told.activity.actor_id is None:
            return _("You own this idea now, as the board says: a first answer is owed")
        return super().line(told)

    def button(self, told: Told) -> str:
        return _("Answer the idea")


class VotesReturned(Notice):
    """Whoever spent votes on an idea that was closed or opened again: inbox only, for the change itself comes by e-mail."""

    kinds = (VOTES,)

    def telling(self, activity: Activity) -> Telling | None:
        idea = activity.object
        if not isinstance(idea, Idea):
            return None
        is_return = activity.type == activities.VOTES_RETURNED.name
        votes = Vote.objects.filter(idea=idea, is_counted=True, returned_at__isnull=not is_return).exclude(member=None)
        return Telling({VOTES: To(set(votes.values_list("member_id", flat=True)))}, idea, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        if told.activity.type == activities.VOTES_RETURNED.name:
            return told.with_reason(_("The idea is closed, so your votes came back"))
        return told.with_reason(_("The idea is open again, and so are your votes for it"))

    def what(self, told: Told) -> str:
        is_return = told.activity.type == activities.VOTES_RETURNED.name
        return _("Votes returned") if is_return else _("Votes used again")

    def button(self, told: Told) -> str:
        return _("See the idea")


class Commented(Notice):
    kinds = (REPLY, FOLLOWED)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        comment = activity.object
        if not isinstance(comment, IdeaComment) or not comment.is_public or not comment.idea.is_public:
            return None
        asked = {comment.idea.author_id}
        if comment.parent is not None:
            asked.add(comment.parent.author_id)
        return Telling({REPLY: To(asked), FOLLOWED: To(followers_of=(comment.idea,), by_hand=True)}, comment, "said")

    def line(self, told: Told) -> str:
        said = _("%(name)s commented on an idea that you follow")
        if told.kind is REPLY:
            is_mine = whole_of(told.subject).author_id == told.member.pk
            said = _("%(name)s commented on your idea") if is_mine else _("%(name)s answered your comment")
        return told.with_reason(told.with_name(said))

    def what(self, told: Told) -> str:
        return _("New comment")

    def why(self, told: Told) -> str:
        if told.kind is REPLY and whole_of(told.subject).author_id == told.member.pk:
            return _("you proposed this")
        return super().why(told)

    def button(self, told: Told) -> str:
        return _("Read the comment")


class Mentioned(Notice):
    kinds = (MENTION,)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        thing, member = activity.object, activity.target
        if not isinstance(thing, Idea | IdeaComment) or not isinstance(member, Member) or not thing.is_public:
            return None
        return Telling({MENTION: To({member.pk})}, thing, "said")

    def line(self, told: Told) -> str:
        return words_of_mention(told)

    def what(self, told: Told) -> str:
        return _("You were mentioned")

    def button(self, told: Told) -> str:
        return _("Read what was said")


class FoundHelpful(Notice):
    kinds = (HELPFUL,)
    is_of_person = True
    is_renewed = is_counted = True

    def telling(self, activity: Activity) -> Telling | None:
        comment = activity.object
        if not isinstance(comment, IdeaComment) or not comment.is_public:
            return None
        return Telling({HELPFUL: To({comment.author_id})}, comment, "helpful")

    def line(self, told: Told) -> str:
        return words_of_helpful(told)

    def what(self, told: Told) -> str:
        return _("Found helpful")

    def button(self, told: Told) -> str:
        return _("See your comment")


def register() -> None:
    merged, returned = Merged(), VotesReturned()
    lapsed = gettext_lazy("The idea is open again. You had no votes left for it, so it goes on without yours")
    register_notices(
        [IDEA, VOTES],
        {
            activities.IDEA_PROPOSED: Proposed(),
            **dict.fromkeys(activities.STATUS_TYPES.values(), StatusChanged()),
            activities.RESPONSE_GIVEN: Answered(),
            activities.IDEA_REWORDED: Reworded(),
            activities.IDEA_MERGED: merged,
            activities.IDEA_UNMERGED: merged,
            activities.IDEA_SPLIT: Split(),
            activities.IDEA_OWNED: Owned(
                ASSIGNED, gettext_lazy("%(name)s asks you to answer for this idea"), gettext_lazy("Assigned to you")
            ),
            activities.VOTE_GIVEN: OfOneMember(
                IDEA, gettext_lazy("%(name)s voted on your behalf. You can withdraw the vote"), gettext_lazy("Voted for you")
            ),
            activities.VOTES_RETURNED: returned,
            activities.VOTES_RECLAIMED: returned,
            activities.VOTE_LAPSED: OfOneMember(VOTES, lapsed, gettext_lazy("Votes not used again")),
            activities.COMMENT_POSTED: Commented(),
            activities.IDEA_MENTIONED: Mentioned(),
            activities.COMMENT_FOUND_HELPFUL: FoundHelpful(),
            activities.IDEA_HIDDEN: Hidden(gettext_lazy("A moderator hid your idea")),
            activities.IDEA_UNHIDDEN: Curated(gettext_lazy("A moderator restored your idea")),
            activities.COMMENT_HIDDEN: Hidden(gettext_lazy("A moderator hid your comment")),
            activities.COMMENT_UNHIDDEN: Curated(gettext_lazy("A moderator restored your comment")),
        },
    )
