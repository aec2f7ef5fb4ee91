"""What can happen to tags."""

from portal.activity.types import ActivityType, Verb

# The object leads to the target from now on, and what carried it carries the target.
TAG_MERGED = ActivityType("writing.tag.merged", Verb.MOVE)
# A synonym is a word of its own again.
TAG_PARTED = ActivityType("writing.tag.parted", Verb.UNDO)
TAG_MADE = ActivityType("writing.tag.made", Verb.CREATE)
TAG_EDITED = ActivityType("writing.tag.edited", Verb.UPDATE)
TAG_REMOVED = ActivityType("writing.tag.removed", Verb.DELETE)
