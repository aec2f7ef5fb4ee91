"""What follows what moderators do: the member is told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from portal.activity.types import reaction
from portal.members.emails import write_letter

if TYPE_CHECKING:
    from portal.activity.models import Activity


@reaction("moderation.mail_suspension", is_outside=True)
def mail_suspension(activity: Activity) -> None:
    member, sanction = activity.object, activity.target
    if member is None or sanction is None or not member.email or sanction.undone_at is not None:
        return
    write_letter(
        "moderation/mails/suspended",
        to=member.email,
        language=member.language,
        message_id=f"<activity-{activity.pk}@{urlsplit(settings.SITE_URL).hostname}>",
        reason=sanction.reason,
        until=sanction.until,
    )
