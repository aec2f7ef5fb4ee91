"""What fields of the Wagtail admin say of what was chosen, or typed: to whoever may not know it, nothing.

A chooser is given a number, by the page that is edited or by a form that came back with an error, and writes title,
address and picture beside it. Wagtail asks nobody whether the reader may know them; here the rule of `admin_access` is asked.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.admin.widgets import BaseChooser
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage
from wagtail.permissions import policy_registry

from portal.common.admin_access import FILE_ACTS, edits_all_pages, pages_known_to, reader


def may_know(viewer: Any, thing: Any) -> bool:
    """May the viewer know this page, picture or document? Of other things the choosers ask nothing."""
    if isinstance(thing, AbstractPage):
        return edits_all_pages(viewer) or pages_known_to(viewer).filter(pk=thing.pk).exists()
    if isinstance(thing, (get_image_model(), get_document_model())):
        policy: Any = policy_registry.get_by_type(type(thing))
        return bool(policy.user_has_any_permission_for_instance(viewer, FILE_ACTS, thing))
    return True


def guard_choosers() -> None:
    """From now on every chooser of the admin asks who reads it. The number stays in the form, so that saving keeps it."""
    describe = BaseChooser.get_value_data

    def get_value_data(self: Any, value: Any) -> Any:
        viewer = reader.get()
        if value in (None, "") or viewer is None:
            return describe(self, value)
        thing = self.get_instance(value)
        if thing is not None and may_know(viewer, thing):
            return describe(self, thing)
        # What is not there is answered in the same words as what is closed.
        number = thing.pk if thing is not None else value
        nothing = {"edit_url": None, "parent_id": None, "default_alt_text": "", "preview": {"url": "", "width": 0, "height": 0}}
        return {**nothing, "id": number, self.display_title_key: _("Not open to you")}

    BaseChooser.get_value_data = get_value_data


@require_admin_access
def tags_of_files(request: HttpRequest) -> JsonResponse:
    """Tags that begin with ?term=, of the pictures and documents that the viewer may know."""
    names: set[str] = set()
    term = request.GET.get("term", "")
    for model in (get_image_model(), get_document_model()):
        if not term:
            break
        policy: Any = policy_registry.get_by_type(model)
        known = policy.instances_user_has_any_permission_for(request.user, FILE_ACTS)
        tags = Tag.objects.filter(
            name__istartswith=term,
            taggit_taggeditem_items__content_type__app_label=model._meta.app_label,
            taggit_taggeditem_items__content_type__model=model._meta.model_name,
            taggit_taggeditem_items__object_id__in=known.order_by().values("pk"),
        )
        names |= set(tags.order_by("name").values_list("name", flat=True).distinct()[:TAGS_AUTOCOMPLETE_LIMIT])
    return JsonResponse(sorted(names)[:TAGS_AUTOCOMPLETE_LIMIT], safe=False)
