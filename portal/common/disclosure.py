"""What becomes of an answer: one of three kinds, which the form says before anything is sent, and which then stays.

There is no "confidential, more or less": figures of an open question are exact and move at once, those of a confidential
one come only from `private_counts`.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Disclosure(models.TextChoices):
    """Who learns what of an answer."""

    OPEN = "open", _("Open: results move with each answer")
    NAMED = "named", _("Named: the product team sees who answered what")
    CONFIDENTIAL = "confidential", _("Confidential: one result at the end, to the nearest five people")
