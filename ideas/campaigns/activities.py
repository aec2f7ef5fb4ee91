"""What can happen in challenges."""

from portal.activity.types import ActivityType, Verb

IDEA_ENTERED = ActivityType("campaigns.idea.entered", Verb.JOIN)
IDEA_WITHDRAWN = ActivityType("campaigns.idea.withdrawn", Verb.LEAVE)
ENTRY_REFINED = ActivityType("campaigns.entry.refined", Verb.UPDATE)
ENTRY_VOTED = ActivityType("campaigns.entry.voted", Verb.LIKE)
ENTRY_VOTE_WITHDRAWN = ActivityType("campaigns.entry.vote_withdrawn", Verb.UNDO)
ENTRY_SCORED = ActivityType("campaigns.entry.scored", Verb.RATE)
JUROR_APPOINTED = ActivityType("campaigns.juror.appointed", Verb.ADD)
JUROR_DISMISSED = ActivityType("campaigns.juror.dismissed", Verb.REMOVE)
WINNERS_ANNOUNCED = ActivityType("campaigns.winners.announced", Verb.ACCEPT)
ENTRY_WON = ActivityType("campaigns.entry.won", Verb.ACCEPT)  # no step on the idea: the challenge may be private
PHASE_BEGUN = ActivityType("campaigns.phase.begun", Verb.UPDATE)
JURY_REMINDED = ActivityType("campaigns.jury.reminded", Verb.UPDATE)
