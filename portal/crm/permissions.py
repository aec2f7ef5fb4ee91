"""Who may do what with the link between members and customer records."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused


def can_share(member: Any) -> Verdict:
    """Their own record only, with an account that is let in and has a confirmed address."""
    if not member.is_authenticated:
        return refused(_("Sign in to see what is shared about you."))
    if member.erased_at is not None or member.approved_at is None:
        return refused(_("Your account has to be let in first."))
    return ALLOWED


def can_decide_links(member: Any) -> Verdict:
    """Whoever looks after customer records."""
    if member.is_active and member.has_perm("crm.change_link"):
        return ALLOWED
    return refused(_("Only those who look after customer records decide this. Ask an administrator for the role."))


def can_set_up_connections(member: Any) -> Verdict:
    """Addresses and secrets of other systems: an administrator's."""
    if member.is_active and member.has_perm("crm.add_connection"):
        return ALLOWED
    return refused(_("Only administrators add connections and change where they lead."))


def can_run_connections(member: Any) -> Verdict:
    """Pause, resume and check: whoever looks after customer records. Addresses and secrets are an administrator's."""
    if member.is_active and member.has_perm("crm.change_connection"):
        return ALLOWED
    return refused(_("Only those who look after customer records may do this. Ask an administrator for the role."))
