"""What products hold about a member: which ones they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data
from portal.products.models import OwnedProduct, ProductPage


def owned(member: Member) -> Iterator[dict[str, Any]]:
    rows = OwnedProduct.objects.filter(member=member)
    names = Names(open_to(member, ProductPage.objects.all()), among=rows.values("product"))
    for row in OwnedProduct.objects.filter(member=member).select_related("product").order_by("pk"):
        yield {"product": names.title(row.product), "since": row.since}


def erase(*, member: Member, keep_content: bool) -> None:
    OwnedProduct.objects.filter(member=member).delete()


def register() -> None:
    register_personal_data(PersonalData("products.owned", _("Products that you have"), owned, erase))
