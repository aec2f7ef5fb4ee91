"""What the entry policy asks of what members write to support (portal/writing/entry.py)."""

from __future__ import annotations

from portal.writing.entry import Entrance, Pace

CASE_MESSAGE = Entrance("conversions.case_message", paces=(Pace(10, 600), Pace(60, 86_400)), longest=20_000)
