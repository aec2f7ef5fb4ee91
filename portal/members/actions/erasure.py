"""Leaving: the account and its personal data go; a placeholder keeps what others wrote in place."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.users.models import UserProfile

from portal.activity.record import record
from portal.common.kinds import Erasable, kinds_with
from portal.common.permissions import require
from portal.members.activities import MEMBER_ERASED
from portal.members.emails import write_email
from portal.members.handles import PLACEHOLDER_PREFIX
from portal.members.identicons import face_of
from portal.members.models import EntryLink, Invitation, Member
from portal.members.permissions import can_erase
from portal.members.personal import personal_data


@transaction.atomic
def erase_member(
    *, member: Member, keep_content: bool, by: Member | None = None, is_told: bool = True, now: datetime | None = None
) -> None:
    """Erase an account and all personal data. Cannot be undone.

    With `keep_content` what the member wrote stays under "Former member"; without, it goes too, and what
    others answered stays. The receipt goes to the address that the account had.
    """
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    require(can_erase(member))
    address, language = member.email, member.language
    for _kind, wrote in kinds_with(Erasable):
        wrote.erase(member=member, keep_content=keep_content)
    for data in personal_data():
        data.erase(member=member, keep_content=keep_content)
    member.refresh_from_db()  # the apps wrote to the row as well: counts
    _end_access(member)
    _forget_facts(member, now)
    _become_placeholder(member, now)
    record(MEMBER_ERASED, actor=by or member, object=member, data={"kept_content": keep_content}, happened_at=now)
    if address and is_told:
        # The address is gone with the account, so the receipt cannot wait in a table: it leaves once all is stored.
        transaction.on_commit(
            lambda: write_email("members/mails/erased", to=address, language=language, kept_content=keep_content, at=now),
            robust=True,
        )


def _end_access(member: Member) -> None:
    for session in UserSession.objects.filter(user=member):
        session.end()
    for model in (EmailAddress, SocialAccount, Authenticator):
        model.objects.filter(user=member).delete()
    EntryLink.objects.filter(Q(member=member) | Q(address__iexact=member.email or "-")).delete()
    member.groups.clear()
    member.user_permissions.clear()


def _forget_facts(member: Member, now: datetime) -> None:
    for export in member.exports.exclude(file=""):
        transaction.on_commit(lambda file=export.file: file.storage.delete(file.name), robust=True)
    member.exports.all().delete()
    member.claims.all().delete()
    member.former_handles.all().delete()
    # That somebody agreed, and to what, stays on record; who it was does not.
    member.consents.filter(withdrawn_at=None).update(withdrawn_at=now)
    Invitation.objects.filter(Q(accepted_by=member) | Q(email__iexact=member.email or "-")).delete()
    UserProfile.objects.filter(user=member).delete()
    LogEntry.objects.filter(user=member).update(object_repr="", change_message="")
    imported = getattr(member, "imported", None)
    if imported is not None:  # its number stays, so that a later import does not bring the person back
        imported.profile_url, imported.badges, imported.reputation = "", {}, None
        imported.save(update_fields=["profile_url", "badges", "reputation"])


def _become_placeholder(member: Member, now: datetime) -> None:
    if member.avatar:
        storage, name = member.avatar.storage, member.avatar.name
        transaction.on_commit(lambda: storage.delete(name or ""), robust=True)
    member.username = PLACEHOLDER_PREFIX + get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")
    member.avatar_path, member.avatar_hue = face_of(member.username)
    member.memberships.all().delete()
    member.email = member.organisation = member.last_login = member.last_seen_at = None
    member.name = member.bio = member.location = member.website = member.avatar = ""
    member.language = member.time_zone = member.theme = ""
    member.suspended_until, member.suspended_reason = None, ""
    member.sharing_answered_at = None
    member.is_staff = member.is_superuser = member.is_active = False
    member.erased_at = now
    member.set_unusable_password()
    member.save()
