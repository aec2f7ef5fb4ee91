"""What each trust level may do: one typed table. `TRUST_TABLE` in the environment changes any line of it.

Members read the same table at /trust-levels/. The defaults are those that large forums found to hold off floods
without being felt by anybody who talks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace

from portal.common.env import WrongSetting

LEVELS = 5  # 0 to 4

# One number for each level from 0 to 4. None: no limit.
ByLevel = tuple[int | None, int | None, int | None, int | None, int | None]


@dataclass(frozen=True)
class TrustTable:
    """Each line is either a number for each level, or the level from which on something may be done."""

    # What one text may hold
    links: ByLevel = (2, None, None, None, None)
    images: ByLevel = (1, None, None, None, None)
    attachments: ByLevel = (0, 5, 10, 10, None)
    mentions: ByLevel = (2, 10, 10, 10, 10)
    # On the day of joining
    first_day_topics: ByLevel = (3, None, None, None, None)
    first_day_replies: ByLevel = (10, None, None, None, None)
    # How often
    topics_a_day: ByLevel = (5, 5, 10, 15, 20)
    replies_a_minute: ByLevel = (4, 4, 6, 8, 8)
    replies_a_day: ByLevel = (100, 100, 150, 200, 300)
    replies_in_a_row: ByLevel = (3, 3, 3, 3, 3)
    seconds_between: ByLevel = (15, 5, 5, 5, 0)
    same_text_minutes: ByLevel = (60, 10, 10, 10, 10)
    votes_a_minute: ByLevel = (5, 5, 10, 10, 10)
    votes_an_hour: ByLevel = (20, 20, 40, 40, 60)
    votes_a_day: ByLevel = (50, 50, 75, 100, 150)
    votes_for_one_member_a_day: ByLevel = (6, 6, 6, 6, 6)
    edits_in_ten_minutes: ByLevel = (20, 20, 20, 20, 20)
    edits_a_day: ByLevel = (300, 300, 300, 300, 300)
    ideas_in_ten_minutes: ByLevel = (3, 3, 3, 3, 3)
    ideas_a_day: ByLevel = (10, 10, 10, 10, 10)
    idea_comments_a_minute: ByLevel = (8, 8, 8, 8, 8)
    idea_comments_a_day: ByLevel = (200, 200, 200, 200, 200)
    idea_votes_a_minute: ByLevel = (30, 30, 30, 30, 30)
    idea_votes_a_day: ByLevel = (500, 500, 500, 500, 500)
    statements_an_hour: ByLevel = (10, 10, 10, 10, 10)
    uploads_a_day: ByLevel = (5, 50, 50, 50, 50)
    upload_megabytes: ByLevel = (20, 500, 500, 500, 500)
    # Changing what was written: how long, and how long without a mark
    edit_hours: ByLevel = (24, 24, 720, 720, None)
    grace_minutes: ByLevel = (5, 5, 5, 5, 5)
    # From which level on
    claim: int = 1
    edit_wiki: int = 1
    make_wiki: int = 1
    ask_for_info: int = 2
    speak_on_trusted_boards: int = 2


DEFAULT = TrustTable()


def trust_table_from(text: str) -> TrustTable:
    """The table with the lines that the environment changes. Raises WrongSetting."""
    if not text:
        return DEFAULT
    try:
        given = json.loads(text)
    except ValueError as error:
        raise WrongSetting(f"TRUST_TABLE is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise WrongSetting('TRUST_TABLE must be a JSON object, such as {"links": [2, 5, null, null, null], "claim": 2}.')
    known = {field.name: getattr(DEFAULT, field.name) for field in fields(TrustTable)}
    changed = {}
    for name, value in given.items():
        if name not in known:
            raise WrongSetting(f"TRUST_TABLE does not know “{name}”. It knows {', '.join(known)}.")
        if isinstance(known[name], int):
            if not _is_number(value) or value >= LEVELS:
                raise WrongSetting(f"TRUST_TABLE: “{name}” is a trust level, 0 to 4.")
            changed[name] = value
        else:
            if not isinstance(value, list) or len(value) != LEVELS or not all(n is None or _is_number(n) for n in value):
                raise WrongSetting(f"TRUST_TABLE: “{name}” is a list of five numbers, for levels 0 to 4; null is no limit.")
            changed[name] = tuple(value)
    return replace(DEFAULT, **changed)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
