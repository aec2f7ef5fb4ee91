"""What the editor's macro needs to draw a box."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from portal.common.jinja import fragment
from portal.common.viewer import Viewer
from portal.writing.drafts import draft_for_editor
from portal.writing.highlight import LANGUAGES
from portal.writing.html import clean, from_markdown, to_markdown

MODULES = ("loader", "setup", "tools", "mentions", "emoji", "files")


@dataclass(frozen=True)
class BoxContent:
    """What stands in a box: Markdown for the text box, the same as clean HTML for the editor, and whose draft it is."""

    text: str
    html: str
    saved: str = ""  # ISO time of the draft that was put in, and the same as a time
    saved_at: datetime | None = None
    draft: str = ""  # JSON: title and further fields of that draft
    member: str = ""


def box_content(value: Any, value_format: str, place: str, viewer: Viewer) -> BoxContent:
    """The given value; or, where that is empty, the draft that the viewer left at this place."""
    member = str(getattr(viewer, "pk", "") or "")
    if value:
        html = getattr(value, "html", "") or (clean(value) if value_format == "html" else from_markdown(value))
        text = to_markdown(html) if value_format == "html" else str(value)
        return BoxContent(text, html, member=member)
    draft = draft_for_editor(viewer, place)
    if draft is None:
        return BoxContent("", "", member=member)
    extra = json.dumps({"title": draft["title"], "data": draft["data"]})
    return BoxContent(draft["text"], draft["html"], draft["saved"], datetime.fromisoformat(draft["saved"]), extra, member)


def box_config() -> Markup:
    """Addresses and words for the scripts, once for all boxes of a page. Made once for each language.

    Modules are imported by these addresses: an import map would need a nonce, and a page with a nonce
    cannot be cached. A script element of data is not run, so the Content-Security-Policy lets it be.
    """
    return _config(get_language() or "", static("writing/loader.js"))


@cache
def _config(language: str, _version: str) -> Markup:
    modules = {name: static(f"writing/{name}.js") for name in MODULES} | {"bundle": static("django_prose_editor/editor.js")}
    text = json.dumps(
        {
            "modules": modules,
            "drafts": static("writing/drafts.js"),
            "tags": static("writing/tags.js"),
            "urls": _urls(),
            "words": _words(),
            "languages": _languages(),
        },
        separators=(",", ":"),
        ensure_ascii=False,
    )
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f'<script type="application/json" data-editor-config>{safe}</script>')


def box_piece(piece: str, id: str, name: str) -> Markup:
    """The bars ("bar") or dialogs ("dialogs") of one box: rendered once for each language, as they cost a millisecond."""
    text = _piece(piece, get_language() or "", static("writing/loader.js"))
    return Markup(text.replace("@id@", str(escape(id))).replace("@name@", str(escape(name))))


@cache
def _piece(piece: str, language: str, _version: str) -> str:
    return str(fragment(f"components/editor_{piece}.html"))


def _urls() -> dict[str, str]:
    names = {
        "preview": "preview",
        "mentions": "mention_list",
        "emoji": "emoji_list",
        "upload": "upload_create",
        "draft": "draft_save",
        "discard": "draft_discard",
        "tags": "tag_list",
    }
    return {key: reverse(f"writing:{name}") for key, name in names.items()}


def _words() -> dict[str, str]:
    """What the scripts say."""
    return {
        "members": _("Members"),
        "tags": _("Tags"),
        "addTag": _("Add a tag"),
        "removeTag": _("Remove the tag %(name)s"),
        "found": _("%(count)s members found. Choose with the arrow keys and Enter."),
        "nobody": _("No member found."),
        "emoji": _("Emoji"),
        "emojiFound": _("%(count)s emoji found. Choose with the arrow keys and Enter."),
        "noEmoji": _("No emoji found."),
        "file": _("Add a picture or file"),
        "sending": _("Sending %(name)s."),
        "added": _("%(name)s was added."),
        "failed": _("The file could not be sent. Your text is untouched; try again."),
        "wait": _("A file is still on its way. Post when it has arrived."),
        "address": _("Write an address such as https://example.com."),
        "saved": _("Draft saved %(time)s"),
        "offline": _("No connection. Your text is kept on this device."),
        "restored": _("This is what you were writing here."),
        "discarded": _("The draft was discarded."),
        "take": _("Use that version"),
        "keep": _("Keep this one"),
        "least": _("%(count)s of at least %(least)s characters"),
        "left": _("%(count)s characters left"),
        "wrote": _("%(name)s wrote:"),
    }


def _languages() -> list[str]:
    return sorted(set(LANGUAGES.values()) - {"text"})


def templates_globals() -> dict[str, Any]:
    """Names for `portal.common.jinja.add_globals`."""
    return {"box_content": box_content, "box_config": box_config, "box_piece": box_piece}
