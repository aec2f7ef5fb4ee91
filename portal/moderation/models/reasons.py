"""Prepared reasons, which administrators write and moderators begin theirs with."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.moderation.models.rules import Rule


class ReasonTemplateQuerySet(models.QuerySet["ReasonTemplate"]):
    def in_order_for(self, language: str) -> Self:
        """Those in this language, or in none, before the others."""
        fits = models.Case(models.When(language__in=["", language], then=0), default=1, output_field=models.IntegerField())
        return self.select_related("rule").order_by(fits, "title")


class ReasonTemplate(models.Model):
    """A reason that is often given. It is put into the box, where the moderator changes it: the author reads what stands there."""

    title = models.CharField(_("title"), max_length=80, unique=True, help_text=_("What moderators choose it by."))
    text = models.TextField(_("reason"), max_length=300, help_text=_("What you saw, and what the author can do now."))
    rule = models.ForeignKey(
        Rule,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("rule"),
        help_text=_("Chosen with it."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Moderators are offered those in the author's language first."),
    )

    objects = ReasonTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("prepared reason")
        verbose_name_plural = _("prepared reasons")
        ordering = ("title",)
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="a_prepared_reason_says_something")]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_language_display()})" if self.language else self.title
