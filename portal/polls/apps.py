from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.common.navigation import NavItem


class PollsConfig(AppConfig):
    name = "portal.polls"
    verbose_name = _("Polls and opinions")

    def ready(self) -> None:
        from portal.activity.releases import register_sealer
        from portal.common.navigation import register_foot_source
        from portal.polls import kept_acts, kinds, notices, personal_data, results  # noqa: F401  # declares what its templates get
        from portal.polls.actions import seal_closed, seal_inline

        register_sealer(seal_closed)
        register_sealer(seal_inline)
        kept_acts.register()
        kinds.register()
        notices.register()
        personal_data.register()
        register_foot_source(_foot)


def _foot() -> "Iterator[NavItem]":
    """The way to what is asked, where anything is."""
    from django.contrib.auth.models import AnonymousUser

    from portal.common.navigation import NavItem
    from portal.polls.models import ConversationPage, PollPage

    visitor = AnonymousUser()  # the foot is the same for all readers
    if PollPage.objects.visible_to(visitor).exists() or ConversationPage.objects.visible_to(visitor).exists():
        yield NavItem(_("Polls"), "/polls/", order=20)
