"""What can happen between a member and their customer record."""

from __future__ import annotations

from portal.activity.types import ActivityType, Verb

SHARING_AGREED = ActivityType("crm.sharing.agreed", Verb.ACCEPT)
SHARING_DECLINED = ActivityType("crm.sharing.declined", Verb.REJECT)
SHARING_WITHDRAWN = ActivityType("crm.sharing.withdrawn", Verb.UNDO)
CATEGORY_SWITCHED_ON = ActivityType("crm.category.switched_on", Verb.ADD)
CATEGORY_SWITCHED_OFF = ActivityType("crm.category.switched_off", Verb.REMOVE)
# A person said which contact a member is, or that there is none.
LINK_DECIDED = ActivityType("crm.link.decided", Verb.UPDATE)
CORRECTION_ASKED = ActivityType("crm.correction.asked", Verb.FLAG)
CORRECTION_ANSWERED = ActivityType("crm.correction.answered", Verb.UPDATE)
