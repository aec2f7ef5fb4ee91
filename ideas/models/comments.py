"""What members say about ideas."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models.ideas import Idea
from portal.boards.querysets import BoardContentQuerySet
from portal.moderation.models import Moderated
from portal.writing.models import Written

DEEPEST = 32  # levels of replies; imports have been seen with 24


class IdeaCommentQuerySet(BoardContentQuerySet["IdeaComment"]):
    board = "idea__board"
    goes_with = ("idea",)


class IdeaComment(Moderated, Written):
    """A remark about an idea, or an answer to another remark. Moves with a merge as votes do.

    A hidden comment that others answered keeps its place as "removed", so that what they said still has one.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="comments")
    origin = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="comments_given")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    # The comment at the top of its branch; empty for that one itself. A branch is read with one query.
    branch = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="branch_comments")
    depth = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveIntegerField()  # within its origin, in the order of saying; never reused
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="idea_comments"
    )
    author_name = models.CharField(max_length=100, blank=True)
    is_official = models.BooleanField(default=False, help_text=_("Said for the company."))
    posted_at = models.DateTimeField(default=timezone.now)
    helpful_count = models.PositiveIntegerField(default=0)
    unhelpful_count = models.PositiveIntegerField(
        default=0, help_text=_("Votes against at the source of an import; none are given here.")
    )
    reply_count = models.PositiveIntegerField(default=0, help_text=_("Visible comments below it, in a branch's first one."))

    objects = IdeaCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on an idea")
        verbose_name_plural = _("comments on ideas")
        constraints = [
            models.UniqueConstraint(fields=["origin", "position"], name="one_idea_comment_per_position"),
            models.CheckConstraint(
                condition=Q(parent=None, branch=None, depth=0) | Q(parent__isnull=False, branch__isnull=False, depth__gte=1),
                name="an_answer_stands_in_a_branch",
            ),
            models.CheckConstraint(condition=Q(depth__lte=DEEPEST), name="a_branch_of_comments_has_an_end"),
        ]
        indexes = [
            models.Index(fields=["idea", "helpful_count", "id"], name="idea_comment_helpful", condition=Q(parent=None)),
            models.Index(fields=["idea", "posted_at", "id"], name="idea_comment_newest", condition=Q(parent=None)),
            models.Index(fields=["branch", "id"], name="idea_comment_branch", condition=Q(branch__isnull=False)),
            models.Index(fields=["author", "posted_at", "id"], name="idea_comment_by_author"),
        ]

    def __str__(self) -> str:
        return self.excerpt or f"comment {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/ideas/comments/{self.pk}/"


class IdeaCommentVote(models.Model):
    """A member found a comment on an idea helpful. Nobody votes for their own (the action refuses it)."""

    comment = models.ForeignKey(IdeaComment, on_delete=models.CASCADE, related_name="helpful_votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="idea_comment_votes")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "member"], name="one_helpful_vote_per_member_and_idea_comment")
        ]
