"""Comments.xml: posts that hang on another post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forums.activities import POST_COMMENTED
from forums.models import ImportedPost, Post, Topic
from portal.common.bulk import among, take_ids, update_rows
from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import Run, Seen, chunks
from portal.operations.stackexchange.texts import (
    comment_html,
    content_fingerprint,
    fingerprint,
    licence_of,
    line,
    moment,
    number,
    row_id,
)
from portal.writing.html import excerpt


@dataclass(slots=True)
class SourceComment:
    row: Row
    number: int
    posted_at: datetime
    post: int
    owner: int | None
    author_id: int | None = None
    author_name: str = ""
    fingerprint: str = ""

    @property
    def score(self) -> int:
        return number(self.row.get("Score")) or 0


def import_comments(run: Run, rows: Iterable[Row]) -> None:
    """Add comments and update those that changed at the source."""
    seen = Seen()
    for batch in run.lanes.while_going(chunks(rows)):
        comments = _read(run, batch, seen)
        with transaction.atomic():
            _write(run, comments)


def _read(run: Run, batch: list[Row], seen: Seen) -> list[SourceComment]:
    comments = []
    for row in batch:
        key, post, posted_at = row_id(row.get("Id")), row_id(row.get("PostId")), moment(row.get("CreationDate"))
        if key is None or post is None or posted_at is None:
            run.skip("comments", "a row without number, post or date")
        elif not seen.add(key):
            run.skip("comments", "a second row of the same number")
        else:
            comments.append(SourceComment(row, key, posted_at, post, row_id(row.get("UserId"))))
    members = run.members(comment.owner for comment in comments)
    for comment in comments:
        known = members.get(comment.owner) if comment.owner is not None else None
        name = line(comment.row.get("UserDisplayName"), 100)
        if known:
            comment.author_id, comment.author_name = known[0], name or known[1]
        else:
            comment.author_name = name or (f"user{comment.owner}" if comment.owner is not None else _("Unknown"))
        comment.fingerprint = fingerprint(comment.row, known is not None)
    return comments


def _write(run: Run, comments: list[SourceComment]) -> None:
    posts = run.imported_posts().filter(among("source_id", {comment.post for comment in comments}))
    parents = {key: (pk, topic) for key, pk, topic in posts.values_list("source_id", "post_id", "post__topic_id")}
    kept = [comment for comment in comments if comment.post in parents]
    run.skip("comments", "their post is no post here or not in the dump", len(comments) - len(kept))
    stored = {
        key: rest
        for key, *rest in run.imported_posts("comment")
        .filter(among("source_id", [comment.number for comment in kept]))
        .values_list("source_id", "pk", "post_id", "fingerprint", "body_fingerprint", "facts")
    }
    new = [comment for comment in kept if comment.number not in stored]
    if new:
        _add(run, new, parents)
    changed = [c for c in kept if c.number in stored and stored[c.number][2] != c.fingerprint]
    if changed:
        _update(run, changed, stored)


def _add(run: Run, comments: list[SourceComment], parents: dict[int, tuple[int, int]]) -> None:
    rows, imported, past = [], [], []
    per_post: Counter[int] = Counter()
    per_topic: Counter[int] = Counter()
    newest: dict[int, SourceComment] = {}
    for pk, comment in zip(take_ids(Post, len(comments)), comments, strict=True):
        parent, topic = parents[comment.post]
        body = comment_html(comment.row.get("Text"))
        name = "" if comment.author_id else comment.author_name
        rows.append(
            (pk, topic, parent, None, comment.author_id, name, comment.posted_at, body, excerpt(body), None, 0, comment.score)
        )
        imported.append(_imported_row(run, comment, pk, body))
        past.append((POST_COMMENTED, comment.author_id, run.post_type, pk, run.topic_type, topic, {}, comment.posted_at))
        per_post[parent] += 1
        per_topic[topic] += 1
        if topic not in newest or comment.posted_at >= newest[topic].posted_at:
            newest[topic] = comment
    # Topics first, in the order of their numbers, as every writer here locks them.
    topics = Topic.objects.select_for_update(no_key=True, of=("self",)).filter(among("pk", per_topic)).order_by("pk")
    counts = []
    for pk, count, active_at, poster in topics.values_list("pk", "comment_count", "active_at", "last_poster_id"):
        last = newest[pk]
        if last.posted_at >= active_at:
            active_at, poster = last.posted_at, last.author_id
        counts.append((count + per_topic[pk], active_at, poster, pk))
    run.post_table.insert(rows)
    run.imported_table.insert(imported)
    run.record_past(past)
    update_rows(Topic, ["comment_count", "active_at", "last_poster_id"], counts)
    posts = Post.objects.select_for_update(no_key=True).filter(among("pk", per_post)).order_by("pk")
    of_posts = list(posts.values_list("pk", "comment_count"))
    update_rows(Post, ["comment_count"], [(count + per_post[pk], pk) for pk, count in of_posts])
    run.add("comments", len(comments))


def _imported_row(run: Run, comment: SourceComment, pk: int, body: str) -> tuple[Any, ...]:
    site = run.site
    url = f"https://{site}/q/{comment.post}#comment{comment.number}_{comment.post}" if site else ""
    profile = f"https://{site}/users/{comment.owner}" if site and comment.owner is not None else ""
    facts = {"owner": comment.owner} if comment.owner is not None else {}
    return (
        *(pk, run.board_id, site, "comment", comment.number, url, comment.author_name, profile),
        *(licence_of(comment.row, comment.posted_at), facts, comment.fingerprint, content_fingerprint(body)),
    )


def _update(run: Run, comments: list[SourceComment], stored: dict[int, Any]) -> None:
    held = Post.objects.in_bulk([stored[comment.number][1] for comment in comments])
    posts, imported = [], []
    for comment in comments:
        pk, post_id, _fingerprint, content, _facts = stored[comment.number]
        post = held[post_id]
        if content_fingerprint(post.body) == content:  # nobody edited it here
            post.body = comment_html(comment.row.get("Text"))
            post.excerpt, content = excerpt(post.body), content_fingerprint(post.body)
        name = "" if comment.author_id else post.author_name
        posts.append((post.body, post.excerpt, comment.score, post.author_id or comment.author_id, name, post_id))
        imported.append((comment.fingerprint, content, pk))
    update_rows(Post, ["body", "excerpt", "source_score", "author_id", "author_name"], posts)
    update_rows(ImportedPost, ["fingerprint", "body_fingerprint"], imported)
    run.updated["comments"] += len(comments)
