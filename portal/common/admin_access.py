"""What staff may know of pages and files in the Wagtail admin, asked at every address that names one.

Wagtail asks for the right to change a page where it is changed; some of its views name pages, pictures and documents
before they ask, and its choosers list all of them. Here the rule is one: whoever may not read a page and has no right
to edit it or one below it does not learn that it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import AbstractPage, Collection, CollectionViewRestriction, Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import page_permission_policy, policy_registry

from portal.common.pages import open_to
from portal.common.viewer import Viewer

if TYPE_CHECKING:
    from portal.members.models import Member

ADMIN = "/admin/"
_PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
# Reports that count and name pages of the whole tree, whoever may edit which.
_OF_ALL_PAGES = {
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailadmin_workflows:usage",
    "wagtailadmin_workflows:usage_results",
}
FILE_ACTS = ("choose", "change", "delete")

# Who reads the admin page that is being made: widgets are not told (see admin_choosers).
reader: ContextVar[Any] = ContextVar("reader_of_the_admin", default=None)


def edits_all_pages(viewer: Viewer) -> bool:
    """Has rights on the root of the page tree, and so on every page."""
    if not viewer.is_active:
        return False
    return bool(viewer.is_superuser) or any(
        page.depth == 1 for page in page_permission_policy.instances_with_direct_explore_permission(viewer)
    )


def pages_known_to(viewer: Viewer) -> QuerySet[Page]:
    """Pages that the viewer may read, and those that the explorer shows them because they may edit there."""
    pages: QuerySet[Page] = Page.objects.all()
    if edits_all_pages(viewer):
        return pages
    known = Q(pk__in=open_to(viewer, Page.objects.all()).order_by().values("pk")) | Q(depth=1)
    if page_permission_policy.instances_with_direct_explore_permission(viewer):
        known |= Q(pk__in=page_permission_policy.explorable_instances(viewer).order_by().values("pk"))
    return pages.filter(known)


def closed_collections(viewer: Member) -> list[str]:
    """Paths of the collections whose files the viewer may not read: by the privacy of the collection, not by rights on it."""
    if viewer.is_superuser:
        return []
    closed: list[str] | None = viewer.__dict__.get("_closed_collections")
    if closed is None:
        held = viewer.groups_held.keys()
        rows = CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups")
        closed = [
            row.collection.path
            for row in rows
            if row.restriction_type != CollectionViewRestriction.LOGIN and not {group.pk for group in row.groups.all()} & held
        ]
        viewer.__dict__["_closed_collections"] = closed
    return closed


class PrivateFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on pictures and documents, where choosing from a collection and adding to it ask its privacy as well.

    The right to change files is the right to open them, as for pages; it is given by collection, like all of these.
    """

    def _collections_with_perm(self, user: Any, actions: Any) -> QuerySet[Collection]:
        found: QuerySet[Collection] = super()._collections_with_perm(user, actions)
        closed = closed_collections(user) if user.is_authenticated else []
        if not closed:
            return found
        is_closed = Q()
        for path in closed:
            is_closed |= Q(path__startswith=path)
        managed = super()._collections_with_perm(user, ["change"])
        return found.filter(~is_closed | Q(pk__in=managed.order_by().values("pk")))

    def _check_perm(self, user: Any, actions: Any, collection: Collection | None = None) -> bool:
        if not super()._check_perm(user, actions, collection=collection):
            return False
        if collection is None or not any(collection.path.startswith(path) for path in closed_collections(user)):
            return True
        return bool(super()._check_perm(user, ["change"], collection=collection))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """What somebody added themselves stays theirs to change, wherever it was put since."""
        if getattr(instance, f"{self.owner_field_name}_id") == user.pk and {"change", "delete"} & set(actions):
            return bool(CollectionOwnershipPermissionPolicy._check_perm(self, user, ["add", "change"], instance.collection))
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))


def register_file_policies() -> None:
    """For the very classes of pictures and documents, so that Wagtail's own registration, which comes later, does not win."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    for model, auth_model in ((get_image_model(), "wagtailimages.Image"), (get_document_model(), "wagtaildocs.Document")):
        policy = PrivateFilesPolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        policy_registry.register(model, value=policy, exact_class=True)


class PrivatePagesInAdmin:
    """Middleware: an admin address that names a page which the viewer may not know answers as if there were none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ADMIN):
            return self.get_response(request)
        token = reader.set(request.user)
        try:
            return self.get_response(request)
        finally:
            reader.reset(token)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        viewer, match = request.user, request.resolver_match
        if not request.path.startswith(ADMIN) or match is None or not viewer.has_perm("wagtailadmin.access_admin"):
            return None
        if edits_all_pages(viewer):
            return None
        if match.view_name in _OF_ALL_PAGES:
            raise Http404
        named = [kwargs[name] for name in _PAGE_ARGUMENTS if name in kwargs]
        if match.namespace == "wagtailadmin_pages" and "pk" in kwargs:  # comparing revisions
            named.append(kwargs["pk"])
        if match.url_name == "wagtailadmin_choose_page_chosen_multiple":
            named += [raw for raw in request.GET.getlist("id") if raw.isascii() and raw.isdecimal() and len(raw) < 10]
        if named and pages_known_to(viewer).filter(pk__in={int(pk) for pk in named}).count() < len({int(pk) for pk in named}):
            raise Http404
        if match.url_name == "wagtailadmin_choose_page" and request.GET.get("page_type"):
            # Wagtail would begin at the page that all of the type have above them, or at the only one of it.
            return view(request, parent_page_id=Page.get_first_root_node().pk)
        return None

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Acts on several things at once name what they may not touch: of that, only what the viewer may know."""
        match = request.resolver_match
        context = getattr(response, "context_data", None)
        if match is None or match.url_name != "wagtail_bulk_action" or not context:
            return response
        refused = {name: rows for name, rows in context.items() if name == "items_with_no_access" and rows}
        for name, rows in refused.items():
            things = [row["item"] if isinstance(row, dict) else row for row in rows]
            known = known_of(request.user, things)
            context[name] = [row for row, thing in zip(rows, things, strict=True) if thing.pk in known]
        return response


def known_of(viewer: Viewer, things: list[Any]) -> set[Any]:
    """Which of these things of one kind (pages, pictures, documents) the viewer may know of. One query."""
    pks = [thing.pk for thing in things]
    if isinstance(things[0], AbstractPage):
        return set(pages_known_to(viewer).filter(pk__in=pks).values_list("pk", flat=True))
    policy: Any = policy_registry.get_by_type(type(things[0]))
    return set(policy.instances_user_has_any_permission_for(viewer, FILE_ACTS).filter(pk__in=pks).values_list("pk", flat=True))
