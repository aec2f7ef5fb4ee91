"""Choosing an idea, or a customer to vote for, by typing: what is meant, and what is offered meanwhile."""

from __future__ import annotations

import re
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext

from ideas.models import Idea, IdeaQuerySet
from ideas.permissions import can_vote_for
from portal.common.admin_picking import PickSource, can_choose_here
from portal.common.picking import OFFERED, Option
from portal.common.times import number
from portal.common.viewer import Viewer
from portal.crm.models import Contact
from portal.crm.store.permissions import can_see_records
from portal.members.choosing import member_options, member_typed, members_like
from portal.members.models import Member
from portal.writing.html import without_controls

_WORDS = 6
# A number, an address as it stands in the browser, or what is offered: "12 · Warn of an empty tank".
_NUMBER = re.compile(r"(?:.*/ideas/|#)?(\d{1,12})(?:[/?#].*| · .*)?", re.ASCII)


def idea_typed(viewer: Viewer, board_id: int | None, typed: str) -> Idea | None:
    """The idea with this number or address, or the one of the board (None: of all) with this title, as the viewer may see them."""
    typed = _tidy(typed)
    ideas = Idea.objects.visible_to(viewer)
    if found := _NUMBER.fullmatch(typed):
        return ideas.filter(pk=int(found[1])).first()
    named = list(_standing(ideas, board_id).filter(title__iexact=typed)[:2]) if typed else []
    return named[0] if len(named) == 1 else None


def _standing(ideas: IdeaQuerySet, board_id: int | None) -> IdeaQuerySet:
    ideas = ideas.public_rows().standing()
    return ideas if board_id is None else ideas.filter(board_id=board_id)


def ideas_like(viewer: Viewer, board_id: int | None, typed: str, *, without: int = 0) -> IdeaQuerySet:
    """Ideas of a board (None: of all) whose title has every word that was typed, those with most support first."""
    typed = _tidy(typed)
    ideas = _standing(Idea.objects.visible_to(viewer), board_id).exclude(pk=without)
    if not typed:
        return ideas.none()
    if found := _NUMBER.fullmatch(typed):
        return ideas.filter(pk=int(found[1]))
    for word in typed.split()[:_WORDS]:
        ideas = ideas.filter(title__icontains=word)
    return ideas.order_by("-support", "-pk")[:OFFERED]


def idea_options(viewer: Viewer, board_id: int | None, typed: str, *, without: int = 0) -> list[Option]:
    """What a box offers in which the viewer chooses an idea of a board: its number and title, and how many want it."""
    return [
        Option(
            number_and_title(idea),
            ngettext("%(count)s vote", "%(count)s votes", idea.support) % {"count": number(idea.support)},
        )
        for idea in ideas_like(viewer, board_id, typed, without=without)
    ]


def number_and_title(idea: Idea) -> str:
    return f"{idea.pk} · {idea.title}"


# Ideas that editors choose in the admin.
IDEAS = PickSource(
    name="ideas",
    permits=can_choose_here,
    find=lambda viewer, typed: idea_typed(viewer, None, typed),
    offer=lambda viewer, typed: idea_options(viewer, None, typed),
    say=number_and_title,
    knows=lambda viewer, idea: Idea.objects.visible_to(viewer).filter(pk=idea.pk).exists(),
    unknown=gettext_lazy("No single idea has this title, number or address. Type words of its title and choose from the list."),
    hint=gettext_lazy("Type words of its title and choose from the list; its number or address will do, too."),
)


def customer_typed(viewer: Viewer, typed: str) -> Member | None:
    """The customer with this name, handle or e-mail address. Staff have the address from the ticket."""
    typed = _tidy(typed)
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", typed):
        return Member.objects.present().filter(email__iexact=typed).first()
    return member_typed(viewer, typed)


def customer_options(viewer: Viewer, idea: Idea, typed: str, now: datetime) -> list[Option]:
    """Members for whom the viewer may vote for this idea, by name or handle."""
    typed = _tidy(typed).removeprefix("@")
    found = members_like(viewer, typed).filter(is_active=True, is_imported=False) if typed else Member.objects.none()
    able = [member for member in found[: 4 * OFFERED] if can_vote_for(viewer, idea, member, now)]
    return member_options(able[:OFFERED])


# A number as it is offered, "12 · Ada Byron".
_CONTACT = re.compile(r"(\d{1,18}) · .*", re.ASCII)


def contact_typed(viewer: Viewer, typed: str) -> Contact | None:
    """The contact that was offered, or the only one with this e-mail address, for those who may see contacts."""
    typed = _tidy(typed)
    contacts = Contact.objects.current()
    if not can_see_records(viewer, Contact):
        return None
    if found := _CONTACT.fullmatch(typed):
        return contacts.filter(pk=int(found[1])).first()
    known = list(contacts.with_email(typed)[:2])
    return known[0] if len(known) == 1 else None


def contact_options(viewer: Viewer, typed: str) -> list[Option]:
    """Contacts whose name or address begins so, with their account."""
    typed = _tidy(typed)
    if not typed or not can_see_records(viewer, Contact):
        return []
    given, _blank, family = typed.rpartition(" ")
    wanted = Q(email__istartswith=typed) | Q(family_name__istartswith=typed) | Q(given_name__istartswith=typed)
    if given:
        wanted |= Q(given_name__istartswith=given, family_name__istartswith=family)
    rows = Contact.objects.current().filter(wanted).select_related("account").order_by("family_name", "given_name", "pk")
    return [Option(f"{contact.pk} · {contact}", str(contact.account or contact.company)) for contact in rows[:OFFERED]]


def _tidy(typed: str) -> str:
    return " ".join(without_controls(typed)[:300].split())
