"""What this app itself, its sign-in library and the activity log hold about a member: the words of the export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from portal.activity.models import Activity, Promise
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data

ACCOUNT_FIELDS = [
    "username",
    "name",
    "email",
    "bio",
    "location",
    "website",
    "language",
    "time_zone",
    "theme",
    "joined_at",
    "last_login",
    "last_seen_at",
    "approved_at",
    "rules_accepted_at",
    "suspended_until",
    "suspended_reason",
    "trust_level",
    "trust_changed_at",
    "reputation",
    "sharing_answered_at",
    "topic_count",
    "reply_count",
    "solution_count",
    "helpful_count",
    "members_topic_count",
    "members_reply_count",
    "members_solution_count",
    "members_helpful_count",
    "is_staff",
    "is_imported",
]


def account(member: Member) -> Iterator[dict[str, Any]]:
    row = {field: getattr(member, field) for field in ACCOUNT_FIELDS}
    organisation = member.organisation
    row["organisation"] = organisation and organisation.name
    row["segment"] = str(organisation.segment or "") if organisation else None
    row["revenue_band"] = str(organisation.revenue_band or "") if organisation else None
    row["roles"] = sorted(group.name for group in member.groups.all())
    row["password"] = "set" if member.has_usable_password() else "none"
    yield row


def memberships(member: Member) -> Iterator[dict[str, Any]]:
    for each in member.memberships.select_related("organisation").order_by("from_date", "pk"):
        yield {
            "organisation": each.organisation.name,
            "from_date": each.from_date,
            "until_date": each.until_date,
            "is_primary": each.is_primary,
            "source": each.source,
        }


def former_handles(member: Member) -> Iterator[dict[str, Any]]:
    yield from member.former_handles.order_by("pk").values("handle", "given_up_at")


def addresses(member: Member) -> Iterator[dict[str, Any]]:
    yield from EmailAddress.objects.filter(user=member).order_by("pk").values("email", "verified", "primary")


def keys(member: Member) -> Iterator[dict[str, Any]]:
    """Names and dates; the secrets themselves would only help a thief of the archive."""
    for key in Authenticator.objects.filter(user=member).order_by("pk"):
        yield {
            "kind": key.get_type_display(),
            "name": key.data.get("name", ""),
            "created_at": key.created_at,
            "last_used_at": key.last_used_at,
        }


def providers(member: Member) -> Iterator[dict[str, Any]]:
    yield from (
        SocialAccount.objects.filter(user=member)
        .order_by("pk")
        .values("provider", "uid", "last_login", "date_joined", "extra_data")
    )


def sessions(member: Member) -> Iterator[dict[str, Any]]:
    yield from UserSession.objects.filter(user=member).order_by("pk").values("ip", "user_agent", "created_at", "last_seen_at")


def consents(member: Member) -> Iterator[dict[str, Any]]:
    yield from member.consents.order_by("pk").values("purpose", "wording", "given_at", "withdrawn_at")


def invitations(member: Member) -> Iterator[dict[str, Any]]:
    for invitation in member.invitations.order_by("pk"):
        yield {"you_invited": invitation.email, "created_at": invitation.created_at, "accepted_at": invitation.accepted_at}
    held = getattr(member, "invitation", None)
    if held is not None:
        yield {"you_were_invited_at": held.email, "created_at": held.created_at, "accepted_at": held.accepted_at}


def imported(member: Member) -> Iterator[dict[str, Any]]:
    facts = getattr(member, "imported", None)
    if facts is not None:
        yield {name: getattr(facts, name) for name in ("source", "source_id", "profile_url", "reputation", "badges")}


def claims(member: Member) -> Iterator[dict[str, Any]]:
    for claim in member.claims.order_by("pk").select_related("imported"):
        yield {
            "source": claim.imported.source,
            "evidence": claim.evidence,
            "created_at": claim.created_at,
            "decided_at": claim.decided_at,
            "is_confirmed": claim.is_confirmed,
        }


def exports(member: Member) -> Iterator[dict[str, Any]]:
    yield from member.exports.order_by("pk").values("asked_at", "ready_at", "expires_at")


def activities(member: Member) -> Iterator[dict[str, Any]]:
    rows = Activity.objects.filter(actor=member).order_by("pk").select_related("object_type", "target_type")
    for row in rows.iterator(chunk_size=500):
        yield {
            "type": row.type,
            "happened_at": row.happened_at,
            "about": f"{row.object_type.app_label}.{row.object_type.model} {row.object_id}",
            "data": row.data,
        }


def promises(member: Member) -> Iterator[dict[str, Any]]:
    for row in (Promise.objects.filter(owner=member) | Promise.objects.filter(to=member)).order_by("pk"):
        yield {
            "you_are": "the one who owes" if row.owner_id == member.pk else "the one who waits",
            "what": row.what,
            "due_at": row.due_at,
            "kept_at": row.kept_at,
        }


def _picture(member: Member) -> Iterator[tuple[str, Any]]:
    if member.avatar:
        yield "picture.webp", member.avatar


def _goes_with_the_account(*, member: Member, keep_content: bool) -> None:
    """`erase_member` itself deals with these rows."""


def register() -> None:
    """Called when the apps are ready."""
    for name, label, rows in (
        ("members.account", _("Account"), account),
        ("members.memberships", _("Organisations"), memberships),
        ("members.former_handles", _("Former handles"), former_handles),
        ("members.addresses", _("E-mail addresses"), addresses),
        ("members.keys", _("Passkeys and authenticators"), keys),
        ("members.providers", _("Sign-in providers"), providers),
        ("members.sessions", _("Sessions"), sessions),
        ("members.consents", _("Consents"), consents),
        ("members.invitations", _("Invitations"), invitations),
        ("members.imported", _("From an import"), imported),
        ("members.claims", _("Claims"), claims),
        ("members.exports", _("Exports"), exports),
        ("activity.activities", _("What you did"), activities),
        ("activity.promises", _("Promises"), promises),
    ):
        files = _picture if name == "members.account" else None
        register_personal_data(PersonalData(name, label, rows, _goes_with_the_account, files))
