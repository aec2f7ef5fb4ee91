from collections.abc import Iterable

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.common.navigation import NavItem, register_nav_source


class RoadmapConfig(AppConfig):
    name = "ideas.roadmap"
    verbose_name = _("Roadmap")

    def ready(self) -> None:
        from ideas.roadmap.globals import roadmap_url
        from portal.common.jinja import add_globals

        add_globals(roadmap_url=roadmap_url)
        register_nav_source(_in_the_bar)


def _in_the_bar() -> Iterable[NavItem]:
    """The bar is the same for all readers: the roadmap stands there when a board that everybody reads has one."""
    from ideas.boards import board_map

    if any(board.is_live and board.has_roadmap and board.is_public for board in board_map().values()):
        yield NavItem(_("Roadmap"), "/roadmap/", order=19)
