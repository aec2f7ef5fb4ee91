"""Ideas: what members would like, what has become of it, and what the company says."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ideas.models.boards import CLOSED, IdeaBoardPage, Meaning, Status
from portal.boards.querysets import BoardContentQuerySet, is_row_visible
from portal.common.viewer import Viewer
from portal.moderation.models import Moderated
from portal.writing.models import Tag, Written

if TYPE_CHECKING:
    from datetime import datetime

# What stands in the place of the slug in other addresses of an idea: /ideas/12/vote/.
_RESERVED_SLUGS = frozenset(
    [
        *(
            "behalf",
            "board",
            "changed",
            "comment",
            "curate",
            "delete",
            "edit",
            "follow",
            "hide",
            "history",
            "lineage",
            "live",
            "lock",
            "merge",
        ),
        *(
            "move",
            "notes",
            "owner",
            "progress",
            "response",
            "restore",
            "roadmap",
            "score",
            "similar",
            "split",
            "status",
            "stay",
        ),
        *("unhide", "unmerge", "unsplit", "vote", "voters", "withdraw"),
    ]
)
_SHOWN = Q(hidden_at=None, deleted_at=None, merged_into=None)


def idea_slug(title: str) -> str:
    """The words of an idea's address."""
    slug = slugify(title, allow_unicode=True)[:80].strip("-") or "idea"
    return f"{slug}-idea" if slug in _RESERVED_SLUGS else slug


def title_key(title: str) -> str:
    """What two titles have in common that say the same: no case, no signs, no accents, one space between words."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    kept = ("" if unicodedata.combining(char) else char if char.isalnum() else " " for char in plain)
    return " ".join("".join(kept).split())[:200]


class IdeaQuerySet(BoardContentQuerySet["Idea"]):
    """Merged ideas are among those that a viewer may see."""

    def standing(self) -> Self:
        """Not merged into another: what lists show."""
        return self.filter(merged_into=None)

    def open(self) -> Self:
        """Those that can still be voted for."""
        return self.standing().exclude(meaning__in=CLOSED)

    def unanswered(self) -> Self:
        """Passed the votes that ask for an answer, and nobody has given one."""
        return self.standing().filter(answer_due_at__isnull=False, first_answered_at=None)

    def overdue(self, now: datetime) -> Self:
        return self.unanswered().filter(answer_due_at__lt=now)

    def lock(self, *pks: int) -> dict[int, Idea]:
        """The rows, locked in the order of their numbers until the transaction ends."""
        rows = self.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")
        return {idea.pk: idea for idea in rows}

    def lock_one(self, pk: int) -> Idea:
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


class Idea(Moderated, Written):
    """Something that members would like. Its counters are kept in the acts that change them; reading counts nothing.

    A merged idea keeps its number, text and page, and points on by `merged_into`; its votes count in the idea that it
    leads to (`Vote.idea`) and remember where they were given (`Vote.origin`).
    """

    board = models.ForeignKey(IdeaBoardPage, on_delete=models.PROTECT, related_name="ideas")
    title = models.CharField(_("title"), max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    slug = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="ideas")
    author_name = models.CharField(max_length=100, blank=True, help_text=_("Where an import gave a name and no member."))
    product = models.ForeignKey("products.ProductPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="ideas")
    tags = models.ManyToManyField(Tag, blank=True, related_name="ideas")
    tag_names = models.JSONField(default=list, blank=True, editable=False)  # [[slug, name], …] for lists
    # Answers to the board's further questions: [[field number, question, answer], …], as asked at the time.
    answers = models.JSONField(default=list, blank=True)
    posted_at = models.DateTimeField(default=timezone.now)
    active_at = models.DateTimeField(default=timezone.now)
    # When the wording last changed after others had voted; said to voters and shown on the page.
    reworded_at = models.DateTimeField(null=True, blank=True)
    is_locked = models.BooleanField(_("locked"), default=False)

    # Where it stands
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="ideas")
    meaning = models.CharField(max_length=12, choices=Meaning.choices, default=Meaning.NEW, editable=False)  # of the status
    status_reason = models.CharField(max_length=1000, blank=True, help_text=_("Why it stands there. Everybody reads it."))
    status_at = models.DateTimeField(default=timezone.now)
    status_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who decided so: named when an idea is declined. None: nobody has decided yet, or it was imported."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="ideas_owned"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_count = models.PositiveIntegerField(default=0, help_text=_("Ideas whose votes count here, at any depth."))
    split_count = models.PositiveIntegerField(default=0, help_text=_("Ideas that parts of this one became."))

    # The first answer: owed from the moment when enough had voted.
    answer_due_at = models.DateTimeField(null=True, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)

    # Delivery
    target_quarter = models.CharField(max_length=7, blank=True, help_text=_("Such as 2027-Q2."))
    progress = models.PositiveSmallIntegerField(default=0)

    # Counters. Votes: one person once, over this idea and all that were merged into it.
    vote_count = models.PositiveIntegerField(default=0)
    vote_weight = models.PositiveIntegerField(
        default=0, help_text=_("Sum of the votes spent; as vote_count where one cannot spend.")
    )
    anonymous_votes = models.PositiveIntegerField(default=0, help_text=_("Supports of an import that name nobody."))
    important_count = models.PositiveIntegerField(default=0)
    critical_count = models.PositiveIntegerField(default=0)
    support = models.PositiveIntegerField(default=0, help_text=_("What lists show: vote_weight and anonymous votes."))
    comment_count = models.PositiveIntegerField(default=0)
    last_position = models.PositiveIntegerField(default=0)  # highest comment position ever given; never reused

    # What lists are ordered by. Each changes with an act and not as time passes (portal/common/ranking.py).
    trending_score = models.FloatField(default=0, help_text=_("Votes of the last weeks; 0 without votes."))
    standing_score = models.FloatField(default=0, help_text=_("Votes weighed by their age; 0 without votes."))
    pairwise_score = models.FloatField(null=True, blank=True, help_text=_("How often it wins: which matters more?"))

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title_key"],
                condition=Q(hidden_at=None, deleted_at=None, merged_into=None) & ~Q(title_key=""),
                name="one_idea_of_a_title_per_board",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="an_idea_has_a_title"),
            models.CheckConstraint(
                condition=~Q(meaning="not_doing") | (~Q(status_reason="") & Q(owner__isnull=False)),
                name="an_idea_that_is_not_done_has_a_reason_and_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) & ~Q(meaning__in=["delivered", "not_doing"])
                | Q(closed_at__isnull=False) & Q(meaning__in=["delivered", "not_doing"]),
                name="a_closed_idea_says_when",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="an_idea_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None) | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="a_merged_idea_says_when",
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="progress_of_an_idea_is_a_percentage"),
        ]
        indexes = [
            models.Index(fields=["board", "trending_score", "id"], name="idea_trending_of_board", condition=_SHOWN),
            models.Index(fields=["board", "standing_score", "id"], name="idea_top_of_board", condition=_SHOWN),
            models.Index(fields=["board", "posted_at", "id"], name="idea_newest_of_board", condition=_SHOWN),
            models.Index(fields=["board", "support", "id"], name="idea_support_of_board", condition=_SHOWN),
            models.Index(fields=["trending_score", "id"], name="idea_trending", condition=_SHOWN),
            models.Index(fields=["standing_score", "id"], name="idea_top", condition=_SHOWN),
            models.Index(fields=["posted_at", "id"], name="idea_newest", condition=_SHOWN),
            models.Index(fields=["support", "id"], name="idea_support", condition=_SHOWN),
            models.Index(fields=["status", "trending_score", "id"], name="idea_trending_of_status", condition=_SHOWN),
            models.Index(fields=["status", "support", "id"], name="idea_support_of_status", condition=_SHOWN),
            models.Index(fields=["meaning", "trending_score", "id"], name="idea_trending_of_meaning", condition=_SHOWN),
            models.Index(fields=["product", "trending_score", "id"], name="idea_trending_of_product", condition=_SHOWN),
            models.Index(fields=["board", "meaning", "target_quarter", "id"], name="idea_of_roadmap", condition=_SHOWN),
            models.Index(
                fields=["answer_due_at", "id"],
                name="idea_answer_owed",
                condition=Q(answer_due_at__isnull=False, first_answered_at=None) & _SHOWN,
            ),
            models.Index(fields=["author", "posted_at", "id"], name="idea_by_author"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and not self.title_key:
            self.title_key = title_key(self.title)
        if self.title and not self.slug:
            self.slug = idea_slug(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"/ideas/{self.pk}/{self.slug}/"

    def is_visible_to(self, viewer: Viewer) -> bool:
        """The rule of `IdeaQuerySet.visible_to`, for a row that is here already."""
        return is_row_visible(self, viewer)

    @property
    def is_closed(self) -> bool:
        """No votes any more: it is delivered, or will not be done."""
        return self.meaning in CLOSED

    @property
    def is_merged(self) -> bool:
        return self.merged_into_id is not None


class OfficialResponse(Written):
    """What the company says about an idea: shown first, and each version of it kept as a revision."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="response")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="official_responses")
    posted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("official response")
        verbose_name_plural = _("official responses")

    def __str__(self) -> str:
        return self.excerpt or f"response {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/ideas/{self.idea_id}/#response"
