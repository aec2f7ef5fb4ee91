"""Handles: what others mention a member by."""

from __future__ import annotations

import re

from django.apps import apps
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

HANDLE = re.compile(r"^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$")
LONGEST = 30
SHORTEST = 3
# Words that would read as the site speaking, or as an address of it.
RESERVED = frozenset(
    [
        "about",
        "account",
        "accounts",
        "admin",
        "administrator",
        "administrators",
        "all",
        "anonymous",
        "api",
        "company",
        "editors",
        "everyone",
        "help",
        "here",
        "home",
        "me",
        "member",
        "members",
        "mod",
        "moderator",
        "moderators",
        "none",
        "null",
        "official",
        "root",
        "search",
        "security",
        "settings",
        "staff",
        "support",
        "system",
        "team",
        "undefined",
        "you",
    ]
)
PLACEHOLDER_PREFIX = "former-member-"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that read alike


def neutral_handle() -> str:
    """A handle for somebody whose name is not known yet. It says nothing about their address."""
    while True:
        handle = "member-" + get_random_string(6, _LETTERS)
        if not is_taken(handle):
            return handle


def handle_from(name: str) -> str:
    """A free handle made of a name: "Ines Okafor" gives ines-okafor, or ines-okafor-2 where that is taken."""
    stem = slugify(name).replace("_", "-").strip("-.")[: LONGEST - 4].strip("-.")
    if len(stem) < SHORTEST or stem in RESERVED or stem.startswith(PLACEHOLDER_PREFIX):
        return neutral_handle()
    if not is_taken(stem):
        return stem
    for number in range(2, 1000):
        if not is_taken(f"{stem}-{number}"):
            return f"{stem}-{number}"
    return neutral_handle()


def is_taken(handle: str, *, by_other_than: int | None = None) -> bool:
    """Whether somebody has it or had it; old handles are not given away, for mentions of the past lead there."""
    Member, FormerHandle = (
        apps.get_model("members", name) for name in ("Member", "FormerHandle")
    )  # they make handles themselves
    return (
        Member.objects.filter(username__iexact=handle).exclude(pk=by_other_than).exists()
        or FormerHandle.objects.filter(handle__iexact=handle).exclude(member=by_other_than).exists()
    )


def what_is_wrong_with(handle: str, *, member_id: int | None = None) -> str:
    """The sentence that says why a handle cannot be taken; empty when it can."""
    if not SHORTEST <= len(handle) <= LONGEST:
        return _("Use 3 to 30 characters.")
    if not HANDLE.match(handle):
        return _("Use letters from a to z, digits, and . _ - between them.")
    if handle.lower() in RESERVED or handle.lower().startswith(PLACEHOLDER_PREFIX):
        return _("This handle is kept for the site. Choose another.")
    if is_taken(handle, by_other_than=member_id):
        return _("This handle is taken. Choose another.")
    return ""
