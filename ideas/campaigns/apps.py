from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.common.navigation import NavItem


class CampaignsConfig(AppConfig):
    name = "ideas.campaigns"
    verbose_name = _("Challenges")

    def ready(self) -> None:
        from ideas.campaigns import holdings
        from portal.common.navigation import register_foot_source

        holdings.register()
        register_foot_source(_foot)


def _foot() -> "Iterator[NavItem]":
    """The way to challenges, where there are any."""
    from django.contrib.auth.models import AnonymousUser

    from ideas.campaigns.models import CampaignPage
    from portal.common.navigation import NavItem

    if CampaignPage.objects.visible_to(AnonymousUser()).exists():  # the foot is the same for all readers
        yield NavItem(_("Challenges"), "/challenges/", order=20)
