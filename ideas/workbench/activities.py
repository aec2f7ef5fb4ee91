"""What can happen on the workbench. What a change does to an idea is recorded by `ideas`."""

from __future__ import annotations

from portal.activity.types import ActivityType, Verb

VIEW_SHARED = ActivityType("workbench.view.shared", Verb.ADD)
CHANGE_PLANNED = ActivityType("workbench.change.planned", Verb.UPDATE)
CHANGE_STOPPED = ActivityType("workbench.change.stopped", Verb.UNDO)
CHANGE_DONE = ActivityType("workbench.change.done", Verb.UPDATE)
