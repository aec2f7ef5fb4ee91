"""Reading the side tables into the staging file: votes, links, badges, history, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import Run
from portal.operations.stackexchange.texts import line, number, row_id, tags_in

VOTES = {
    "1": "accepted",
    "2": "up",
    "3": "down",
    "4": "offensive",
    "5": "favourite",
    "6": "close",
    "7": "reopen",
    "8": "bounty started",
    "9": "bounty closed",
    "10": "deletion",
    "11": "undeletion",
    "12": "spam",
    "15": "moderator review",
    "16": "approved edit",
}
RELATED, DUPLICATE = 1, 3
# What a row of PostHistory changes. 1-3 first version, 4-6 edits, 7-9 rollbacks.
TITLE, BODY, TAGS = {1, 4, 7}, {2, 5, 8}, {3, 6, 9}
FIRST, CLOSED = {1, 2, 3}, 10


def stage_votes(run: Run, rows: Iterable[Row]) -> None:
    """Totals by post and kind: the dump names no voters but for favourites and bounties."""
    for row in rows:
        post = row_id(row.get("PostId"))
        if post is None:
            run.skip("votes", "a row without a post")
            continue
        kind = row.get("VoteTypeId", "")
        run.staging.count("votes", post, VOTES.get(kind) or line(kind, 20) or "other")
        if kind == "1":
            run.staging.add("accepted", post, row.get("CreationDate", ""))


def stage_links(run: Run, rows: Iterable[Row]) -> None:
    for row in rows:
        post, other, kind = row_id(row.get("PostId")), row_id(row.get("RelatedPostId")), number(row.get("LinkTypeId"))
        if post is None or other is None or kind not in (RELATED, DUPLICATE):
            run.skip("links", "a row without two posts or of an unknown kind")
        elif post == other:
            run.skip("links", "a post linked to itself")
        else:
            run.staging.add("links", post, other, kind)


def stage_badges(run: Run, rows: Iterable[Row]) -> None:
    for row in rows:
        user, name = row_id(row.get("UserId")), line(row.get("Name"), 100)
        if user is None or not name:
            run.skip("badges", "a row without member or name")
        else:
            run.staging.count("badges", user, name)


def stage_tags(run: Run, rows: Iterable[Row]) -> None:
    """Which rows of Posts are the excerpt and the wiki of which tag."""
    for row in rows:
        names = tags_in(row.get("TagName"))
        if not names:
            run.skip("tags", "a row without a name")
            continue
        if row.get("Count") == "0":
            run.skip("tags", "no question carries it")
        for key in ("ExcerptPostId", "WikiPostId"):
            if (post := row_id(row.get(key))) is not None:
                run.staging.add("tags", post, names[0])


def stage_history(run: Run, rows: Iterable[Row]) -> None:
    """Versions of texts, and why topics were closed. The rest (tweets, bumps, notices) leaves no trace here."""
    for row in rows:
        kind, post = number(row.get("PostHistoryTypeId")), row_id(row.get("PostId"))
        if kind is None or post is None:
            run.skip("history", "a row without a post or a kind")
            continue
        user, at = row_id(row.get("UserId")), row.get("CreationDate", "")
        if kind == CLOSED:
            run.staging.add("closings", post, at, line(row.get("Comment"), 10), user)
        elif kind in TITLE | BODY | TAGS:
            run.staging.add(
                "history",
                *(row_id(row.get("Id")) or 0, post, at, line(row.get("RevisionGUID"), 40), kind, user),
                *(line(row.get("UserDisplayName"), 100), line(row.get("Comment"), 300), row.get("Text", "")),
            )
        else:
            run.skip("history", "no change of a text")


# File, staging tables that it fills, reader. In this order, before anything is written.
STAGED: tuple[tuple[str, tuple[str, ...], Callable[[Run, Iterable[Row]], None]], ...] = (
    ("Tags", ("tags",), stage_tags),
    ("Votes", ("votes", "accepted"), stage_votes),
    ("PostLinks", ("links",), stage_links),
    ("Badges", ("badges",), stage_badges),
    ("PostHistory", ("history", "closings"), stage_history),
)
