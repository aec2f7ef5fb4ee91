"""What can happen to members."""

from portal.activity.types import ActivityType, Verb

MEMBER_JOINED = ActivityType("members.member.joined", Verb.JOIN)
