from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import AbstractGroupApprovalTask, Page, PageManager
from wagtail.snippets.models import register_snippet

from portal.articles.blocks import ArticleBody
from portal.common.admin_picking import ChoosingPageForm, ChosenField
from portal.common.page_context import ReadPage
from portal.common.pages import VisiblePageQuerySet, site_path
from portal.common.permissions import require
from portal.members.choosing import MEMBERS

VOTES_FOR_A_SHARE = 5  # fewer say more about who voted than about the article


@register_snippet
class ArticleCategory(models.Model):
    """A shelf of the article base."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(unique=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("sort_order")]

    class Meta:
        verbose_name = _("article category")
        verbose_name_plural = _("article categories")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class ArticleIndexPage(ReadPage, Page):
    """All articles, by category."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    template = "articles/article_list.html"

    class Meta:
        verbose_name = _("article list")


class ArticleQuerySet(VisiblePageQuerySet):
    def for_lists(self) -> ArticleQuerySet:
        """With what a list prints, and without the text."""
        return self.select_related("category").defer("body", "search_description", "seo_title")

    def latest(self) -> ArticleQuerySet:
        return self.order_by("-last_published_at", "-pk")


class ArticleForm(ChoosingPageForm):
    """Members are too many for a list: author and checker are chosen by typing."""

    author = ChosenField(MEMBERS, label=_("Author"), required=False)
    checked_by = ChosenField(MEMBERS, label=_("Checked by"), required=False)


class ArticlePage(ReadPage, Page):
    """A text that was checked and stays: how to do a thing properly."""

    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("text"))
    category = models.ForeignKey(ArticleCategory, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles_checked",
        verbose_name=_("checked by"),
    )
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="articles")
    checked_at = models.DateField(_("last checked"), default=timezone.localdate, null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("category"),
        FieldPanel("products"),
        FieldPanel("author"),
        FieldPanel("checked_by"),
        FieldPanel("checked_at"),
        FieldPanel("body"),
    ]
    base_form_class = ArticleForm
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []
    template = "articles/article_detail.html"

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_absolute_url(self) -> str:
        return site_path(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from portal.articles.reads import article_reads
        from portal.common.view_history import note_read

        article_reads.add(self.pk, request)
        note_read(request.user, "articles.article", self.pk)
        return super().serve(request, *args, **kwargs)


class ArticleTally(models.Model):
    """What is counted about an article; beside the page, so that a draft of the page does not hold old numbers.

    An edition lasts until the text is rewritten: votes about words that are gone say nothing about those that stand.
    """

    article = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    edition = models.PositiveIntegerField(default=1)
    edition_text = models.TextField(blank=True, help_text=_("The words that this edition began with."))
    helpful_count = models.PositiveIntegerField(default=0)
    unhelpful_count = models.PositiveIntegerField(default=0)
    read_count = models.PositiveIntegerField(default=0, db_index=True)
    failed_count = models.PositiveIntegerField(
        default=0, db_index=True, help_text=_("Questions whose askers had read this edition before they asked.")
    )

    class Meta:
        verbose_name = _("figures of an article")
        verbose_name_plural = _("figures of articles")

    def __str__(self) -> str:
        return f"{self.article_id}, edition {self.edition}"

    @property
    def vote_count(self) -> int:
        return self.helpful_count + self.unhelpful_count

    @property
    def helpful_share(self) -> int | None:
        """Percent of those who said so; None where they are too few to speak for others."""
        return round(100 * self.helpful_count / self.vote_count) if self.vote_count >= VOTES_FOR_A_SHARE else None


class ArticleVote(models.Model):
    """One member's word on one edition of an article."""

    class Reason(models.TextChoices):
        WRONG = "wrong", _("It did not work")
        OLD = "old", _("It is out of date")
        UNCLEAR = "unclear", _("I could not follow it")
        ELSE = "else", _("It is about something else")

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="votes")
    edition = models.PositiveIntegerField()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="article_votes")
    is_helpful = models.BooleanField()
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    voted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vote on an article")
        verbose_name_plural = _("votes on articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "edition", "member"], name="one_vote_per_member_and_edition"),
            models.CheckConstraint(
                condition=models.Q(is_helpful=True, reason="", note="") | models.Q(is_helpful=False) & ~models.Q(reason=""),
                name="a_reason_when_it_did_not_help",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.article_id}"


class EditorialReview(AbstractGroupApprovalTask):
    """A step of a workflow that a second pair of eyes takes: members of groups, never who wrote it."""

    class Meta:
        verbose_name = _("review by another editor")
        verbose_name_plural = _("reviews by another editor")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the chosen groups can approve, but not who wrote it"))

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        from portal.articles.review import can_approve

        actions = super().get_actions(obj, user)
        return actions if can_approve(user, obj) else [action for action in actions if action[0] != "approve"]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        from portal.articles.review import can_approve

        if action_name == "approve":
            require(can_approve(user, task_state.revision.content_object))
        super().on_action(task_state, user, action_name, **kwargs)
