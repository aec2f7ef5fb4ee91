"""What the product team does with the dossier of an idea. None of it draws a step: members never hear of it."""

from portal.activity.types import ActivityType, Verb

NOTE_WRITTEN = ActivityType("dossier.note.written", Verb.ADD)
NOTE_EDITED = ActivityType("dossier.note.edited", Verb.UPDATE)
NOTE_REMOVED = ActivityType("dossier.note.removed", Verb.REMOVE)
NOTE_RESTORED = ActivityType("dossier.note.restored", Verb.UNDO)
# Who judged what: the factors and the value stand in `data`, so the log is the history of a score.
IDEA_SCORED = ActivityType("dossier.idea.scored", Verb.RATE)
SCORE_WITHDRAWN = ActivityType("dossier.score.withdrawn", Verb.UNDO)
FORMULA_MADE = ActivityType("dossier.formula.made", Verb.CREATE)
FORMULA_CHANGED = ActivityType("dossier.formula.changed", Verb.UPDATE)
FORMULA_RETIRED = ActivityType("dossier.formula.retired", Verb.REMOVE)
FORMULA_REVIVED = ActivityType("dossier.formula.revived", Verb.UNDO)
LINK_ADDED = ActivityType("dossier.link.added", Verb.ADD)
LINK_CHANGED = ActivityType("dossier.link.changed", Verb.UPDATE)
LINK_REMOVED = ActivityType("dossier.link.removed", Verb.REMOVE)
