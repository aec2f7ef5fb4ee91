"""What can happen to a promise. The consequence line draws promises from their rows, so these have no step."""

from portal.activity.types import ActivityType, Verb

PROMISE_MADE = ActivityType("activity.promise.made", Verb.CREATE)
PROMISE_KEPT = ActivityType("activity.promise.kept", Verb.UPDATE)
PROMISE_WITHDRAWN = ActivityType("activity.promise.withdrawn", Verb.UNDO)
PROMISE_DELAYED = ActivityType("activity.promise.delayed", Verb.UPDATE)
