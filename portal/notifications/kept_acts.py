"""What visitors may ask for here, done once they have signed in: to follow. And why our pages ask for a sign-in."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.kinds import followable_kind, kind_of
from portal.common.viewer import Viewer
from portal.members.kept_acts import KeptAct, Values, register_kept_act
from portal.members.models import Member
from portal.members.walls import register_reasons
from portal.notifications.actions import follow

REASONS = {
    "notifications:": gettext_lazy("Sign in to choose what you hear of. You come back to where you were."),
    "notifications:inbox": gettext_lazy("Sign in to read your inbox."),
    "notifications:settings": gettext_lazy("Sign in to choose what reaches you."),
}


def _thing(viewer: Viewer, pk: int, values: Values) -> Any:
    kind = followable_kind(str(values.get("kind", "")))
    return kind.visible_to(viewer).filter(pk=pk).first() if kind is not None else None


def _kind_asked(posted: QueryDict) -> Values:
    return {"kind": posted.get("kind", "")[:40]}


def _title(thing: Any) -> str:
    kind = kind_of(thing)
    return str(kind.title(thing)) if kind is not None else str(thing)


def _address(thing: Any) -> str:
    kind = kind_of(thing)
    return kind.url(thing) if kind is not None else "/"


def _follow(member: Member, thing: Any, _values: Values) -> str:
    follow(member=member, thing=thing)
    return _("You follow “%(title)s” now.") % {"title": _title(thing)}


def register() -> None:
    register_kept_act(
        KeptAct(
            "follow",
            find=_thing,
            why=lambda thing: _("Sign in to follow “%(title)s”.") % {"title": _title(thing)},
            address=_address,
            perform=_follow,
            read=_kind_asked,
            anchor=lambda _thing: "",
        )
    )
    register_reasons(REASONS)
