"""What can happen to a pair of ideas that may be the same. Neither idea's line shows it: nothing came of it for voters."""

from portal.activity.types import ActivityType, Verb

PAIR_REJECTED = ActivityType("duplicates.pair.rejected", Verb.REJECT)
PAIR_RECONSIDERED = ActivityType("duplicates.pair.reconsidered", Verb.UNDO)
