"""What staff do with customer records."""

from portal.activity.types import ActivityType, Verb

RECORD_CREATED = ActivityType("crm.record.created", Verb.CREATE)
RECORD_CHANGED = ActivityType("crm.record.changed", Verb.UPDATE)
CONTACTS_MERGED = ActivityType("crm.contact.merged", Verb.MOVE)
CONTACTS_UNMERGED = ActivityType("crm.contact.unmerged", Verb.UNDO)
MESSAGE_WRITTEN = ActivityType("crm.message.written", Verb.CREATE)
CASE_ASSIGNED = ActivityType("crm.case.assigned", Verb.UPDATE)
CASE_CLOSED = ActivityType("crm.case.closed", Verb.UPDATE)
CASE_REOPENED = ActivityType("crm.case.reopened", Verb.UNDO)
FILE_IMPORTED = ActivityType("crm.file.imported", Verb.ADD)
