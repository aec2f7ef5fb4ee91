"""What follows in this app: e-mails about the account, and the archive that somebody asked for. Each safe to run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from portal.activity.types import reaction
from portal.members.actions import build_export, refresh_trust_of
from portal.members.emails import write_email

if TYPE_CHECKING:
    from portal.activity.models import Activity
    from portal.members.models import Member


@reaction("members.put_export_together", is_outside=True)
def put_export_together(activity: Activity) -> None:
    if activity.object is not None:
        build_export(export=activity.object)


@reaction("members.mail_export_ready", is_outside=True)
def mail_export_ready(activity: Activity) -> None:
    export = activity.object
    if export is not None and export.member.email:
        link = settings.SITE_URL + reverse("members:export_download", args=[export.key])
        _write("members/mails/export_ready", export.member, activity, link=link, expires_at=export.expires_at)


@reaction("members.mail_approved", is_outside=True)
def mail_approved(activity: Activity) -> None:
    member = activity.object
    if member is not None and member.email and member.erased_at is None:
        _write("members/mails/approved", member, activity)


@reaction("members.mail_invitation", is_outside=True)
def mail_invitation(activity: Activity) -> None:
    invitation = activity.object
    if invitation is not None and invitation.accepted_by_id is None:
        link = settings.SITE_URL + reverse("members:invitation_accept", args=[invitation.token])
        write_email(
            "members/mails/invited",
            to=invitation.email,
            message_id=_message_id(activity),
            link=link,
            by=invitation.invited_by.display_name,
            expires_at=invitation.expires_at,
        )


@reaction("members.mail_claim_confirmed", is_outside=True)
def mail_claim_confirmed(activity: Activity) -> None:
    member = activity.target
    if member is not None and member.email:
        _write("members/mails/claim_confirmed", member, activity, link=settings.SITE_URL + member.get_absolute_url())


@reaction("members.mail_claim_refused", is_outside=True)
def mail_claim_refused(activity: Activity) -> None:
    member = activity.target
    if member is not None and member.email:
        _write("members/mails/claim_refused", member, activity)


def _write(template: str, member: Member, activity: Activity, **context: Any) -> None:
    write_email(
        template, to=member.email or "", language=member.language, message_id=_message_id(activity), member=member, **context
    )


def _message_id(activity: Activity) -> str:
    return f"<activity-{activity.pk}@{urlsplit(settings.SITE_URL).hostname}>"


@reaction("members.refresh_author_trust")
def refresh_author_trust(activity: Activity) -> None:
    """Levels are gained at once: of who wrote something, and of who was found helpful."""
    refresh_trust_of({activity.actor_id, getattr(activity.object, "author_id", None)})
