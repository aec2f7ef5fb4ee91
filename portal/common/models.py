"""What a site says about itself. Edited in the admin under Settings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from portal.common import colour
from portal.common.ttl_cache import forget


class AccessVersion(models.Model):
    """One row: the token of all that decides who may read which page or board (portal/common/access.py)."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("version of the rights")


@register_setting(icon="cog", order=10)
class SiteIdentity(BaseSiteSetting):
    """Name, logo and colour of the community."""

    LOGO = "max-400x56"  # twice the height it is shown at
    ICON = "fill-96x96-c100"

    company = models.CharField(_("company"), max_length=60, default="Commonweal")
    community = models.CharField(_("name of the community"), max_length=60, blank=True)
    footer = models.CharField(_("line at the foot of each page"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_(
            "Shown 28 pixels high in place of the mark before the company's name. It must read on white and on near-black."
        ),
    )
    icon = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("icon"),
        help_text=_("A square picture for browser tabs. Without one, the mark is drawn in the accent colour."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=colour.DEFAULT_ACCENT,
        help_text=_(
            "As #rrggbb. Hue and strength stay; the style sheet moves the lightness where text would be hard to read, "
            "differently on light and on dark paper."
        ),
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("company"), FieldPanel("community"), FieldPanel("footer")], heading=_("Names")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("icon"), FieldPanel("accent")], heading=_("Looks")),
    ]

    class Meta:
        verbose_name = _("site identity")

    def clean(self) -> None:
        super().clean()
        self.accent = self.accent.strip().lower()
        if not colour.is_colour(self.accent):
            raise ValidationError({"accent": _("Write the colour as # and six digits or letters a to f, such as #0b5c7a.")})
        worst = colour.worst_contrast(self.accent)
        if worst < colour.NEEDED:
            raise ValidationError(
                {
                    "accent": _(
                        "Text in this colour would have a contrast of %(contrast).1f; 4.5 is needed. Choose another one."
                    )
                    % {"contrast": worst}
                }
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.logo_rendition()  # drawn now, so that no page view has to write
        self.icon_rendition()
        forget()

    def logo_rendition(self) -> tuple[str, int, int]:
        """Address, width and height (CSS pixels) of the logo; empty and zeros without one."""
        address, width, height = self._rendition(self.logo, self.LOGO)
        return address, width // 2, height // 2

    def icon_rendition(self) -> str:
        """Address of the square picture for browser tabs, or empty."""
        return self._rendition(self.icon, self.ICON)[0]

    @staticmethod
    def _rendition(image: Any, wanted: str) -> tuple[str, int, int]:
        if image is None:
            return "", 0, 0
        try:
            rendition = image.get_rendition(wanted)
        except (OSError, ValueError):  # the file is gone or is no picture any more: the mark is drawn instead
            return "", 0, 0
        return rendition.url, rendition.width, rendition.height
