"""For the Django templates of libraries: the site's own head, bar, foot and fields, rendered by Jinja2 (one source)."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.messages import get_messages
from django.template import engines
from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.layout import Layout, layout_of
from portal.common.navigation import banners

register = template.Library()


@register.simple_tag(takes_context=True)
def site_layout(context: template.Context) -> Layout:
    """{% site_layout as layout %} gives layout.head, layout.top, layout.foot, layout.site."""
    return layout_of(context["request"])


@register.simple_tag(takes_context=True)
def site_banners(context: template.Context) -> list[Any]:
    """What the member who reads must know on every page, in the admin as on the site."""
    request = context.get("request")
    return banners(request.user) if request is not None and request.user.is_authenticated else []


@register.simple_tag(takes_context=True)
def site_messages(context: template.Context) -> Markup:
    return fragment("layout/messages.html", messages=get_messages(context["request"]))


@register.simple_tag
def site_fields(form: Any) -> Markup:
    """Every field of a form, with its errors, as the site's own forms have them."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)  # the label says it
    macros: Any = engines["jinja2"].env.get_template("components/forms.html").module  # type: ignore[attr-defined]  # Jinja2's own
    return Markup("").join([macros.form_errors(form), macros.fields(form)])
