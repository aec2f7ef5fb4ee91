"""Atom feeds. A feed reader is nobody: feeds hold what a visitor may see, and private boards have none."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ideas.boards import board_map
from ideas.models import Idea, IdeaComment, IdeaQuerySet
from ideas.rows import name_of
from portal.common.branding import identity_of
from portal.common.feeds import FeedEntry, atom_response
from portal.common.html import CleanHtml

MOST = 30  # entries of one feed


@require_safe
def ideas_feed(request: HttpRequest) -> HttpResponse:
    """The newest ideas of all public boards."""
    title = _("Latest ideas · %(site)s") % {"site": identity_of(request).title}
    return _feed_of_ideas(request, Idea.objects.visible_to(AnonymousUser()), title, "/ideas/", "/feeds/ideas.atom")


@require_safe
def board_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest ideas of a public board."""
    board = board_map().get(pk)
    if board is None or not board.is_public:
        raise Http404(_("There is no such feed."))
    ideas = Idea.objects.visible_to(AnonymousUser()).filter(board_id=pk)
    return _feed_of_ideas(request, ideas, board.title, board.path, f"/feeds/idea-board/{pk}.atom", subtitle=board.intro)


@require_safe
def idea_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of one idea: changes of its status with their reasons, the official response, comments, the idea itself."""
    viewer = AnonymousUser()
    idea = Idea.objects.visible_to(viewer).select_related("author", "response__author").filter(pk=pk).first()
    if idea is None:
        raise Http404(_("There is no such feed."))
    url = idea.get_absolute_url()
    entries = [
        FeedEntry(
            title=_("%(status)s: %(title)s") % {"status": change.after_name, "title": idea.title},
            url=url,
            id=f"/ideas/{pk}/#status-{change.pk}",
            updated=change.at,
            author_name=name_of(change.by),
            text=change.reason,
        )
        for change in idea.status_changes.select_related("by").order_by("-at", "-pk")[:MOST]
    ]
    comments = IdeaComment.objects.public_rows().filter(idea=idea).select_related("author")
    entries += [
        FeedEntry(
            title=_("%(name)s commented") % {"name": name_of(comment.author, comment.author_name)},
            url=comment.get_absolute_url(),
            updated=comment.edited_at or comment.posted_at,
            published=comment.posted_at,
            author_name=name_of(comment.author, comment.author_name),
            html=CleanHtml(comment.body),
            text=comment.excerpt,
        )
        for comment in comments.order_by("-posted_at", "-pk")[:MOST]
    ]
    response = getattr(idea, "response", None)
    if response is not None:
        entries.append(
            FeedEntry(
                title=_("Official response"),
                url=response.get_absolute_url(),
                updated=response.edited_at or response.posted_at,
                author_name=name_of(response.author),
                html=CleanHtml(response.body),
                text=response.excerpt,
            )
        )
    entries.append(_entry(idea))
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    return atom_response(request, title=idea.title, url=url, feed_url=f"/feeds/idea/{pk}.atom", entries=entries[:MOST])


def _feed_of_ideas(
    request: HttpRequest, ideas: IdeaQuerySet, title: str, url: str, feed_url: str, subtitle: str = ""
) -> HttpResponse:
    newest = ideas.standing().select_related("author").order_by("-posted_at", "-pk")[:MOST]
    return atom_response(
        request, title=title, url=url, feed_url=feed_url, entries=[_entry(idea) for idea in newest], subtitle=subtitle
    )


def _entry(idea: Idea) -> FeedEntry:
    author = idea.author
    return FeedEntry(
        title=idea.title,
        url=idea.get_absolute_url(),
        id=f"/ideas/{idea.pk}/",
        updated=idea.edited_at or idea.posted_at,
        published=idea.posted_at,
        author_name=name_of(author, idea.author_name),
        author_url=author.get_absolute_url() if author is not None and author.erased_at is None else "",
        html=CleanHtml(idea.body),
        text=idea.excerpt,
        tags=tuple(name for _slug, name in idea.tag_names),
    )
