"""The changelog: what was changed, and which ideas asked for it. Wagtail pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager

from ideas.choosing import IDEAS
from ideas.models import Idea
from ideas.permissions import can_deliver
from portal.common.admin_picking import ChoosingForm, ChoosingPanel, ChosenField
from portal.common.page_context import ReadPage
from portal.common.pages import VisiblePageQuerySet, site_path

_TEXT = ["bold", "italic", "link", "ol", "ul", "h3"]


class _WithoutReview:
    """A page of the changelog: whoever may publish there does so alone, whatever workflow stands above it."""

    @property
    def has_workflow(self) -> bool:
        return False

    def get_workflow(self) -> None:
        return None


class ChangelogIndexPage(_WithoutReview, ReadPage, Page):
    """All changes, the newest first."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    @classmethod
    def of_site(cls) -> ChangelogIndexPage | None:
        """Where changes are told."""
        return cls.objects.live().order_by("path").first()

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["roadmap.ChangelogPage"]
    template = "roadmap/changelog_list.html"
    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    class Meta:
        verbose_name = _("changelog")
        verbose_name_plural = _("changelogs")

    def get_absolute_url(self) -> str:
        return site_path(self)


class ChangelogForm(WagtailAdminPageForm):
    """Refuses to deliver what the editor may not decide on, before anybody is told anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        delivers = self.fields.get("delivers")
        if delivers is not None and not getattr(self.for_user, "is_company", False):
            # Whoever may not decide on ideas writes what changed and is not offered the decision.
            delivers.disabled = True
            delivers.help_text = _("The product team decides this.")
            if self.instance.pk is None:
                self.initial["delivers"] = False

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        formset = self.formsets.get("ideas")
        if not data.get("delivers") or formset is None or self.fields["delivers"].disabled:
            return data
        for form in formset.forms:
            idea = getattr(form, "cleaned_data", {}).get("idea")
            if idea is None or form.cleaned_data.get("DELETE"):
                continue
            verdict = can_deliver(self.for_user, idea, timezone.now())
            if not verdict:
                self.add_error("delivers", f"{idea.title}: {verdict.reason}")
        return data


class ChangelogIdeaForm(ChoosingForm):
    """Which idea asked for it."""

    idea = ChosenField(IDEAS, label=_("Idea"))


class ChangelogPage(_WithoutReview, ReadPage, Page):
    """One change that members notice. The ideas that asked for it are delivered with it, and whoever voted is told."""

    summary = models.CharField(_("in one sentence"), max_length=300, help_text=_("Everybody who asked for it reads this."))
    body = RichTextField(_("what changed"), features=_TEXT, blank=True)
    product = models.ForeignKey(
        "products.ProductPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="changes",
        verbose_name=_("product"),
    )
    released_on = models.DateField(_("since"), default=timezone.localdate)
    delivers = models.BooleanField(
        _("the ideas below are delivered with it"),
        default=True,
        help_text=_("On publishing, their status becomes “delivered” and everybody who voted hears: you asked, it shipped."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("product"),
        FieldPanel("released_on"),
        FieldPanel("body"),
        ChoosingPanel("ideas", heading=_("Who asked for it"), label=_("idea"), form_class=ChangelogIdeaForm),
        FieldPanel("delivers"),
    ]
    base_form_class = ChangelogForm
    parent_page_types: ClassVar[list[str]] = ["roadmap.ChangelogIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "roadmap/changelog_detail.html"
    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def get_absolute_url(self) -> str:
        return site_path(self)


class ChangelogIdea(Orderable):
    """An idea that asked for a change."""

    page = ParentalKey(ChangelogPage, on_delete=models.CASCADE, related_name="ideas")
    idea = models.ForeignKey(
        Idea,
        on_delete=models.CASCADE,
        related_name="changelog_links",
        verbose_name=_("idea"),
    )

    panels = [FieldPanel("idea")]

    class Meta(Orderable.Meta):
        verbose_name = _("idea that asked for a change")
        verbose_name_plural = _("ideas that asked for a change")
        constraints = [models.UniqueConstraint(fields=["page", "idea"], name="an_idea_stands_once_in_a_change")]

    def clean(self) -> None:
        super().clean()
        if self.idea_id and self.idea.is_merged:
            raise ValidationError({"idea": gettext("This idea was merged into another. Name that one.")})


class Shipment(models.Model):
    """An idea was delivered with a change, once: to publish the page again tells nobody again. Outlives the page's revisions."""

    page = models.ForeignKey(ChangelogPage, on_delete=models.CASCADE, related_name="shipments")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="shipments")
    shipped_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("idea delivered with a change")
        verbose_name_plural = _("ideas delivered with a change")
        constraints = [models.UniqueConstraint(fields=["page", "idea"], name="a_change_delivers_an_idea_once")]

    def __str__(self) -> str:
        return f"{self.idea_id} with {self.page_id}"
