"""What a tag may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAX_TAGS = 5
MAX_LENGTH = 35
_NAME = re.compile(r"[\w][\w .+#-]*", re.UNICODE)


def slug_of(name: str) -> str:
    """A tag's address: `C++` is c-plus-plus and `C#` is c-sharp, so that they stay apart."""
    name = name.replace("+", "-plus").replace("#", "-sharp").replace(".", "-")
    return slugify(name, allow_unicode=True).strip("-_")[:40]


def split_names(text: str) -> list[str]:
    """Names as typed in one line, between commas."""
    return [name for part in re.split(r"[,;\n]", text) if (name := " ".join(part.split()))]


def checked_names(names: Iterable[str]) -> list[str]:
    """Names in lower case, each once; ValidationError with a sentence when they will not do."""
    checked: dict[str, str] = {}
    for raw in names:
        name = " ".join(str(raw).split()).lstrip("#").lower()
        if not name:
            continue
        if len(name) > MAX_LENGTH:
            raise ValidationError(_("A tag has at most %(count)d characters.") % {"count": MAX_LENGTH})
        slug = slug_of(name) if _NAME.fullmatch(name) else ""
        if not slug:
            raise ValidationError(_("“%(name)s” cannot be a tag. Use letters, digits, spaces, and . + # -") % {"name": name})
        checked.setdefault(slug, name)
    if len(checked) > MAX_TAGS:
        raise ValidationError(
            ngettext("Use at most %(count)d tag.", "Use at most %(count)d tags.", MAX_TAGS) % {"count": MAX_TAGS}
        )
    return list(checked.values())
