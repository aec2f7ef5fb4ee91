"""The one Jinja2 environment of the site's own pages."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment

from portal.common.structured import json_ld


def environment(**options: Any) -> Environment:
    env = Environment(extensions=["jinja2.ext.i18n", "wagtail.jinja2tags.core", "wagtail.images.jinja2tags.images"], **options)
    env.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=False)  # type: ignore[attr-defined]
    env.globals.update(static=static, url=lambda name, *args, **kwargs: reverse(name, args=args, kwargs=kwargs))
    env.globals.update(json_ld=json_ld)
    return env
