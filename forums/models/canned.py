"""Texts that staff use again and again."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

PLACEHOLDERS = ("asker", "title", "product", "me")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def check_placeholders(text: str) -> None:
    """A word in braces that nothing stands for would be posted as it is."""
    unknown = sorted(set(_PLACEHOLDER.findall(text)) - set(PLACEHOLDERS))
    if unknown:
        raise ValidationError(
            gettext("{%(name)s} stands for nothing. Use {asker}, {title}, {product} or {me}.") % {"name": unknown[0]}
        )


class CannedReply(models.Model):
    """A prepared answer. Staff put it into their reply and change it before it is posted."""

    title = models.CharField(_("title"), max_length=100, unique=True, help_text=_("What staff choose it by."))
    text = models.TextField(
        _("text"),
        max_length=5000,
        validators=[check_placeholders],
        help_text=_("Markdown. {asker}, {title}, {product} and {me} are replaced when it is put into a reply."),
    )
    use_count = models.PositiveIntegerField(_("used"), default=0, editable=False)

    class Meta:
        verbose_name = _("prepared answer")
        verbose_name_plural = _("prepared answers")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
