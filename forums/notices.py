"""Topics and posts: who is notified of what, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import activities
from forums.models import Post, Topic
from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.boards.notices import ASSIGNED, FOLLOWED, HELPFUL, MENTION, NEW_TOPIC, REPLY, words_of_helpful, words_of_mention
from portal.members.models import Member
from portal.moderation.notices import CURATION, Curated, Hidden

ACCEPTED = NoticeKind(
    "accepted",
    gettext_lazy("My answer is accepted"),
    gettext_lazy("you wrote the answer"),
    order=30,
    word=gettext_lazy("Accepted"),
    icon="check",
    is_mailed=True,
    is_personal=True,
)
REMINDER = NoticeKind(
    "reminder",
    gettext_lazy("A bookmark reminder is due"),
    gettext_lazy("you set a reminder for this day"),
    order=70,
    word=gettext_lazy("Reminder"),
    icon="bookmark",
    is_grouped=False,
    is_personal=True,
)


class TopicPosted(Notice):
    kinds = (NEW_TOPIC,)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        topic = activity.object
        if not isinstance(topic, Topic) or not topic.is_public:
            return None
        return Telling({NEW_TOPIC: To(followers_of=(topic.board, topic.author, *topic.tags.all()))}, topic, "said")

    def line(self, told: Told) -> str:
        if told.subject.is_question:
            return told.with_name(_("%(name)s asked a question"))
        return told.with_name(_("%(name)s started a topic"))

    def what(self, told: Told) -> str:
        return _("New question") if told.subject.is_question else _("New topic")

    def button(self, told: Told) -> str:
        return _("Read the question") if told.subject.is_question else _("Read the topic")


class Replied(Notice):
    kinds = (REPLY, FOLLOWED)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        post = activity.object
        if not isinstance(post, Post) or not post.is_public or not post.topic.is_public:
            return None
        asked = {post.topic.author_id}
        if post.parent is not None:
            asked.add(post.parent.author_id)
        return Telling({REPLY: To(asked), FOLLOWED: To(followers_of=(post.topic,))}, post, "said")

    def line(self, told: Told) -> str:
        if told.kind is FOLLOWED:
            return told.with_name(_("%(name)s replied"))
        is_mine = isinstance(told.subject, Post) and told.subject.topic.author_id == told.member.pk
        return told.with_name(_("%(name)s replied to your topic") if is_mine else _("%(name)s replied to you"))

    def what(self, told: Told) -> str:
        post = told.subject
        if post.is_comment:
            return _("New comment")
        return _("Answered") if told.kind is REPLY and post.topic.is_question else _("New reply")

    def why(self, told: Told) -> str:
        """Who asked is told of all that is said; who wrote what it answers, of that."""
        topic = told.subject.topic
        if told.kind is REPLY and topic.author_id == told.member.pk:
            return _("you asked this") if topic.is_question else _("you started this")
        return super().why(told)

    def button(self, told: Told) -> str:
        post = told.subject
        if post.is_comment:
            return _("Read the comment")
        return _("Read the answer") if post.topic.is_question else _("Read the reply")


class Mentioned(Notice):
    kinds = (MENTION,)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        post, member = activity.object, activity.target
        if isinstance(post, Member):
            post, member = member, post
        if not isinstance(post, Post) or not isinstance(member, Member) or not post.is_public:
            return None
        return Telling({MENTION: To({member.pk})}, post, "said")

    def line(self, told: Told) -> str:
        return words_of_mention(told)

    def what(self, told: Told) -> str:
        return _("You were mentioned")

    def button(self, told: Told) -> str:
        return _("Read what was said")


class Accepted(Notice):
    kinds = (ACCEPTED, FOLLOWED)
    is_of_person = True

    def telling(self, activity: Activity) -> Telling | None:
        post = activity.object
        if not isinstance(post, Post) or post.topic.solution_id != post.pk:
            return None
        return Telling({ACCEPTED: To({post.author_id}), FOLLOWED: To(followers_of=(post.topic,))}, post, "accepted")

    def line(self, told: Told) -> str:
        if told.kind is FOLLOWED:
            return told.with_name(_("%(name)s accepted an answer"))
        return told.with_name(_("%(name)s accepted your answer"))

    def what(self, told: Told) -> str:
        return _("Solved") if told.kind is FOLLOWED else _("Your answer was accepted")

    def button(self, told: Told) -> str:
        return _("Read the answer") if told.kind is FOLLOWED else _("See your answer")


class FoundHelpful(Notice):
    kinds = (HELPFUL,)
    is_of_person = True
    is_renewed = is_counted = True

    def telling(self, activity: Activity) -> Telling | None:
        post = activity.object
        if not isinstance(post, Post) or not post.is_public:
            return None
        return Telling({HELPFUL: To({post.author_id})}, post, "helpful")

    def line(self, told: Told) -> str:
        return words_of_helpful(told)

    def what(self, told: Told) -> str:
        return _("Found helpful")

    def button(self, told: Told) -> str:
        return _("See your post")


class Reminded(Notice):
    kinds = (REMINDER,)
    is_renewed = True

    def telling(self, activity: Activity) -> Telling | None:
        post, member = activity.object, activity.target
        if not isinstance(post, Post) or not isinstance(member, Member):
            return None
        return Telling({REMINDER: To({member.pk})}, post, "reminder")

    def line(self, told: Told) -> str:
        note = self._note(told)
        return _("You wanted to be reminded: %(note)s") % {"note": note} if note else _("You wanted to be reminded of this")

    def what(self, told: Told) -> str:
        return _("Reminder")

    def button(self, told: Told) -> str:
        return _("Open your bookmark")

    @staticmethod
    def _note(told: Told) -> str:
        """What the member wrote on the bookmark. Lists bring it along (`own_bookmarks`), a single line asks for it."""
        if not isinstance(told.subject, Post):
            return ""
        kept = getattr(told.subject, "own_bookmarks", None)
        kept = list(told.subject.bookmarks.filter(member=told.member)) if kept is None else kept
        return kept[0].note if kept else ""


class Assigned(Notice):
    kinds = (ASSIGNED,)
    is_renewed = True

    def telling(self, activity: Activity) -> Telling | None:
        topic, colleague = activity.object, activity.target
        if not isinstance(topic, Topic) or not isinstance(colleague, Member) or topic.assigned_to_id != colleague.pk:
            return None
        return Telling({ASSIGNED: To({colleague.pk})}, topic, "assigned")

    def line(self, told: Told) -> str:
        return told.with_name(_("%(name)s gave you this topic"))

    def what(self, told: Told) -> str:
        return _("Assigned to you")

    def button(self, told: Told) -> str:
        return _("Open the topic")


class Merged(Notice):
    """Who asked or followed what was merged hears where it stands now; after an undo, that it is back."""

    kinds = (CURATION, FOLLOWED)
    is_renewed = True

    def telling(self, activity: Activity) -> Telling | None:
        source, target = activity.object, activity.target
        if not isinstance(source, Topic) or not isinstance(target, Topic):
            return None
        subject = target if activity.type == activities.TOPIC_MERGED.name else source
        to = {CURATION: To({source.author_id}), FOLLOWED: To(followers_of=(source,))}
        return Telling(to, subject, "curation")

    def line(self, told: Told) -> str:
        if told.activity.type == activities.TOPIC_MERGED.name:
            return _("A moderator merged “%(title)s” into this topic") % {"title": told.facts.get("title", "")}
        return told.with_reason(_("A moderator took a merge back: this topic stands by itself again"))

    def what(self, told: Told) -> str:
        return _("Merged") if told.activity.type == activities.TOPIC_MERGED.name else _("Merge taken back")

    def button(self, told: Told) -> str:
        return _("See where it stands now")


class Split(Notice):
    """Who wrote what was split off hears where it stands now; and who asked or follows what it came from."""

    kinds = (CURATION, FOLLOWED)
    is_renewed = True

    def telling(self, activity: Activity) -> Telling | None:
        new, origin = activity.object, activity.target
        if not isinstance(new, Topic) or not isinstance(origin, Topic) or not new.is_public:
            return None
        wrote: set[int | None] = set(Post.objects.filter(topic=new, position__isnull=False).values_list("author_id", flat=True))
        return Telling({CURATION: To(wrote), FOLLOWED: To({origin.author_id}, followers_of=(origin,))}, new, "curation")

    def line(self, told: Told) -> str:
        title = told.facts.get("title", "")
        return _("A moderator made replies to “%(title)s” a topic of their own") % {"title": title}

    def what(self, told: Told) -> str:
        return _("Split off")

    def button(self, told: Told) -> str:
        return _("See the new topic")


def register() -> None:
    replied, merged = Replied(), Merged()
    register_notices(
        [ACCEPTED, REMINDER],
        {
            activities.TOPIC_POSTED: TopicPosted(),
            activities.POST_REPLIED: replied,
            activities.POST_COMMENTED: replied,
            activities.MEMBER_MENTIONED: Mentioned(),
            activities.BOOKMARK_DUE: Reminded(),
            activities.SOLUTION_ACCEPTED: Accepted(),
            activities.POST_FOUND_HELPFUL: FoundHelpful(),
            activities.POST_HIDDEN: Hidden(gettext_lazy("A moderator hid your post")),
            activities.POST_UNHIDDEN: Curated(gettext_lazy("A moderator restored your post")),
            activities.INFO_ASKED: Curated(
                gettext_lazy("Your question needs more from you"),
                gettext_lazy("More is needed"),
                gettext_lazy("Add what is missing"),
            ),
            activities.TOPIC_CLOSED: Curated(
                gettext_lazy("Your topic was closed"), gettext_lazy("Closed"), gettext_lazy("See the topic")
            ),
            activities.TOPIC_REOPENED: Curated(
                gettext_lazy("Your topic was reopened"), gettext_lazy("Reopened"), gettext_lazy("See the topic")
            ),
            activities.TOPIC_MOVED: Curated(
                gettext_lazy("Your topic was moved to another board"), gettext_lazy("Moved"), gettext_lazy("See the topic")
            ),
            activities.TOPIC_MERGED: merged,
            activities.TOPIC_UNMERGED: merged,
            activities.TOPIC_SPLIT: Split(),
            activities.TOPIC_ASSIGNED: Assigned(),
        },
    )
