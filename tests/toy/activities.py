from portal.activity.types import ActivityType, Verb

NOTE_PINNED = ActivityType("toy.note.pinned", Verb.CREATE)
NOTE_CHANGED = ActivityType("toy.note.changed", Verb.UPDATE)
NOTE_HIDDEN = ActivityType("toy.note.hidden", Verb.REMOVE)
NOTE_SHOWN = ActivityType("toy.note.shown", Verb.UNDO)
