"""Topics in the weekly digest: what waits for the member, what was solved where they follow, what was asked about their products."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums.models import BoardPage, Topic, TopicQuerySet
from forums.worklists import WORKLISTS
from portal.activity.digests import MOST_ITEMS, DigestItem, DigestSection, register_digest
from portal.common.kinds import followed_by
from portal.members.models import Member
from portal.products.models import OwnedProduct
from portal.writing.models import Tag


def _items(topics: TopicQuerySet, words: str) -> list[DigestItem]:
    return [DigestItem(topic.title, topic.get_absolute_url(), words) for topic in topics[: MOST_ITEMS + 1]]


def _seen(member: Member) -> TopicQuerySet:
    """Topics that stand, that the member may see and has not muted. Moderators are told of no hidden ones either."""
    return Topic.objects.visible_to(member).public_rows().exclude(pk__in=followed_by(member, Topic, is_muted=True))


def _wanted(member: Member) -> TopicQuerySet:
    """Of those, none on a board, under a tag or by a member that they muted."""
    tagged = Topic.tags.through.objects.filter(tag__in=followed_by(member, Tag, is_muted=True)).values("topic")
    return (
        _seen(member)
        .exclude(board__in=followed_by(member, BoardPage, is_muted=True))
        .exclude(pk__in=tagged)
        .exclude(author__in=followed_by(member, Member, is_muted=True))
    )


def waiting(member: Member, since: datetime, now: datetime) -> Sequence[DigestItem]:
    """Questions of their own that need a word from them, what was given to them, and who came back to them."""
    seen = _seen(member).order_by("-active_at", "-pk")
    own = seen.filter(author=member)
    answered = own.unsolved().filter(others_reply_count__gt=0, needs_info_at=None)
    found = [
        *_items(own.needs_info(), _("Helpers need more from you.")),
        *_items(answered, _("It has been answered. Did that help?")),
        *_items(seen.assigned_to_do(member), _("It was given to you.")),
        *_items(WORKLISTS["to-finish"].of(seen, member, now), _("The asker came back to you.")),
    ]
    return list({item.url: item for item in reversed(found)}.values())[::-1][: MOST_ITEMS + 1]


def solved(member: Member, since: datetime, now: datetime) -> Sequence[DigestItem]:
    """Solved since then, in topics, boards and tags that they follow. What they accepted themselves is no news."""
    followed = Q(pk__in=followed_by(member, Topic)) | Q(board__in=followed_by(member, BoardPage))
    tagged = Topic.tags.through.objects.filter(tag__in=followed_by(member, Tag)).values("topic")
    topics = _wanted(member).filter(followed | Q(pk__in=tagged), solved_at__gte=since).exclude(solved_by=member)
    return _items(topics.order_by("-solved_at", "-pk"), _("It has an accepted answer."))


def asked(member: Member, since: datetime, now: datetime) -> Sequence[DigestItem]:
    """What others asked about products that the member has, and nobody has answered yet."""
    products = OwnedProduct.objects.filter(member=member).values("product")
    topics = _wanted(member).unanswered().filter(product__in=products, posted_at__gte=since).exclude(author=member)
    return _items(topics.order_by("-posted_at", "-pk"), _("Nobody has answered yet."))


def register() -> None:
    register_digest(
        DigestSection(
            "forums.waiting",
            10,
            gettext_lazy("Waiting for you"),
            lambda count: ngettext("%(count)s topic waits for you", "%(count)s topics wait for you", count),
            waiting,
            "/mine/",
        ),
        DigestSection(
            "forums.solved",
            20,
            gettext_lazy("Solved in what you follow"),
            lambda count: ngettext("%(count)s question solved", "%(count)s questions solved", count),
            solved,
            "/topics/solved/",
        ),
        DigestSection(
            "forums.asked",
            40,
            gettext_lazy("Asked about your products"),
            lambda count: ngettext("%(count)s question about your products", "%(count)s questions about your products", count),
            asked,
            "/topics/my-products/",
        ),
    )
