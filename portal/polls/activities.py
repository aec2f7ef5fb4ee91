"""What can happen in polls and conversations. The log keeps that somebody answered, never what."""

from portal.activity.types import ActivityType, Verb

POLL_ANSWERED = ActivityType("polls.poll.answered", Verb.ADD)
POLL_WITHDRAWN = ActivityType("polls.poll.withdrawn", Verb.UNDO)
STATEMENT_ADDED = ActivityType("polls.statement.added", Verb.CREATE)
STATEMENT_ANSWERED = ActivityType("polls.statement.answered", Verb.ADD)
STATEMENT_HIDDEN = ActivityType("polls.statement.hidden", Verb.REMOVE)
STATEMENT_UNHIDDEN = ActivityType("polls.statement.unhidden", Verb.UNDO)
POLL_BALLOTS_SEEN = ActivityType("polls.ballots.seen", Verb.READ)  # of a named poll, by the product team
POLL_CLOSED = ActivityType("polls.poll.closed", Verb.UPDATE)
CONVERSATION_MAPPED = ActivityType("polls.conversation.mapped", Verb.UPDATE)  # for the first time
CONVERSATION_CLOSED = ActivityType("polls.conversation.closed", Verb.UPDATE)
# Polls in posts
POLL_ADDED = ActivityType("polls.poll.added", Verb.CREATE)
POLL_CHANGED = ActivityType("polls.poll.changed", Verb.UPDATE)
POLL_HIDDEN = ActivityType("polls.poll.hidden", Verb.REMOVE)
POLL_UNHIDDEN = ActivityType("polls.poll.unhidden", Verb.UNDO)
BALLOTS_EXPORTED = ActivityType("polls.ballots.exported", Verb.READ)  # as a file, by whoever may view members
