"""What changes who may read what, said to open sockets: groups, accounts, sessions, and the privacy of pages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from portal.common.access_changes import EVERYBODY
from portal.common.live import access_changed
from portal.members.models import Member

# Fields of a member that decide what they may read, or whether their sessions go on.
_FIELDS = frozenset({"is_active", "is_staff", "is_superuser", "password", "approved_at", "suspended_until", "erased_at"})


def _everybody(**_kwargs: Any) -> None:
    access_changed(EVERYBODY)


def _group_saved(created: bool, **_kwargs: Any) -> None:
    if not created:  # roles are told by the names of groups
        access_changed(EVERYBODY)


def _groups_changed(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any) -> None:
    if not action.startswith("post_"):
        return
    if not reverse:
        access_changed(f"member:{instance.pk}")
    elif pk_set is None:  # a group lost all its members at once
        access_changed(EVERYBODY)
    else:
        for pk in sorted(pk_set):
            access_changed(f"member:{pk}")


def _member_saved(instance: Member, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    if not created and (update_fields is None or _FIELDS & update_fields):
        access_changed(f"member:{instance.pk}")


def _member_deleted(instance: Member, **_kwargs: Any) -> None:
    access_changed(f"member:{instance.pk}")


def _session_deleted(instance: Session, **_kwargs: Any) -> None:
    """Signing out, here or elsewhere, deletes the session; so does a new one at sign-in."""
    member = instance.get_decoded().get(SESSION_KEY)
    if member is not None:
        access_changed(f"member:{member}")


def connect_signals() -> None:
    """Whoever writes these rows, in the admin, by an act or in a shell: sockets hear of it after the commit."""
    for signal, receiver, sender in (
        (post_save, _everybody, PageViewRestriction),
        (post_delete, _everybody, PageViewRestriction),
        (m2m_changed, _everybody, PageViewRestriction.groups.through),
        (post_page_move, _everybody, None),
        (page_unpublished, _everybody, None),
        (post_delete, _everybody, Page),
        (post_save, _group_saved, Group),
        (post_delete, _everybody, Group),
        (m2m_changed, _groups_changed, Member.groups.through),
        (post_save, _member_saved, Member),
        (post_delete, _member_deleted, Member),
        (post_delete, _session_deleted, Session),
    ):
        name = getattr(sender, "__name__", "any")
        signal.connect(receiver, sender=sender, dispatch_uid=f"access_changed_{receiver.__name__}_{name}_{id(signal)}")
