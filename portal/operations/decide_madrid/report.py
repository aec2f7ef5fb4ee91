"""What stands in the database for one import, by the names of its expected.json: counted there, not while parsing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count

from ideas.models import ImportedIdea
from portal.operations.decide_madrid.rows import MADRID

TOP, MOST = 5, 3


def counts(board_id: int, source: str) -> dict[str, Any]:
    imported = ImportedIdea.objects.filter(board_id=board_id, source=source)
    found = _of_proposals(imported.filter(source_kind="idea").select_related("idea"))
    return found | _of_comments(imported.filter(source_kind="comment").select_related("comment"), found.pop("_users"))


def _of_proposals(rows: Any) -> dict[str, Any]:
    statuses, supports, users, days = Counter[str](), list[tuple[int, int, str]](), set[int](), list[str]()
    said, without_text, differing = 0, 0, 0
    comments = ImportedIdea.objects.filter(idea__in=rows.values("idea"), source_kind="comment").order_by()
    per_idea = dict(comments.values_list("idea_id").annotate(count=Count("pk")))
    for row in rows.order_by("pk").iterator(500):
        facts, idea = row.facts, row.idea
        statuses[facts["status"]] += 1
        supports.append((int(row.source_id), idea.anonymous_votes, idea.title))
        users.add(facts["user"])
        days.append(idea.posted_at.astimezone(MADRID).date().isoformat())
        said += facts["comments_said"]
        differing += facts["comments_said"] != per_idea.get(idea.pk, 0)
        without_text += not facts["has_text"]
    supports.sort(key=lambda line: (-line[1], line[0]))
    return {
        "proposals": len(supports),
        "by_status": dict(sorted(statuses.items())),
        "sum_supports": sum(count for _number, count, _title in supports),
        "top5_by_supports": [list(line) for line in supports[:TOP]],
        "sum_numComments_column": said,
        "proposals_whose_numComments_differs_from_rows": differing,
        "proposals_without_text": without_text,
        "first": min(days, default=None),
        "last_proposal": max(days, default=None),
        "_users": users,
    }


def _of_comments(rows: Any, users: set[int]) -> dict[str, Any]:
    types, per_proposal, last = Counter[str](), Counter[int](), None
    total = top = orphans = deepest = empty = up = down = 0
    for row in rows.order_by("pk").iterator(1000):
        facts, comment = row.facts, row.comment
        total += 1
        orphans += "missing_parent" in facts
        top += comment.parent_id is None and "missing_parent" not in facts
        deepest = max(deepest, facts["level"])
        empty += facts["is_empty"]
        up, down = up + facts["up"], down + comment.unhelpful_count
        types[facts["user_type"]] += 1
        per_proposal[facts["proposal"]] += 1
        users.add(facts["user"])
        last = max(last, comment.posted_at) if last else comment.posted_at
    most = sorted(per_proposal.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    return {
        "comments_rows": total,
        "top_level_comments": top,
        "comments_whose_parent_is_missing": orphans,
        "deepest_reply_level": deepest,
        "most_commented": [list(pair) for pair in most],
        "distinct_users": len(users),
        "comment_upvotes": up,
        "comment_downvotes": down,
        "user_types": dict(types.most_common()),
        "empty_comment_texts": empty,
        "last_comment": last.astimezone(MADRID).date().isoformat() if last else None,
    }
