"""What can happen in idea contests."""

from portal.activity.types import ActivityType, Verb

IDEA_ENTERED = ActivityType("contests.idea.entered", Verb.JOIN)
IDEA_WITHDRAWN = ActivityType("contests.idea.withdrawn", Verb.LEAVE)
ENTRY_REFINED = ActivityType("contests.entry.refined", Verb.UPDATE)
ENTRY_VOTED = ActivityType("contests.entry.voted", Verb.LIKE)
ENTRY_VOTE_WITHDRAWN = ActivityType("contests.entry.vote_withdrawn", Verb.UNDO)
ENTRY_SCORED = ActivityType("contests.entry.scored", Verb.RATE)
JUROR_APPOINTED = ActivityType("contests.juror.appointed", Verb.ADD)
JUROR_DISMISSED = ActivityType("contests.juror.dismissed", Verb.REMOVE)
WINNERS_ANNOUNCED = ActivityType("contests.winners.announced", Verb.ACCEPT)
ENTRY_WON = ActivityType("contests.entry.won", Verb.ACCEPT)  # no step on the idea: the contest may be private
PHASE_BEGUN = ActivityType("contests.phase.begun", Verb.UPDATE)
JURY_REMINDED = ActivityType("contests.jury.reminded", Verb.UPDATE)
