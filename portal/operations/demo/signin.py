"""One click signs in as somebody of the demo. Only in the demo, and only for whoever sits at this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from markupsafe import Markup

from portal.common.loopback import is_from_this_machine
from portal.members.models import Member
from portal.members.walls import where_it_leads
from portal.operations.demo.company import ROLES
from portal.operations.models import DemoThing


@dataclass(frozen=True)
class Part:
    """A role to try, and who plays it."""

    key: str
    label: str
    about: str
    member: Member


def is_offered(request: HttpRequest) -> bool:
    return settings.DEMO and is_from_this_machine(request)


def parts() -> list[Part]:
    """The roles whose members are there, made by the demo and not by anybody else."""
    words = {
        "customer": (_("Customer"), _("asks, answers, accepts")),
        "moderator": (_("Moderator"), _("keeps the boards in order")),
        "product": (_("Product manager"), _("speaks for the product team")),
        "support": (_("Support staff"), _("answers for the company")),
        "records": (_("Customer records"), _("looks after customers")),
        "administrator": (_("Administrator"), _("may do everything")),
    }
    keys = {f"member:{username}": role for role, username in ROLES.items()}
    numbers = {row.object_id: keys[row.key] for row in DemoThing.objects.filter(key__in=keys)}
    members = {numbers[member.pk]: member for member in Member.objects.present().able_to_sign_in().filter(pk__in=numbers)}
    return [Part(role, *words[role], members[role]) for role in ROLES if role in members]


def strip(request: HttpRequest) -> Markup | str:
    """The strip above the foot of every page of the demo."""
    if not is_offered(request):
        return ""
    from django.middleware.csrf import get_token

    from portal.common.jinja import fragment

    found = parts()
    if not found:
        return ""
    user: Any = getattr(request, "user", None)
    current = user.pk if user is not None and user.is_authenticated else None
    return fragment(
        "operations/partials/demo_strip.html",
        parts=found,
        current=current,
        token=get_token(request),
        next=where_it_leads(request) or request.path,
    )
