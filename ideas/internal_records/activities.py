"""What the product team does with the internal record of an idea. None of it draws a step: members never hear of it."""

from portal.activity.types import ActivityType, Verb

NOTE_WRITTEN = ActivityType("internal_records.note.written", Verb.ADD)
NOTE_EDITED = ActivityType("internal_records.note.edited", Verb.UPDATE)
NOTE_REMOVED = ActivityType("internal_records.note.removed", Verb.REMOVE)
NOTE_RESTORED = ActivityType("internal_records.note.restored", Verb.UNDO)
# Who judged what: the factors and the value stand in `data`, so the log is the history of a score.
IDEA_SCORED = ActivityType("internal_records.idea.scored", Verb.RATE)
SCORE_WITHDRAWN = ActivityType("internal_records.score.withdrawn", Verb.UNDO)
FORMULA_MADE = ActivityType("internal_records.formula.made", Verb.CREATE)
FORMULA_CHANGED = ActivityType("internal_records.formula.changed", Verb.UPDATE)
FORMULA_RETIRED = ActivityType("internal_records.formula.retired", Verb.REMOVE)
FORMULA_REVIVED = ActivityType("internal_records.formula.revived", Verb.UNDO)
LINK_ADDED = ActivityType("internal_records.link.added", Verb.ADD)
LINK_CHANGED = ActivityType("internal_records.link.changed", Verb.UPDATE)
LINK_REMOVED = ActivityType("internal_records.link.removed", Verb.REMOVE)
