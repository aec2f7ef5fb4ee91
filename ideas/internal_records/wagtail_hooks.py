"""The pages of internal records in the admin, and the way to the formulas."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ideas.internal_records.permissions import can_keep_formulas
from ideas.internal_records.views import formulas
from ideas.internal_records.views.idea import InternalRecordPage, NoteEdit


class FormulasMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(can_keep_formulas(request.user, timezone.now()))


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("workbench/<int:pk>/", InternalRecordPage.as_view(), name="idea_internal_record"),
        path("workbench/<int:pk>/notes/<int:note>/", NoteEdit.as_view(), name="idea_note_edit"),
        path("score-formulas/", formulas.FormulaList.as_view(), name="score_formulas"),
        path("score-formulas/new/", formulas.FormulaEdit.as_view(), name="score_formula_create"),
        path("score-formulas/<slug:key>/", formulas.FormulaEdit.as_view(), name="score_formula"),
    ]


@hooks.register("register_settings_menu_item")
def menu_item() -> MenuItem:
    return FormulasMenuItem(_("Score formulas"), reverse("score_formulas"), name="score-formulas", icon_name="table", order=750)
