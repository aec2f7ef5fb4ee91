"""Marks: words that are said in one place only, each with the roles that may read it there or anywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

# Who crawls. A visitor is nobody; all others are members (world.py says what each has done).
ROLES = (
    "visitor",
    "newcomer",
    "stranger",
    "author",
    "insider",
    "moderator",
    "support",
    "product",
    "editor",
    "administrator",
)
# Every address as every role takes a minute: CI asks for it on PostgreSQL, `COMMONWEAL_CRAWL=all` anywhere. Else a sample, shared
# out among the roles. Forms are a sample in CI too.
_WANTED = os.environ.get("COMMONWEAL_CRAWL", "")
_IS_CI = bool(os.environ.get("CI")) and os.environ.get("DATABASE_URL", "").startswith("postgres")
IS_WHOLE = _WANTED == "all" or (_IS_CI and _WANTED != "sample")
SENDS_ALL = _WANTED == "all"
CRAWLED = ROLES if IS_WHOLE else ("visitor", "stranger", "insider", "moderator")
IN_ADMIN = frozenset({"moderator", "support", "product", "editor", "administrator"})
STAFF = frozenset({"moderator", "support", "product", "administrator"})  # portal.members.permissions.can_see_staff_facts
EDITORS = frozenset({"editor", "product", "administrator"})  # whose role changes any page, and so opens it in the admin

_MARK = re.compile(r"zqx([a-z]+)xqz")
# What a page does to a word that it found or cut: bold in results, soft hyphens, escapes.
_DRESS = re.compile(r"</?(?:mark|b|em|strong|wbr)\b[^>]*>|\u00ad|\u200b")


@dataclass(frozen=True)
class Right:
    """Who may read a mark: everywhere, and in the admin only."""

    everywhere: frozenset[str]
    in_admin: frozenset[str]

    def admits(self, role: str, address: str) -> bool:
        return role in self.everywhere or (role in self.in_admin and address.startswith(("/admin/", "/django-admin/")))


@dataclass
class Marks:
    """The table of rights: every mark that was put somewhere, and who may read it."""

    rights: dict[str, Right] = field(default_factory=dict)

    def new(self, name: str, may: Iterable[str] = (), *, admin: Iterable[str] = ()) -> str:
        """A mark of this name, in small letters. Administrators may read every one."""
        right = Right(frozenset({"administrator", *may}), frozenset(admin))
        assert name.isalpha() and name.islower() and self.rights.get(name, right) == right, name
        self.rights[name] = right
        return f"zqx{name}xqz"

    def personal(self, name: str, owner: str) -> str:
        """A mark of what one member alone may read, administrators left out."""
        self.rights[name] = Right(frozenset({owner}), frozenset())
        return f"zqx{name}xqz"

    def betrayed(self, text: str, *, role: str, address: str, sent: str = "") -> set[str]:
        """Marks in a text that this role may not read there. What was sent by the reader may be said back."""
        return {name for name in found_in(text) - found_in(sent) if not self.rights[name].admits(role, address)}


def found_in(text: str) -> set[str]:
    """The names of the marks in a text, also where it is escaped, quoted for an address or dressed by a search."""
    found = set(_MARK.findall(text.lower()))
    if "zqx" in text.lower() or "%7a" in text.lower():
        found |= set(_MARK.findall(_DRESS.sub("", unescape(unquote(text))).lower()))
    return found
