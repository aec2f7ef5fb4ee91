"""Tags in the admin: names, synonyms, merging. Every change goes through an action, as things carry their tags' names."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.common.admin_picking import ChoosingForm, ChosenField
from portal.writing.actions import edit_tag, make_tag, merge_tag, part_tag, remove_tag
from portal.writing.choosing import TAGS
from portal.writing.models import Tag
from portal.writing.tagged import with_uses
from portal.writing.tags import checked_names, slug_of


class TagForm(ChoosingForm):
    leads_to = ChosenField(
        TAGS,
        label=gettext_lazy("Synonym of"),
        required=False,
        help_text=gettext_lazy(
            "The name of the tag that is used instead. Whatever carries this one carries that one then; "
            "addresses and typed names lead there. Empty: a tag of its own."
        ),
    )

    class Meta:
        model = Tag
        fields = ("name", "description")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.synonym_of is not None:
            self.initial["leads_to"] = self.instance.synonym_of

    def clean_name(self) -> str:
        names = checked_names([self.cleaned_data["name"]])
        if not names:
            raise ValidationError(_("Give the tag a name."))
        if not self.instance.pk and Tag.objects.filter(slug=slug_of(names[0])).exists():
            raise ValidationError(_("There is a tag of this name already. Edit that one."))
        return names[0]

    def clean_leads_to(self) -> Tag | None:
        main: Tag | None = self.cleaned_data["leads_to"]
        if main is not None and main.pk == self.instance.pk:
            raise ValidationError(_("A tag cannot lead to itself."))
        return main


class TagIndex(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return with_uses(super().get_base_queryset().select_related("synonym_of"), self.request.user)


class TagCreate(generic.CreateView):
    def save_instance(self) -> Tag:
        data = self.form.cleaned_data
        return make_tag(name=data["name"], description=data["description"], synonym_of=data["leads_to"], by=self.request.user)


class TagEdit(generic.EditView):
    def save_instance(self) -> Tag:
        data, by = self.form.cleaned_data, self.request.user
        tag = edit_tag(tag=self.form.instance, name=data["name"], description=data["description"], by=by)
        if data["leads_to"] is not None:
            return merge_tag(tag=tag, into=data["leads_to"], by=by)
        return part_tag(tag=tag, by=by)


class TagDelete(generic.DeleteView):
    def delete_action(self) -> None:
        remove_tag(tag=self.object, by=self.request.user)


class TagViewSet(ModelViewSet):
    model = Tag
    icon = "tag"
    menu_label = gettext_lazy("Tags")
    menu_order = 261
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = TagIndex
    add_view_class = TagCreate
    edit_view_class = TagEdit
    delete_view_class = TagDelete
    list_display = [
        "name",
        Column("uses", label=gettext_lazy("Used"), accessor="uses", sort_key="uses"),
        Column("synonym_of", label=gettext_lazy("Synonym of"), accessor="synonym_of"),
        "description",
    ]
    search_fields = ["name", "description"]
    ordering = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[TagForm]:
        return TagForm


tags = TagViewSet("tags", url_prefix="tags")


@hooks.register("register_admin_viewset")
def register_tags() -> TagViewSet:
    return tags
