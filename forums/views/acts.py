"""What members and moderators do with posts and topics: one POST each, then back to the page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forums import actions
from forums.cards import PostView
from forums.forms import CommentForm, ReplyForm
from forums.models import CannedReply, Post, Topic
from forums.permissions import can_comment, can_moderate, can_reply
from forums.reading import topic_for
from forums.redirects import merge_target
from forums.views.flash_messages import count_after, perform_with_undo
from forums.views.retract import say_posted
from forums.views.topics import last_page_of, number_in, topic_context
from portal.common.permissions import require
from portal.members.kept_acts import take_up
from portal.members.requests import MemberRequest
from portal.moderation.decision_views import decide_and_say
from portal.moderation.forms import HideForm
from portal.writing.actions import discard_draft
from portal.writing.drafts import draft_for_editor
from portal.writing.entry import NotAdmitted
from portal.writing.forms import fill, show_refusal
from portal.writing.html import without_controls


def _post(request: MemberRequest, pk: int) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.user).select_related("topic", "author"), pk=pk)


def _topic(request: MemberRequest, pk: int) -> Topic:
    return get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)


def _to(post: Post) -> HttpResponse:
    return redirect("forums:post_detail", pk=post.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Reply to a topic. GET is the way without script: the last page, with a post quoted where asked."""
    typed = take_up(request, "reply", pk)
    topic = topic_for(pk, request.user)
    if topic is None:
        # Merged into another while somebody wrote: the reply goes where the posts went.
        went = merge_target(pk, request.user)
        topic = topic_for(went.topic.pk, request.user) if went is not None else None
    if topic is None:
        raise Http404(_("There is no such topic."))
    require(can_reply(request.user, topic, timezone.now()))
    place = f"forums:reply:{topic.pk}"
    status = 200
    if request.method == "POST" and "insert" in request.POST:
        form = _with_canned(request, topic)
    elif request.method == "POST":
        form = ReplyForm(request.POST, by=request.user)
        status = 422
        if form.is_valid():
            try:
                post = actions.reply(
                    topic=topic,
                    by=request.user,
                    body=form.cleaned_data["body"],
                    is_official=form.cleaned_data["is_official"],
                )
            except actions.TooSoon as soon:
                form.add_error("body", str(soon))
                status = 429
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal, "body")
            else:
                discard_draft(member=request.user, place=place)
                if topic.pk != pk:
                    discard_draft(member=request.user, place=f"forums:reply:{pk}")
                say_posted(request, post)
                return _to(post)
    else:
        form = ReplyForm(initial=_quoted(request, topic, place))
        fill(form, typed)
    context = topic_context(request, topic, last_page_of(topic), form)
    return render(request, "forums/topic_detail.html", context, status=status)


def _with_canned(request: MemberRequest, topic: Topic) -> ReplyForm:
    """The box with what was typed, and below it the prepared answer that staff chose."""
    canned = get_object_or_404(CannedReply, pk=number_in(request.POST.get("canned", "")))
    form = ReplyForm(request.POST)
    form.fields["body"].required = False
    if not form.is_valid():
        return form
    html = actions.use_canned_reply(canned=canned, topic=topic, by=request.user)
    return ReplyForm(initial={"body": form.cleaned_data["body"] + html, "is_official": form.cleaned_data["is_official"]})


def _quoted(request: MemberRequest, topic: Topic, place: str) -> dict[str, str]:
    """What the box holds at first: the member's draft, and below it the post that they want to quote."""
    post = Post.objects.visible_to(request.user).filter(pk=number_in(request.GET.get("quote", "")), topic=topic).first()
    if post is None:
        return {}
    draft = draft_for_editor(request.user, place)
    before = draft["html"] if draft else ""
    return {"body": f"{before}<blockquote>{post.body}</blockquote><p></p>"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Comment on a post: the box, alone on its page or for the page that asked; then the comment."""
    typed = take_up(request, "comment", pk)
    post = _post(request, pk)
    require(can_comment(request.user, post, timezone.now()))
    form = CommentForm(request.POST or None, by=request.user)
    fill(form, typed)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                remark = actions.comment(post=post, by=request.user, body=form.cleaned_data["body"])
            except actions.TooSoon as soon:
                form.add_error("body", str(soon))
                status = 429
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal, "body")
            else:
                discard_draft(member=request.user, place=f"forums:comment:{post.pk}")
                say_posted(request, remark)
                return _to(remark)
    template = "forums/partials/comment_form.html" if request.htmx else "forums/comment_create.html"
    return render(request, template, {"post": post, "topic": post.topic, "form": form}, status=status)


@login_required
@require_POST
def helpful(request: MemberRequest, pk: int) -> HttpResponse:
    """Found helpful (`on`), or not any more. A second click of a slow reader is no error."""
    post = _post(request, pk)
    wants = bool(request.POST.get("on"))
    count = count_after(
        wants,
        lambda: actions.add_helpful_vote(post=post, by=request.user),
        lambda: actions.withdraw_helpful_vote(post=post, by=request.user),
        (actions.AlreadyVoted, actions.NotVoted),
    )
    post.helpful_count = post.helpful_count if count is None else count
    if request.htmx:
        view = PostView(post=post, has_voted=wants, is_mine=post.author_id == request.user.pk)
        return render(request, "forums/partials/helpful.html", {"view": view})
    if count is not None:
        messages.success(request, _("You found this helpful.") if wants else _("You took your helpful vote back."))
    return _to(post)


@login_required
@require_POST
def same(request: MemberRequest, pk: int) -> HttpResponse:
    """Has this problem too (`on`), or not any more. A second click of a slow reader is no error."""
    topic = _topic(request, pk)
    wants = bool(request.POST.get("on"))
    count = count_after(
        wants,
        lambda: actions.add_same_problem(topic=topic, by=request.user),
        lambda: actions.withdraw_have_this_too(topic=topic, by=request.user),
        (actions.AlreadyShared, actions.NotShared),
    )
    topic.same_count = topic.same_count if count is None else count
    if request.htmx:
        return render(request, "forums/partials/same.html", {"topic": topic, "shares": wants})
    if count is not None:
        said = _("Noted: you have this problem too.") if wants else _("Noted: you do not have this problem any more.")
        messages.success(request, said)
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def info(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask the asker for what is missing (`note`), or say that nothing is any more (`withdraw`)."""
    topic = _topic(request, pk)
    note = without_controls(request.POST.get("note", "")).strip()
    if request.POST.get("withdraw"):
        perform_with_undo(
            request,
            lambda: actions.withdraw_ask_for_info(topic=topic, by=request.user),
            _("Nothing is missing any more."),
            unless={actions.NothingAskedFor: _("This question was no longer waiting for anything.")},
        )
    elif not note:
        messages.error(request, _("Say what an answer needs. The asker reads it."))
    else:
        actions.ask_for_info(topic=topic, by=request.user, note=note)
        messages.success(request, _("The asker is told. The mark goes when they say more."))
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def solution_accept(request: MemberRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    perform_with_undo(
        request,
        lambda: actions.accept_solution(post=post, by=request.user),
        _("Accepted. The next person with this problem finds it first."),
        undo=f"/t/{post.topic_id}/withdraw/",
        unless={
            actions.AlreadySolved: _("This question already has an accepted answer. Withdraw that first."),
            actions.NotAnAnswer: _("Only a reply can be accepted."),
        },
    )
    return HttpResponseRedirect(post.topic.get_absolute_url())


@login_required
@require_POST
def solution_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    topic = _topic(request, pk)
    accepted = topic.solution_id
    perform_with_undo(
        request,
        lambda: actions.withdraw_solution(topic=topic, by=request.user),
        _("Taken back. The question is unsolved again."),
        undo=f"/p/{accepted}/accept/" if accepted else "",
        unless={actions.NotSolved: _("This question no longer had an accepted answer.")},
    )
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def post_delete(request: MemberRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    perform_with_undo(
        request, lambda: actions.delete_post(post=post, by=request.user), _("Deleted."), undo=f"/p/{post.pk}/restore/"
    )
    return HttpResponseRedirect(_board_of(post) if post.is_first else post.topic.get_absolute_url())


@login_required
@require_POST
def post_restore(request: MemberRequest, pk: int) -> HttpResponse:
    # Not through visible_to: a deleted post is seen by nobody but moderators, and its author may bring it back.
    post = get_object_or_404(Post.objects.within_reach(request.user).select_related("topic"), pk=pk)
    if post.author_id != request.user.pk and not request.user.is_moderator:
        raise Http404
    perform_with_undo(request, lambda: actions.restore_post(post=post, by=request.user), _("It is back."))
    return _to(post)


@login_required
@require_http_methods(["GET", "POST"])
def post_hide(request: MemberRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    require(can_moderate(request.user))
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_and_say(request, thing=post, act="hide", done=_("Hidden."), **form.cleaned_data)
        return HttpResponseRedirect(post.topic.get_absolute_url())
    return render(request, "forums/post_hide.html", {"post": post, "form": form}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def post_unhide(request: MemberRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    require(can_moderate(request.user))
    decide_and_say(request, thing=post, act="restore", done=_("Shown again."))
    return _to(post)


def _board_of(post: Post) -> str:
    from forums.boards import board_map

    entry = board_map().get(post.topic.board_id)
    return entry.path if entry else "/"
