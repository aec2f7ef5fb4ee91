from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.common.navigation import NavItem


class ContestsConfig(AppConfig):
    name = "ideas.contests"
    verbose_name = _("Idea contests")

    def ready(self) -> None:
        from ideas.contests import kinds, notices, personal_data, reading  # noqa: F401  # declares what its templates get
        from portal.common.navigation import register_foot_source

        personal_data.register()
        kinds.register()
        notices.register()
        register_foot_source(_foot)


def _foot() -> "Iterator[NavItem]":
    """The way to idea contests, where there are any."""
    from django.contrib.auth.models import AnonymousUser

    from ideas.contests.models import ContestPage
    from portal.common.navigation import NavItem

    if ContestPage.objects.visible_to(AnonymousUser()).exists():  # the foot is the same for all readers
        yield NavItem(_("Idea contests"), "/contests/", order=20)
