"""Where the pages of accounts are, for pages of other apps that name an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from portal.common.viewer import Viewer
from portal.crm.models import Account
from portal.crm.store.permissions import can_see_records


def account_pages(viewer: Viewer, names: Iterable[str]) -> dict[str, str]:
    """Organisations by name to the address of the account that they are written from; none for who may not see accounts.

    An organisation has the name of its account. Where several accounts have it, none is meant. One query.
    """
    wanted = {name for name in names if name}
    if not wanted or not can_see_records(viewer, Account):
        return {}
    found: dict[str, list[int]] = {}
    for pk, name in Account.objects.filter(name__in=wanted).values_list("pk", "name"):
        found.setdefault(name, []).append(pk)
    return {name: reverse("insights:account", args=pks) for name, pks in found.items() if len(pks) == 1}
