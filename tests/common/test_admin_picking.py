"""No form makes one type a number or a handle by heart, and none lists everything that members write, or all members."""

import importlib
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from portal.common.admin_picking import ChosenField, PickInput
from portal.common.picking import PickField

pytestmark = pytest.mark.django_db

OURS = ("portal.", "ideas", "forums", "search")
# Of these there are too many to list, and nobody knows their numbers.
MANY = {
    "members.member",
    "ideas.idea",
    "ideas.ideacomment",
    "forums.topic",
    "forums.post",
    "crm.contact",
    "crm.account",
    "crm.order",
}
BY_HEART = ("handle", "its number", "number or")
# The text that is typed there is the handle itself: one's own.
OWN = {"portal.members.forms.HandleForm.handle"}


def admin_forms(viewer):
    """A form of every page, snippet and list that the admin edits, with those of their rows."""
    models = [model for model in get_page_models() if model is not Page] + list(get_snippet_models())
    for model in models:
        if model.__module__.startswith(OURS):
            handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
            form = handler.get_form_class()(instance=model(), for_user=viewer)
            yield f"{model.__module__}.{model.__name__}", form
            for name, formset in form.formsets.items():
                yield f"{model.__module__}.{model.__name__}.{name}", formset.empty_form
    reverse("pick_options", args=["members"])  # loads the addresses of the admin, with all that stands there
    for viewset in viewsets.viewsets:
        if isinstance(viewset, ModelViewSet) and type(viewset).__module__.startswith(OURS):
            form_class = viewset.get_form_class()
            given = {"for_user": viewer} if issubclass(form_class, WagtailAdminModelForm) else {}
            yield f"{type(viewset).__module__}.{form_class.__name__}", form_class(instance=viewset.model(), **given)


def declared_fields():
    """Every field that a form class of ours declares."""
    for config in apps.get_app_configs():
        if not config.name.startswith(OURS):
            continue
        for path in Path(config.path).rglob("*form*.py"):  # those of views came with their addresses
            place = path.relative_to(config.path).with_suffix("").parts
            importlib.import_module(".".join((config.name, *place)))
    classes, waiting = set(), [forms.BaseForm]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each not in classes:
                classes.add(each)
                waiting.append(each)
    for form in classes:
        if form.__module__.startswith(OURS):
            for name, field in getattr(form, "base_fields", {}).items():
                yield f"{form.__module__}.{form.__qualname__}.{name}", field


def test_no_form_of_the_admin_lists_all_members_or_takes_a_number(administrator, make_member):
    make_member("stranger")
    found = dict(admin_forms(administrator))
    assert len(found) > 25 and "ideas.roadmap.models.ChangelogPage.ideas" in found
    chosen = []
    for name, form in found.items():
        for label, field in form.fields.items():
            chosen += [f"{name}.{label}"] if isinstance(field, ChosenField) else []
            queryset = getattr(field, "queryset", None)
            if queryset is None or queryset.model._meta.label_lower not in MANY:
                continue
            # A list of colleagues is short; a stranger stands in none.
            assert not queryset.filter(username="stranger").exists() and queryset.model._meta.label_lower == "members.member", (
                f"{name}.{label} lists every {queryset.model._meta.verbose_name}. Use a ChosenField."
            )
    assert len(chosen) >= 5


def test_no_field_asks_for_a_number_or_a_handle_known_by_heart():
    reverse("pick_options", args=["members"])
    fields = dict(declared_fields())
    assert len(fields) > 150
    wrong = [
        name
        for name, field in fields.items()
        if name not in OWN
        and not isinstance(field, PickField)
        and not isinstance(field.widget, PickInput)
        and not getattr(field.widget, "is_hidden", False)
        and any(words in f"{field.label} {field.help_text}".lower() for words in BY_HEART)
    ]
    assert wrong == []


def test_options_are_for_those_who_may_choose(client, make_member, administrator, moderator):
    make_member("ines", name="Ines Okafor")
    make_member("gone", name="Ines Gone", is_active=False)
    client.force_login(moderator)
    offered = client.get(reverse("pick_options", args=["members"]), {"typed": "@ine"}).text
    assert "Ines Okafor (@ines)" in offered and "@gone" not in offered
    assert client.get(reverse("pick_options", args=["crm-contact"]), {"typed": "a"}).status_code != 200
    assert client.get(reverse("pick_options", args=["nothing"])).status_code == 404
    log = client.get(reverse("moderation_log"), {"by": "Nobody"})
    assert log.status_code == 422 and "Nobody here has this name or handle." in log.text
    assert client.get(reverse("moderation_log"), {"about": "gone"}).status_code == 200
    client.force_login(make_member("mere"))
    assert client.get(reverse("pick_options", args=["members"]), {"typed": "ine"}).status_code != 200
