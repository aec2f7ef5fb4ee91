from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from portal.common.navigation import NavItem, register_nav_source


class RoadmapConfig(AppConfig):
    name = "ideas.roadmap"
    verbose_name = _("Roadmap")

    def ready(self) -> None:
        from ideas.roadmap import changelog  # noqa: F401  # declares what its templates get
        from ideas.roadmap.globals import change_write_url, changes_of, roadmap_url
        from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
        from portal.common.jinja import add_globals

        add_globals(roadmap_url=roadmap_url, changes_of=changes_of, change_write_url=change_write_url)
        register_nav_source(_in_the_bar)
        post_save.connect(_made, sender=ChangelogIndexPage, dispatch_uid="roadmap_changelog_made")
        page_published.connect(_published, sender=ChangelogPage, dispatch_uid="roadmap_change_published")


def _made(instance: Any, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """A new changelog can be published in by those whom it is for, from its first day."""
    from django.apps import apps

    from ideas.roadmap.rights import let_product_team_publish

    if created and not raw:
        let_product_team_publish(apps, instance.pk)


def _published(instance: Any, revision: Any = None, **_kwargs: Any) -> None:
    from ideas.roadmap.actions import note_published

    note_published(page=instance, by=getattr(revision, "user", None))


def _in_the_bar() -> Iterable[NavItem]:
    """The bar is the same for all readers: the roadmap stands there when a board that everybody reads has one."""
    from ideas.boards import board_map

    if any(board.is_live and board.has_roadmap and board.is_public for board in board_map().values()):
        yield NavItem(_("Roadmap"), "/roadmap/", order=19)
