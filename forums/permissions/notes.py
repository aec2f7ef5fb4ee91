"""Who writes staff notes, and who takes them away."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import StaffNote, Topic
from forums.permissions.curation import is_staff
from portal.boards.permissions import for_writers_in
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.permissions import can_moderate


@for_writers_in(lambda topic: board_map().get(topic.board_id))
def can_write_note(member: Member, topic: Topic, now: datetime) -> Verdict:
    """Also in a topic that is closed, locked or hidden: that is where staff have most to tell each other."""
    return ALLOWED if is_staff(member) else refused(_("Only moderators and staff can do this."))


def can_remove_note(member: Viewer, note: StaffNote, now: datetime) -> Verdict:
    verdict = can_write_note(member, note.topic, now)
    if not verdict or can_moderate(member) or member.pk == note.by_id:
        return verdict
    return refused(_("Only whoever wrote this note and moderators can remove it."))
