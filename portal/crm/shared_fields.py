"""What this app and those below it have to share of a member: who they are, which products they have, how they take part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.activity.models import Activity
from portal.crm.sharing import (
    Category,
    FieldType,
    SharedField,
    TimelineEvent,
    register_category,
    register_event,
    register_field,
)
from portal.members import activities as members
from portal.members.models import Member
from portal.products import activities as products
from portal.products.models import OwnedProduct


def _emails(rows: Sequence[Member]) -> Mapping[int, Any]:
    from portal.crm.sync.resolve import verified_addresses

    verified = verified_addresses([member.pk for member in rows])
    return {
        member.pk: (member.email if (member.email or "").lower() in verified.get(member.pk, ()) else None) for member in rows
    }


def _given_names(rows: Sequence[Member]) -> Mapping[int, Any]:
    return {member.pk: member.name.rpartition(" ")[0] or None for member in rows}


def _family_names(rows: Sequence[Member]) -> Mapping[int, Any]:
    return {member.pk: member.name.rpartition(" ")[2] or None for member in rows}


def _profiles(rows: Sequence[Member]) -> Mapping[int, Any]:
    return {member.pk: settings.WAGTAILADMIN_BASE_URL.rstrip("/") + member.get_absolute_url() for member in rows}


def _products(rows: Sequence[Member]) -> Mapping[int, Any]:
    owned = OwnedProduct.objects.filter(member__in=rows, product__live=True).order_by("product__title")
    titles: dict[int, list[str]] = {}
    for member, title in owned.values_list("member_id", "product__title"):
        titles.setdefault(member, []).append(title)
    return {pk: ", ".join(found) for pk, found in titles.items()}


def _trust_levels(rows: Sequence[Member]) -> Mapping[int, Any]:
    return {member.pk: member.trust_level for member in rows}


def _last_active(rows: Sequence[Member]) -> Mapping[int, Any]:
    """The day, not the moment: what somebody reads, and when, is not shared."""
    seen = {member.pk: member.last_seen_at or member.joined_at for member in rows}
    return {pk: at.replace(hour=0, minute=0, second=0, microsecond=0) for pk, at in seen.items()}


def _object(activity: Activity) -> Iterable[int]:
    return [int(activity.object_id)] if activity.object_id is not None else []


def _actor(activity: Activity) -> Iterable[int]:
    return [activity.actor_id] if activity.actor_id else []


def register() -> None:
    """Called when the apps are ready."""
    for category in (
        Category("identity", _("Identity"), _("to find your record, and nothing else"), order=10, is_on_with_yes=True),
        Category("products", _("Products"), _("so that helpers and service know what you have"), order=20, is_on_with_yes=True),
        Category("contributions", _("Contributions"), _("so that service knows whom it talks to, and can thank you"), order=30,
                 is_on_with_yes=True),
    ):  # fmt: skip
        register_category(category)
    text, number = FieldType.TEXT, FieldType.NUMBER
    for field in (
        SharedField("email", _("Confirmed e-mail"), "identity", text, _emails, order=1, fills=True),
        SharedField("given_name", _("Given name"), "identity", text, _given_names, order=2, fills=True),
        SharedField("family_name", _("Family name"), "identity", text, _family_names, order=3, fills=True),
        SharedField("profile_url", _("Address of the profile"), "identity", FieldType.ADDRESS, _profiles, order=4),
        SharedField("products", _("Products"), "products", text, _products, order=10),
        SharedField("trust_level", _("Level"), "contributions", number, _trust_levels, order=20),
        SharedField("last_active", _("Last active"), "contributions", FieldType.MOMENT, _last_active, order=21),
    ):
        register_field(field)
    for activity_type, name, concerned in (
        (members.TRUST_GAINED, "contributions", _object),
        (members.TRUST_LOST, "contributions", _object),
        (members.PROFILE_EDITED, "identity", _actor),
        (products.PRODUCT_OWNED, "products", _actor),
        (products.PRODUCT_DISOWNED, "products", _actor),
    ):
        register_event(TimelineEvent(activity_type, name, concerned))
