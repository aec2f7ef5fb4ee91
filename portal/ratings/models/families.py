"""What reviews of a family of products ask: dimensions to rate, and how somebody uses the product."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OfFamilyQuerySet(models.QuerySet["OfFamily"]):
    def asked_of(self, family: str) -> Self:
        """What new reviews of products of this family are asked, in order."""
        return self.filter(family=family, is_asked=True).order_by("sort_order", "pk")


class OfFamily(models.Model):
    """Something that is asked about each product of a family. What is no longer asked keeps the answers it had."""

    family = models.CharField(_("family"), max_length=60, blank=True, help_text=_("As the pages of the products name it."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_asked = models.BooleanField(_("asked of new reviews"), default=True)

    class Meta:
        abstract = True


class Dimension(OfFamily):
    """One side of a product that is rated by itself, such as its noise."""

    name = models.CharField(_("name"), max_length=40)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = _("dimension of a rating")
        verbose_name_plural = _("dimensions of a rating")
        ordering = ("family", "sort_order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["family", "name"], name="one_dimension_of_a_name_per_family"),
            models.CheckConstraint(condition=~Q(name=""), name="a_dimension_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class UseQuestion(OfFamily):
    """A question about how somebody uses a product. The answers are the traits by which readers find people like them."""

    question = models.CharField(_("question"), max_length=80)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of use")
        verbose_name_plural = _("questions of use")
        ordering = ("family", "sort_order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["family", "question"], name="one_question_of_use_per_family"),
            models.CheckConstraint(condition=~Q(question=""), name="a_question_of_use_has_words"),
        ]

    def __str__(self) -> str:
        return self.question


class UseOption(models.Model):
    """One of the answers that a question of use offers."""

    question = models.ForeignKey(UseQuestion, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("answer"), max_length=60)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("answer to a question of use")
        verbose_name_plural = _("answers to a question of use")
        ordering = ("sort_order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["question", "text"], name="one_option_of_a_text_per_question"),
            models.CheckConstraint(condition=~Q(text=""), name="an_option_of_use_has_words"),
        ]

    def __str__(self) -> str:
        return self.text
