"""Reviews: what somebody thinks of a product, in stars and words, with everything that hangs on it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.pages import paths_closed_to
from portal.common.viewer import Viewer
from portal.moderation.models import Moderated
from portal.ratings.models.families import Dimension, UseOption, UseQuestion
from portal.writing.models import Upload, Written

STARS = (1, 2, 3, 4, 5)
_SHOWN = Q(hidden_at=None, deleted_at=None, held_at=None)


def stars_rule(name: str, field: str = "stars") -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__gte": 1, f"{field}__lte": 5}), name=name)


class ReviewQuerySet(models.QuerySet["Review"]):
    def public_rows(self) -> Self:
        """Those that everybody reads who may read of the product: neither hidden nor deleted nor held."""
        return self.filter(_SHOWN)

    def within_reach(self, viewer: Viewer) -> Self:
        """Reviews of products that the viewer may read of, whatever became of them."""
        rows = self.filter(product__live=True)
        for path in paths_closed_to(viewer):
            rows = rows.exclude(product__path__startswith=path)
        return rows

    def visible_to(self, viewer: Viewer) -> Self:
        """Moderators see also what is hidden, deleted or held."""
        rows = self.within_reach(viewer)
        return rows if viewer.is_authenticated and viewer.is_moderator else rows.public_rows()

    def with_own(self, member: Viewer) -> Self:
        """As `visible_to`, with the member's own that others do not see."""
        if not member.is_authenticated:
            return self.visible_to(member)
        seen = self.visible_to(member).order_by().values("pk")
        own = self.within_reach(member).filter(author_id=member.pk).order_by().values("pk")
        return self.filter(Q(pk__in=seen) | Q(pk__in=own))

    def lock_one(self, pk: int) -> Review:
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


class Review(Moderated, Written):
    """What somebody thinks of a product. One current review per member and product; earlier versions are kept.

    Labels (`verified_at`, `rewarded_at`, `is_employee`, `imported_from`) are set by the system. There is no field that
    ties a reward to the stars.
    """

    class Recommends(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        DEPENDS = "depends", _("It depends")

    class UsedFor(models.TextChoices):
        WEEKS = "weeks", _("less than a month")
        MONTHS = "months", _("1 to 6 months")
        HALF = "half", _("6 to 12 months")
        YEAR = "year", _("1 to 2 years")
        YEARS = "years", _("2 to 5 years")
        LONG = "long", _("more than 5 years")

    product = models.ForeignKey("products.ProductPage", on_delete=models.CASCADE, related_name="reviews", db_index=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    author_name = models.CharField(max_length=100, blank=True, help_text=_("Where an import gave a name and no member."))
    stars = models.PositiveSmallIntegerField(_("stars"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    pros = models.JSONField(_("pros"), default=list, blank=True)  # lines of text
    cons = models.JSONField(_("cons"), default=list, blank=True)
    recommends = models.CharField(_("would recommend it"), max_length=8, choices=Recommends, blank=True)
    used_for = models.CharField(_("used for"), max_length=8, choices=UsedFor, blank=True)
    product_version = models.CharField(_("version of the product"), max_length=40, blank=True)
    posted_at = models.DateTimeField(default=timezone.now)
    is_dated = models.BooleanField(default=True, help_text=_("False: the source of an import gave no date."))

    # Labels. Neither the author nor the company can remove them.
    verified_at = models.DateTimeField(null=True, blank=True, help_text=_("Since when the customer record knows a purchase."))
    rewarded_at = models.DateTimeField(null=True, blank=True)
    is_employee = models.BooleanField(default=False, help_text=_("Written by staff: shown, not counted."))
    imported_from = models.CharField(max_length=60, blank=True)
    source_key = models.CharField(max_length=80, blank=True, editable=False)  # which row of the source it was

    # Part of a burst: nobody else sees it until a person has looked.
    held_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    # An edition begins with the version that left less than half of the words before. Votes are for an edition.
    edition = models.PositiveSmallIntegerField(default=1)
    helpful_count = models.PositiveIntegerField(default=0)
    unhelpful_count = models.PositiveIntegerField(default=0)
    earlier_helpful_count = models.PositiveIntegerField(default=0, help_text=_("Votes for an earlier text."))
    imported_helpful_count = models.PositiveIntegerField(default=0, help_text=_("Helpful votes at the source of an import."))
    helpful_score = models.FloatField(default=0, help_text=_("Lower bound of the share of readers helped."))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            stars_rule("a_review_has_one_to_five_stars"),
            models.UniqueConstraint(
                fields=["product", "author"],
                condition=Q(author__isnull=False, deleted_at=None),
                name="one_current_review_per_member_and_product",
            ),
            models.UniqueConstraint(
                fields=["product", "imported_from", "source_key"],
                condition=~Q(imported_from=""),
                name="one_review_per_row_of_a_source",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=False) | ~Q(imported_from=""), name="a_review_has_an_author_or_a_source"
            ),
            models.CheckConstraint(
                condition=Q(imported_from="", source_key="") | (~Q(imported_from="") & ~Q(source_key="")),
                name="an_imported_review_says_which_row_it_was",
            ),
        ]
        indexes = [
            models.Index(fields=["product", "posted_at", "id"], name="review_newest", condition=_SHOWN),
            models.Index(fields=["product", "helpful_score", "id"], name="review_helpful", condition=_SHOWN),
            models.Index(fields=["product", "stars", "helpful_score", "id"], name="review_helpful_stars", condition=_SHOWN),
            models.Index(fields=["product", "stars", "posted_at", "id"], name="review_newest_stars", condition=_SHOWN),
            models.Index(fields=["product", "stars", "id"], name="review_by_stars", condition=_SHOWN),
            models.Index(
                fields=["product", "helpful_score", "id"],
                name="review_verified",
                condition=_SHOWN & Q(verified_at__isnull=False),
            ),
            models.Index(fields=["product", "id"], name="review_by_product"),
            models.Index(fields=["author", "posted_at", "id"], name="review_by_author"),
            models.Index(fields=["held_at", "id"], name="review_held", condition=Q(held_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title or self.excerpt or f"review {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/reviews/{self.pk}/"

    @property
    def is_public(self) -> bool:
        return self.hidden_at is None and self.deleted_at is None and self.held_at is None

    @property
    def is_counted(self) -> bool:
        """Whether it is part of the product's rating."""
        return self.is_public and not self.is_employee

    @property
    def version_number(self) -> int:
        """Of the text that stands now; versions before it are kept."""
        return self.edit_count + 1


class ReviewVersion(models.Model):
    """How a review read before an edit. Written once."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    stars = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    body = models.TextField(blank=True)  # was clean when it stood in the review
    pros = models.JSONField(default=list, blank=True)
    cons = models.JSONField(default=list, blank=True)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier version of a review")
        verbose_name_plural = _("earlier versions of reviews")
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_version_of_a_review_per_number"),
            stars_rule("a_version_of_a_review_has_stars"),
        ]


class DimensionScore(models.Model):
    """The stars that a review gives to one side of the product."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores", db_index=False)
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="scores")
    stars = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "dimension"], name="one_score_per_review_and_dimension"),
            stars_rule("a_score_has_one_to_five_stars"),
        ]


class UseAnswer(models.Model):
    """How the reviewer uses the product: one answer to one question."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="uses", db_index=False)
    question = models.ForeignKey(UseQuestion, on_delete=models.PROTECT, related_name="answers")
    option = models.ForeignKey(UseOption, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "question"], name="one_answer_of_use_per_review")]
        indexes = [models.Index(fields=["option", "review"], name="use_answer_by_option")]


class ReviewPhoto(models.Model):
    """A picture that came with a review. Its file is an upload like any other, seen by whoever may see the review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos", db_index=False)
    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="review_photo")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["review", "position"], name="one_photo_per_position_of_a_review")]


class ReviewVote(models.Model):
    """A member found a review helpful, or not. It is for the text as it was then, and costs nobody any points."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes", db_index=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_votes")
    is_helpful = models.BooleanField()
    edition = models.PositiveSmallIntegerField()
    voted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("vote on a review")
        verbose_name_plural = _("votes on reviews")
        constraints = [models.UniqueConstraint(fields=["review", "member"], name="one_vote_per_member_and_review")]


class CompanyAnswer(Written):
    """What the company says about a review: one answer, which can be changed and never removes anything."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="answer")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_answers")
    posted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("company’s answer")
        verbose_name_plural = _("company’s answers")

    def __str__(self) -> str:
        return self.excerpt or f"answer {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/reviews/{self.review_id}/#answer"


class ReviewReturn(models.Model):
    """A review went back to its author for a change: for which reason, and which words it is about.

    The reasons are these and no others. The stars are none of them.
    """

    class Code(models.TextChoices):
        PRIVATE = "private", _("Personal data of others")
        RUDE = "rude", _("Insults")
        ADVERTISING = "spam", _("Links and advertising")
        ELSEWHERE = "off-topic", _("Another product, or another shop’s prices")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="returns", db_index=False)
    code = models.CharField(_("reason"), max_length=12, choices=Code)
    passage = models.CharField(_("the words that it is about"), max_length=300)
    note = models.CharField(_("what to change"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_returns")
    at = models.DateTimeField(default=timezone.now)
    sent_again_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # it was shown again, or decided otherwise

    class Meta:
        verbose_name = _("returned review")
        verbose_name_plural = _("returned reviews")
        constraints = [
            models.UniqueConstraint(fields=["review"], condition=Q(closed_at=None), name="one_open_return_per_review"),
            models.CheckConstraint(
                condition=Q(code__in=["private", "rude", "spam", "off-topic"]), name="a_return_has_one_of_the_reasons"
            ),
            models.CheckConstraint(condition=~Q(passage=""), name="a_return_names_the_words"),
        ]
        indexes = [
            models.Index(fields=["sent_again_at", "id"], name="return_sent_again", condition=Q(closed_at=None)),
            models.Index(fields=["review", "at"], name="return_by_review"),
        ]
