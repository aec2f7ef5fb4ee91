"""What moderators do with whole topics on pages of their own: first what would happen, then the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from forums import actions
from forums.boards import BoardEntry, board_map, boards_visible_to
from forums.curation_forms import MergeForm, SplitForm
from forums.models import Post, Topic
from forums.permissions import can_moderate
from forums.permissions.curation import can_merge, can_split, can_split_to
from portal.common.permissions import Refused, require
from portal.common.times import number
from portal.members.requests import MemberRequest

POSTS_TO_CHOOSE = 50  # on one page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topic_merge(request: MemberRequest, pk: int) -> HttpResponse:
    """Which topic to merge into (`into`: its number or address), what would happen, and then the merge."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    require(can_moderate(request.user))
    is_post = request.method == "POST"
    typed = request.POST if is_post else request.GET if "into" in request.GET else None
    form = MergeForm(typed, topic=topic, viewer=request.user)
    context: dict[str, Any] = {"topic": topic, "form": form, "into": None}
    if form.is_valid():
        into = form.cleaned_data["into"]
        verdict = can_merge(request.user, topic, into)
        if not verdict:
            form.add_error("into", verdict.reason)
        elif is_post:
            actions.merge_topic(topic=topic, into=into, by=request.user)
            messages.success(request, _("Merged. Old addresses lead here."), extra_tags=f"undo:/t/{topic.pk}/unmerge/")
            return HttpResponseRedirect(into.get_absolute_url())
        else:
            context |= {
                "into": into,
                "facts": _facts_of_merge(topic, into),
                "warning": _who_sees_more(board_map()[topic.board_id], board_map()[into.board_id]),
            }
    return render(request, "forums/topic_merge.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def topic_unmerge(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a merge back."""
    require(can_moderate(request.user))
    topic = get_object_or_404(Topic.objects.select_related("merged_into"), pk=pk)
    if topic.merged_into is None:
        raise Http404(_("This topic was not merged into another."))
    try:
        back = actions.unmerge_topic(topic=topic, by=request.user)
    except actions.NotMerged:
        messages.error(request, _("This merge cannot be taken back: what came with it stands elsewhere by now."))
    except actions.SolvedMeanwhile:
        messages.error(request, _("The accepted answer came with this merge. Take back the acceptance first."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken back. The topic stands by itself again."))
        return HttpResponseRedirect(back.get_absolute_url())
    return HttpResponseRedirect(topic.merged_into.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topic_split(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose replies, name the topic that they make, see what would happen (`show`), and do it."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    require(can_split(request.user, topic))
    form = SplitForm(request.POST or None, initial={"board": topic.board_id}, boards=boards_visible_to(request.user))
    page = Paginator(actions.movable(topic).select_related("author"), POSTS_TO_CHOOSE).get_page(request.GET.get("page"))
    chosen = [int(raw) for raw in request.POST.getlist("post") if raw.isdecimal() and len(raw) < 19]
    context: dict[str, Any] = {"topic": topic, "form": form, "page": page, "chosen": set(chosen), "facts": []}
    if form.is_valid():
        data = form.cleaned_data
        verdict = can_split_to(request.user, board_map().get(data["board"]), data["kind"])
        posts = list(actions.movable(topic).filter(pk__in=chosen[: actions.MOST_POSTS]).select_related("author"))
        if not verdict:
            form.add_error("kind", verdict.reason)
        elif not posts:
            form.add_error(None, _("Choose the replies that go."))
        elif request.POST.get("show"):
            context["facts"] = _facts_of_split(topic, posts, board_map()[data["board"]])
            context["warning"] = _who_sees_more(board_map()[topic.board_id], board_map()[data["board"]])
        else:
            new = actions.split_topic(
                topic=topic, posts=chosen, title=data["title"], board_id=data["board"], kind=data["kind"], by=request.user
            )
            messages.success(request, _("Split off. Old addresses lead here."), extra_tags=f"undo:/t/{new.pk}/unsplit/")
            return HttpResponseRedirect(new.get_absolute_url())
    return render(request, "forums/topic_split.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def topic_unsplit(request: MemberRequest, pk: int) -> HttpResponse:
    """Put what was split off back where it stood."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    require(can_moderate(request.user))
    try:
        origin = actions.unsplit_topic(topic=topic, by=request.user)
    except actions.NotSplit:
        messages.error(request, _("More was said here since, so it cannot simply go back. Merge the topic instead."))
        return HttpResponseRedirect(topic.get_absolute_url())
    messages.success(request, _("Taken back. The replies stand where they stood."))
    return HttpResponseRedirect(origin.get_absolute_url())


def _facts_of_split(topic: Topic, posts: list[Post], board: BoardEntry) -> list[str]:
    first, comments = posts[0], sum(post.comment_count for post in posts)
    name = first.author.display_name if first.author else first.author_name or _("a former member")
    facts = [
        ngettext(
            "%(count)s reply becomes a topic on “%(board)s”.", "%(count)s replies become a topic on “%(board)s”.", len(posts)
        )
        % {"count": number(len(posts)), "board": board.title},
        _("It begins with what %(name)s wrote, who is its author.") % {"name": name},
    ]
    if comments:
        facts.append(
            ngettext("%(count)s comment goes along.", "%(count)s comments go along.", comments) % {"count": number(comments)}
        )
    facts.append(_("It gets the tags and the product of this topic."))
    facts.append(_("Every old address of these replies leads to the new place."))
    facts.append(_("Who wrote them, and who asked or follows this topic, is told."))
    return facts


def _facts_of_merge(topic: Topic, into: Topic) -> list[str]:
    """What will happen, in sentences."""
    posts = 1 + topic.reply_count
    facts = [
        ngettext(
            "%(count)s post goes there and stands after what is there now, as reply %(number)s.",
            "%(count)s posts go there and stand after what is there now, from reply %(number)s on.",
            posts,
        )
        % {"count": number(posts), "number": number(into.last_position)},
        _("Every old address of the topic and its posts leads to the new place."),
        _("Title, board and tags are those of “%(title)s”.") % {"title": into.title},
    ]
    if topic.comment_count:
        facts.insert(
            1,
            ngettext("%(count)s comment goes along.", "%(count)s comments go along.", topic.comment_count)
            % {"count": number(topic.comment_count)},
        )
    if into.solution_id:
        facts.append(_("Its accepted answer stays accepted."))
    if topic.solution_id:
        facts.append(_("What was accepted in the topic that goes is an ordinary reply from then on, and counts as withdrawn."))
    if topic.is_question and into.is_question:
        facts.append(_("Those who have either problem are counted once."))
    facts.append(_("Who asked or follows the topic that goes is told where it went, and follows the other one."))
    return facts


def _who_sees_more(here: BoardEntry, there: BoardEntry) -> str:
    """A warning where others will read along, or can read no longer."""
    if _is_as_open(there, here) and _is_as_open(here, there):
        return ""
    if not _is_as_open(here, there):
        return _("“%(board)s” is seen by more people than “%(old)s”. They will read all that was written there.") % {
            "board": there.title,
            "old": here.title,
        }
    return _("“%(board)s” is seen by fewer people than “%(old)s”. The others will find nothing at the old addresses.") % {
        "board": there.title,
        "old": here.title,
    }


def _is_as_open(board: BoardEntry, other: BoardEntry) -> bool:
    """May everybody who sees the other board see this one?"""
    if board.needs_sign_in and other.is_public:
        return False
    return set(board.group_sets) <= set(other.group_sets)
