"""Pages and who may read them: the words that articles, products and lists of pages share.

Wagtail keeps a page's privacy as restrictions on it or on a page above it. They are few, so they are
read once and kept (portal/common/access.py); a list then leaves closed branches of the tree out with one condition each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.common.access import kept_until_access_changes
from portal.common.viewer import Viewer

PUBLIC = "public"


@dataclass(frozen=True)
class Restriction:
    """A closed branch of the page tree."""

    pk: int
    path: str  # of the page in the tree; all pages below start with it
    needs_sign_in: bool
    groups: frozenset[int]
    is_for_groups: bool = True  # else for whoever signs in, or knows a password

    def admits(self, viewer: Viewer) -> bool:
        if not viewer.is_authenticated:
            return False
        if self.needs_sign_in or viewer.is_superuser:
            return True
        return bool(self.groups & viewer.groups_held.keys())


@kept_until_access_changes
def restrictions() -> tuple[Restriction, ...]:
    """Every closed branch, the higher ones first."""
    rows = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return tuple(
        sorted(
            (
                Restriction(
                    pk=row.pk,
                    path=row.page.path,
                    needs_sign_in=row.restriction_type == PageViewRestriction.LOGIN,
                    groups=frozenset(group.pk for group in row.groups.all()),
                    is_for_groups=row.restriction_type == PageViewRestriction.GROUPS,
                )
                for row in rows
            ),
            key=lambda restriction: (restriction.path, restriction.pk),
        )
    )


def paths_closed_to(viewer: Viewer) -> list[str]:
    """Branches that the viewer may not read: resolved once per request and kept on the viewer."""
    closed = viewer.__dict__.get("_closed_paths")
    if closed is None:
        closed = [restriction.path for restriction in restrictions() if not restriction.admits(viewer)]
        viewer.__dict__["_closed_paths"] = closed
    return closed


def open_to(viewer: Viewer, pages: Any) -> Any:
    """Of a queryset of pages, the published ones outside the branches that are closed to the viewer."""
    pages = pages.live()
    for path in paths_closed_to(viewer):
        pages = pages.exclude(path__startswith=path)
    return pages


def is_open_to(viewer: Viewer, page: Page) -> bool:
    """The same for one page that is here already. No query."""
    return bool(page.live and not any(page.path.startswith(path) for path in paths_closed_to(viewer)))


class VisiblePageQuerySet(PageQuerySet):
    """Pages with `visible_to(viewer)`, as every other list of content has it."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Published pages outside the branches that are closed to the viewer."""
        return open_to(viewer, self)


def scope_of(page: Page) -> str:
    """The search scope of a page: public, or the innermost restriction that it lies under."""
    above = [restriction for restriction in restrictions() if page.path.startswith(restriction.path)]
    return f"restricted:{above[-1].pk}" if above else PUBLIC


def scopes_of(viewer: Viewer) -> set[str]:
    """The scopes that a viewer may search: who passes a restriction must pass all those above it too."""
    closed = paths_closed_to(viewer)
    open_to_them = (
        restriction for restriction in restrictions() if not any(restriction.path.startswith(path) for path in closed)
    )
    return {PUBLIC} | {f"restricted:{restriction.pk}" for restriction in open_to_them}


def site_path(page: Page) -> str:
    """A page's address within the site."""
    return path_of(page.url_path)


def path_of(url_path: str) -> str:
    """The address within the site of a page's url_path, which starts with the site root's slug: /home/help/ is /help/."""
    return "/" + url_path.split("/", 2)[2]


def watch_pages(
    model: type[Page],
    *,
    published: Callable[[Any, Any], None],
    unpublished: Callable[[Any], None],
    restricted: Callable[[str], None],
) -> None:
    """Wagtail publishes and restricts pages of a kind by signals; each calls one action, which records.

    `published` gets the page and who did it, `unpublished` the page, `restricted` the place in the tree below
    which other people may read from now on: its privacy changed, or it was moved.
    """

    def on_published(instance: Any, revision: Any = None, **_kwargs: Any) -> None:
        published(instance, getattr(revision, "user", None))

    def on_unpublished(instance: Any, **_kwargs: Any) -> None:
        unpublished(instance)

    def on_moved(instance: Any, **_kwargs: Any) -> None:
        restricted(instance.path)

    def on_restricted(instance: Any, **_kwargs: Any) -> None:
        if isinstance(instance, PageViewRestriction):  # from its groups' other end it is a Group
            restricted(instance.page.path)

    groups = PageViewRestriction.groups.through
    for signal, receiver, sender, what in (
        (page_published, on_published, model, "published"),
        (page_unpublished, on_unpublished, model, "unpublished"),
        (post_page_move, on_moved, None, "moved"),
        (post_save, on_restricted, PageViewRestriction, "restricted"),
        (post_delete, on_restricted, PageViewRestriction, "unrestricted"),
        (m2m_changed, on_restricted, groups, "restricted_groups"),
    ):
        # Strongly held: these functions live nowhere else.
        signal.connect(receiver, sender=sender, weak=False, dispatch_uid=f"{model._meta.label_lower}_{what}")
