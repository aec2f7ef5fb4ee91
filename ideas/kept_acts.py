"""What visitors may ask for on the pages of ideas, done once they have signed in; and why pages ask for it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas import actions
from ideas.boards import board_map
from ideas.models import Idea, IdeaComment, VoteMode
from ideas.reading import idea_for
from portal.common.viewer import Viewer
from portal.members.kept_acts import KeptAct, NotDone, Values, register_kept_act, whole_form
from portal.members.models import Member
from portal.members.walls import register_reasons

_COMMENT = gettext_lazy("Sign in to comment. You come back to the idea.")
_VOTE = gettext_lazy("Sign in to vote and comment. You come back to the idea.")
REASONS = {
    "ideas:": gettext_lazy("Sign in to take part in what becomes of ideas. You come back to where you were."),
    "ideas:idea_propose": gettext_lazy("Sign in to propose an idea. You come back to the form."),
    "ideas:idea_short": _VOTE,
    "ideas:idea_detail": _VOTE,
    "ideas:vote": _VOTE,
    "ideas:comment_create": _COMMENT,
    "ideas:comment_detail": gettext_lazy("Sign in to answer this comment. You come back to it."),
    "contests:": gettext_lazy("Sign in to take part in this contest. You come back to it."),
    "roadmap:": gettext_lazy("Sign in to say how far this is. You come back to it."),
    "workbench:": gettext_lazy("Sign in to decide on this idea. You come back to it."),
    "contests:entry_vote": gettext_lazy("Sign in to vote in this contest. You come back to it."),
    "contests:entry_create": gettext_lazy("Sign in to enter an idea in this contest. You come back to the form."),
    "pairwise:comparison_create": gettext_lazy("Sign in to compare ideas. You come back to the first two."),
}


def _idea(viewer: Viewer, pk: int, _values: Values) -> Idea | None:
    found: Idea | None = idea_for(pk, viewer)
    return found


def _vote(member: Member, idea: Idea, _values: Values) -> str:
    if board_map()[idea.board_id].vote_mode == VoteMode.IMPORTANCE:
        raise NotDone(_("You are signed in. Now say how much this idea matters to you."))
    try:
        actions.cast_vote(idea=idea, by=member)
    except actions.AlreadyVoted:
        raise NotDone(_("You had voted for this idea already. Your vote stands.")) from None
    return _("Your vote for “%(title)s” counts.") % {"title": idea.title}


def _comment(viewer: Viewer, pk: int, _values: Values) -> IdeaComment | None:
    return IdeaComment.objects.visible_to(viewer).select_related("idea", "author").filter(pk=pk).first()


def _comment_helpful(member: Member, comment: IdeaComment, _values: Values) -> str:
    try:
        actions.find_comment_helpful(comment=comment, by=member)
    except actions.AlreadyHelpful:
        raise NotDone(_("You had found this helpful already. Your vote stands.")) from None
    return _("You found this helpful.")


def register() -> None:
    acts = [
        KeptAct(
            "vote",
            find=_idea,
            why=lambda idea: _("Sign in to vote for “%(title)s”.") % {"title": idea.title},
            address=lambda idea: idea.get_absolute_url(),
            perform=_vote,
            anchor=lambda idea: f"#vote-{idea.pk}",
        ),
        KeptAct(
            "helpful-comment",
            find=_comment,
            why=lambda comment: _("Sign in to say that a comment on “%(title)s” is helpful.") % {"title": comment.idea.title},
            address=lambda comment: f"/ideas/comments/{comment.pk}/",
            perform=_comment_helpful,
        ),
        KeptAct(
            "comment-idea",
            find=_idea,
            why=lambda idea: (
                _("Sign in to comment on “%(title)s”. You come back to it, with what you wrote.") % {"title": idea.title}
            ),
            address=lambda idea: f"/ideas/{idea.pk}/comment/#answer",
            read=whole_form,
            view="ideas:comment_create",
        ),
        KeptAct(
            "propose",
            find=lambda _viewer, _pk, _values: "/propose/",
            why=lambda _address: _("Sign in to propose an idea. You come back to the form, with what you wrote."),
            address=str,
            read=whole_form,
            view="ideas:idea_propose",
        ),
    ]
    for act in acts:
        register_kept_act(act)
    register_reasons(REASONS)
