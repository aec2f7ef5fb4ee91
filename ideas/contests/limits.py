"""What the entry policy (portal/writing/entry.py) asks of entries, their pitches and votes. The actions ask it."""

from __future__ import annotations

from portal.writing.entry import Entrance, Pace

LONGEST_PITCH = 1000

ENTRY = Entrance("contests.entry", paces=(Pace(20, 3600),))
PITCH = Entrance("contests.pitch", paces=(Pace("edits_in_ten_minutes", 600),), longest=LONGEST_PITCH, may_repeat=True)
ENTRY_VOTE = Entrance("contests.vote", paces=(Pace(60, 600),))
