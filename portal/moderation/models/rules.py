"""The numbered rules of the site, which administrators edit and decisions name."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml, html_of
from portal.moderation.models.flags import FlagReason


class RuleQuerySet(models.QuerySet["Rule"]):
    def in_force(self) -> Self:
        return self.filter(is_in_force=True)


def wording_of_rules() -> str:
    """All rules in force, as whoever joins accepts them."""
    return "\n".join(f"{rule}\n{rule.text}" for rule in Rule.objects.in_force())


class Rule(models.Model):
    """One rule of the site. It is never deleted once a decision names it; one that no longer holds is taken out of force."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("rule"), max_length=60, help_text=_("In a few words, such as “No advertising”."))
    text = models.TextField(
        _("in full"), max_length=2000, help_text=_("What is meant, and what members can do instead. Paragraphs, no formatting.")
    )
    flag_reason = models.CharField(
        _("suggested for flags"),
        max_length=12,
        choices=FlagReason.choices,
        blank=True,
        help_text=_("Flags for this reason suggest the rule to moderators."),
    )
    is_in_force = models.BooleanField(
        _("in force"),
        default=True,
        help_text=_("One that is not in force stays in earlier decisions, and is not on the page of rules."),
    )

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="rules_are_numbered_from_one"),
            models.CheckConstraint(condition=~models.Q(title=""), name="a_rule_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title = self.title.strip()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('rules')}#rule-{self.number}"

    @property
    def html(self) -> CleanHtml:
        """In full, as paragraphs."""
        paragraphs = [html_of(" ".join(part.split())) for part in self.text.split("\n\n") if part.strip()]
        return CleanHtml("".join(paragraphs))
