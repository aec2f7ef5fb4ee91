from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class SiteIdentity(BaseSiteSetting):
    """Name, logo and colour of the community."""

    company = models.CharField(_("company"), max_length=60, default="Commonweal")
    community = models.CharField(_("name of the community"), max_length=60, blank=True)
    footer = models.CharField(_("line at the foot of each page"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("logo")
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#0b5c7a",
        help_text=_("As #rrggbb. Text contrast is kept whatever you choose."),
    )

    class Meta:
        verbose_name = _("site identity")
