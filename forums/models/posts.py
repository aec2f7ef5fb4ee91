"""What members say in topics."""

from __future__ import annotations

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.topics import Topic
from portal.boards.querysets import BoardContentQuerySet
from portal.moderation.models import Moderated
from portal.writing.models import Written


class PostQuerySet(BoardContentQuerySet["Post"]):
    board = "topic__board"
    goes_with = ("topic",)
    goes_with_any = ("parent",)  # a comment goes with the post that it stands under

    def replies_of_others(self) -> Self:
        """Replies that stand, of anybody but who asked. A name without an account, as imports bring them, is nobody's own."""
        replies = self.filter(position__gt=1, hidden_at=None, deleted_at=None)
        return replies.filter(Q(author=None) | Q(topic__author=None) | ~Q(author=F("topic__author")))


class Post(Moderated, Written):
    """Something a member said in a topic: its first post, a reply, or a comment (a post with a parent)."""

    # Found by `one_post_per_position`, which begins with it. An index of its own would be chosen by planners who think
    # that topics are short, and a long one would be read whole for its last post.
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts", db_index=False)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    # 1 is the first post, replies follow without reuse. Comments have none: they hang on their parent.
    position = models.PositiveIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    author_name = models.CharField(max_length=100, blank=True)
    was_title = models.CharField(
        max_length=200, blank=True, help_text=_("The title of the topic that it began, before a merge brought it here.")
    )
    by_staff = models.BooleanField(default=False, help_text=_("Its author spoke for the company when it was written."))
    # Chosen by whoever of the staff writes it: not all that staff say is what the company answers.
    is_official = models.BooleanField(
        default=False, help_text=_("The answer of the company, where it is a reply to a question.")
    )
    is_wiki = models.BooleanField(default=False, help_text=_("Others edit it too; its history says who."))
    # Found by `each_poll_in_one_post`: few posts have one.
    poll = models.ForeignKey(
        "polls.InlinePoll", null=True, blank=True, on_delete=models.SET_NULL, related_name="posts", db_index=False
    )
    posted_at = models.DateTimeField(default=timezone.now)
    helpful_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    source_score = models.IntegerField(null=True, blank=True, help_text=_("Score at the source of an import."))

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(fields=["topic", "position"], name="one_post_per_position"),
            models.CheckConstraint(
                condition=Q(parent=None, position__isnull=False) | Q(parent__isnull=False, position=None),
                name="a_comment_has_no_position",
            ),
            models.CheckConstraint(
                condition=Q(is_official=False) | Q(by_staff=True, parent=None), name="an_official_answer_is_a_reply_of_staff"
            ),
            models.UniqueConstraint(fields=["poll"], condition=Q(poll__isnull=False), name="each_poll_in_one_post"),
        ]
        indexes = [
            models.Index(fields=["parent", "posted_at"], name="post_comments", condition=Q(parent__isnull=False)),
            models.Index(fields=["author", "posted_at", "id"], name="post_by_author"),
            models.Index(
                fields=["author", "topic"],
                name="post_replies_of_author",
                condition=Q(position__gt=1, hidden_at=None, deleted_at=None),
            ),
            models.Index(fields=["topic", "position"], name="post_official", condition=Q(is_official=True)),
        ]

    def __str__(self) -> str:
        return self.excerpt or f"post {self.pk}"

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @property
    def version(self) -> str:
        """Says which text this is, so that nobody saves over one that they have not read."""
        return hashlib.sha256(f"{self.edit_count}:{self.body}".encode()).hexdigest()[:16]

    @property
    def is_comment(self) -> bool:
        return self.parent_id is not None

    def get_absolute_url(self) -> str:
        return f"/p/{self.pk}/"
