"""What can happen. Which of the two was chosen is not in the log."""

from portal.activity.types import ActivityType, Verb

IDEAS_COMPARED = ActivityType("pairwise.ideas.compared", Verb.ADD)
