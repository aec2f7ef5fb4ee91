"""Atom feeds. A feed reader is nobody: feeds hold what a visitor may see, and private boards have none."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards import board_map
from forums.models import Post, Topic, TopicQuerySet
from forums.redirects import merge_target
from portal.common.branding import identity_of
from portal.common.feeds import FeedEntry, atom_response
from portal.common.html import CleanHtml
from portal.writing.models import Tag

MOST = 30  # entries of one feed


@require_safe
def topics_feed(request: HttpRequest) -> HttpResponse:
    """The newest topics of all public boards."""
    title = _("Latest topics · %(site)s") % {"site": identity_of(request).title}
    return _feed_of_topics(request, Topic.objects.visible_to(AnonymousUser()), title, "/topics/", "/feeds/topics.atom")


@require_safe
def board_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest topics of a public board."""
    board = board_map().get(pk)
    if board is None or not board.is_public:
        raise Http404(_("There is no such feed."))
    topics = Topic.objects.visible_to(AnonymousUser()).filter(board_id=pk)
    return _feed_of_topics(request, topics, board.title, board.path, f"/feeds/board/{pk}.atom", subtitle=board.intro)


@require_safe
def tag_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest topics with a tag."""
    # PostgreSQL refuses to look for what it cannot store.
    tag = None if "\0" in slug else Tag.objects.select_related("synonym_of").filter(slug=slug).first()
    if tag is None:
        raise Http404(_("There is no such feed."))
    if tag.synonym_of is not None:
        return HttpResponsePermanentRedirect(f"/feeds/tag/{tag.synonym_of.slug}.atom")
    topics = Topic.objects.visible_to(AnonymousUser()).filter(tags=tag)
    # A tag of private boards only is nobody else's to know.
    if not topics.exists():
        raise Http404(_("There is no such feed."))
    return _feed_of_topics(request, topics, tag.name, f"/tags/{slug}/", f"/feeds/tag/{slug}.atom", subtitle=tag.description)


@require_safe
def topic_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest replies to a topic, and the topic itself while it is short."""
    topic = Topic.objects.visible_to(AnonymousUser()).filter(pk=pk).first()
    if topic is None:
        went = merge_target(pk, AnonymousUser())
        if went is not None:
            return HttpResponseRedirect(f"/feeds/topic/{went.topic.pk}.atom")
        raise Http404(_("There is no such feed."))
    posts = (
        Post.objects.filter(topic=topic, parent=None, hidden_at=None, deleted_at=None)
        .select_related("author")
        .order_by("-position")[:MOST]
    )
    return atom_response(
        request,
        title=topic.title,
        url=topic.get_absolute_url(),
        feed_url=f"/feeds/topic/{topic.pk}.atom",
        entries=[_entry(post, topic) for post in posts],
        updated=topic.active_at,
    )


def _feed_of_topics(
    request: HttpRequest, topics: TopicQuerySet, title: str, url: str, feed_url: str, subtitle: str = ""
) -> HttpResponse:
    """Two queries: the newest topics, and their first posts."""
    newest = list(topics.order_by("-posted_at", "-pk")[:MOST])
    first = Post.objects.filter(topic__in=newest, position=1).select_related("author")
    by_topic = {post.topic_id: post for post in first}
    return atom_response(
        request,
        title=title,
        url=url,
        feed_url=feed_url,
        entries=_entries_of(newest, by_topic),
        subtitle=subtitle,
    )


def _entries_of(topics: Iterable[Topic], first: dict[int, Post]) -> Iterable[FeedEntry]:
    for topic in topics:
        if topic.pk in first:
            yield _entry(first[topic.pk], topic)


def _entry(post: Post, topic: Topic) -> FeedEntry:
    author = post.author
    name = author.display_name if author else post.author_name or _("Former member")
    title = topic.title if post.is_first else _("%(name)s replied") % {"name": name}
    return FeedEntry(
        title=title,
        url=topic.get_absolute_url() if post.is_first else post.get_absolute_url(),
        id=f"/t/{topic.pk}/" if post.is_first else post.get_absolute_url(),
        updated=post.edited_at or post.posted_at,
        published=post.posted_at,
        author_name=name,
        author_url=author.get_absolute_url() if author and author.erased_at is None else "",
        html=CleanHtml(post.body),
        text=post.excerpt,
        tags=tuple(tag for _slug, tag in topic.tag_names) if post.is_first else (),
    )
