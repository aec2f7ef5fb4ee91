"""The one Jinja2 environment of the site's own pages.

Globals: url, static, icon, masked, line_icon, avatar, ago, when, day, on, stamp, number, money, _, gettext, ngettext.
Floors above add their own in `AppConfig.ready` with `add_globals(points_of=…)`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.templatetags.static import static as django_static
from django.utils import translation
from django.utils.html import json_script
from jinja2 import Environment
from markupsafe import Markup, escape

from portal.common import icons, times
from portal.common.fast_reverse import url
from portal.common.money import money
from portal.common.structured import json_ld

if TYPE_CHECKING:
    from portal.members.models import Member

_added: dict[str, Any] = {}
_environments: list[Environment] = []


def environment(**options: Any) -> Environment:
    env = Environment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "wagtail.jinja2tags.core", "wagtail.images.jinja2tags.images"],
        trim_blocks=True,
        lstrip_blocks=True,
        **{"cache_size": -1, **options, "autoescape": _is_markup},
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension adds it
        translation.gettext, translation.ngettext, newstyle=False, pgettext=translation.pgettext
    )
    env.globals.update(
        url=url,
        static=static,
        icon=icon,
        line_icon=line_icon,
        masked=masked,
        avatar=avatar,
        ago=times.ago,
        when=times.when,
        day=times.day,
        on=times.on,
        stamp=times.stamp,
        number=times.number,
        money=money,
        json_ld=json_ld,
        json_script=json_script,
    )
    env.globals.update(_added)
    _environments.append(env)
    return env


def _is_markup(template: str | None) -> bool:
    """Escape everywhere but in plain text, such as the text of e-mails."""
    return template is None or not template.endswith(".txt")


def add_globals(**values: Any) -> None:
    """Names that templates of every app may use; for floors above, from `AppConfig.ready`."""
    _added.update(values)
    for env in _environments:
        env.globals.update(values)


def fragment(name: str, /, **context: Any) -> Markup:
    """A piece of a page by itself, as Markup. For the layout, mails and Django templates of libraries."""
    from django.template import engines

    jinja: Any = engines["jinja2"]
    return Markup(jinja.env.get_template(name).render(context))


def static(path: str) -> str:
    """The address of a static file; looked up once per process where names carry a hash."""
    return _static(path) if settings.HASHED_STATIC else django_static(path)


@cache
def _static(path: str) -> str:
    return django_static(path)


def icon(name: str) -> Markup:
    """A drawing of the icon library by what it means here (portal/common/icons.py lists them)."""
    return _icon(name)


@cache
def _icon(name: str) -> Markup:
    if name not in icons.DRAWINGS:
        raise LookupError(f"There is no icon “{name}”: add it to DRAWINGS in portal/common/icons.py.")
    return Markup('<svg class="ic" aria-hidden="true"><use href="{}#{}"/></svg>').format(static(icons.SPRITE), name)


def masked(name: str) -> str:
    """The class names that draw an icon before the text of an element, where there are many (icons.MASKED)."""
    if name not in icons.MASKED:
        raise LookupError(f"There is no class for the icon “{name}”: add it to MASKED in portal/common/icons.py.")
    return f"i i-{name}"


def line_icon(name: str) -> Markup:
    """A small consequence line ("ln-so", or "so"); a word always stands beside it."""
    return _line_icon(name)


@cache
def _line_icon(name: str) -> Markup:
    name = name if name.startswith("ln-") else f"ln-{name}"
    if name not in icons.line_names():
        raise LookupError(f"There is no line symbol “{name}”.")
    return Markup('<svg class="ln" aria-hidden="true"><use href="{}#{}"/></svg>').format(static(icons.SPRITE), name)


# An erased or unknown author: a ring, nobody's face.
_NOBODY = Markup('<svg class="av none{}" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="4.5"/></svg>')
_PICTURE = Markup('<img class="av{}" src="{}" alt="" width="40" height="40" loading="lazy">')
_MARK = Markup(
    '<svg class="av org{}" viewBox="0 0 16 16" aria-hidden="true">'
    '<path d="M5.5 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 3.4-2.6H14V7.1H8.9A3.5 3.5 0 0 0 5.5 4.5z"/></svg>'
)
_TICK = Markup(
    '<svg class="av done{}" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.3 4.4 6.9 6.7 9.2 11.7 4.2l1.4 1.4-6.4 6.4z"/></svg>'
)


def avatar(member: Member | str | None, size: str = "") -> Markup:
    """The face beside a name: picture or generated tiles; `size` is "", "s" or "l".

    "org" for a member gives the company's mark, "done" the tick of an accepted answer, None nobody.
    """
    end = f" {size}" if size else ""
    if member is None:
        return _NOBODY.format(end)
    if member == "org":
        return _MARK.format(end)
    if member == "done":
        return _TICK.format(end)
    assert not isinstance(member, str)
    name = member.avatar.name
    if name:
        return _PICTURE.format(end, default_storage.url(name))
    path = member.avatar_path
    if not path:
        return _NOBODY.format(end)
    # The path was drawn by ourselves (members/faces.py); escaped all the same, as an import may write the column.
    return Markup(
        f'<svg class="av h{int(member.avatar_hue) % 8}{end}" viewBox="0 0 16 16" aria-hidden="true"><path d="{escape(path)}"/></svg>'
    )
