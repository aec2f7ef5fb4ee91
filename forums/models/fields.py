"""What a board asks of those who ask there, beside title and text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from forums.models.boards import BoardPage


class AskField(Orderable):
    """A question of the ask form of one board. What members answer is kept with the topic, in words."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Short text")
        CHOICE = "choice", _("One of several")
        VERSION = "version", _("Version number, such as 3.1.4")
        NUMBER = "number", _("Number")
        YES_NO = "yes_no", _("Yes or no")

    board = ParentalKey(BoardPage, on_delete=models.CASCADE, related_name="ask_fields")
    label = models.CharField(_("label"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TEXT)
    help_text = models.CharField(_("hint"), max_length=200, blank=True, help_text=_("Such as where to find it."))
    choices = models.TextField(
        _("choices"), blank=True, max_length=2000, help_text=_("For “one of several”: one on each line.")
    )
    product = models.ForeignKey(
        "products.ProductPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("product"),
        help_text=_("Asked of questions about this product only; of every question where none is chosen."),
    )
    is_required = models.BooleanField(_("required"), default=False)

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("kind"), FieldPanel("is_required")]),
        FieldPanel("help_text"),
        FieldPanel("choices"),
        FieldPanel("product"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("field of the ask form")
        verbose_name_plural = _("fields of the ask form")

    def __str__(self) -> str:
        return self.label

    @property
    def choice_list(self) -> list[str]:
        """The choices, each once, in their order."""
        lines = (" ".join(line.split()) for line in self.choices.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.kind == self.Kind.CHOICE and len(self.choice_list) < 2:
            problems["choices"] = _("Write at least two choices, one on each line.")
        if problems:
            raise ValidationError(problems)
