"""What follows what moderators do: the member is told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from portal.activity.types import reaction
from portal.members.emails import write_email
from portal.moderation.account_checks import check_account
from portal.moderation.decidable import CannotDecide
from portal.moderation.decisions import hide_by_flags
from portal.moderation.flagging import flag_by_check

if TYPE_CHECKING:
    from portal.activity.models import Activity


@reaction("moderation.mail_suspension", is_outside=True)
def mail_suspension(activity: Activity) -> None:
    member, sanction = activity.object, activity.target
    if member is None or sanction is None or not member.email or sanction.undone_at is not None:
        return
    write_email(
        "moderation/mails/suspended",
        to=member.email,
        language=member.language,
        message_id=f"<activity-{activity.pk}@{urlsplit(settings.SITE_URL).hostname}>",
        reason=sanction.reason,
        until=sanction.until,
    )


@reaction("moderation.compare_address")
def compare_address(activity: Activity) -> None:
    """A new account whose address is almost that of a suspended member goes into the review queue."""
    if activity.object is not None:
        check_account(member=activity.object)


@reaction("moderation.check_for_spam")
def check_for_spam(activity: Activity) -> None:
    """A newcomer's text that looks like advertising goes into the review queue (`spam_check`)."""
    if activity.object is not None:
        flag_by_check(thing=activity.object)


@reaction("moderation.hide_flagged")
def hide_flagged(activity: Activity) -> None:
    """Enough flags hide a thing until a moderator has looked. Asked after the flag is stored, so that of two at once one sees both."""
    if activity.object is not None:
        with suppress(CannotDecide):  # it was deleted or merged away meanwhile
            hide_by_flags(thing=activity.object)
