"""PostHistory.xml: every version that a text had at its source, as revisions of the post.

As here, a revision is what stood before an edit; what stands now is the post itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Max

from forums.models import Post
from portal.common.bulk import Table, among, update_rows
from portal.operations.stackexchange.run import Run
from portal.operations.stackexchange.tables import BODY, FIRST, TAGS, TITLE
from portal.operations.stackexchange.texts import line, moment, tags_in, version_html
from portal.writing.models import Revision

_POSTS = 250  # whose histories, texts and all, are held at once


@dataclass
class Version:
    """One edit at the source: rows of one RevisionGUID."""

    key: str
    at: datetime | None = None
    user: int | None = None
    user_name: str = ""
    reason: str = ""
    title: str | None = None
    body: str | None = None  # Markdown, None where this edit left it
    tags: list[str] | None = None
    is_first: bool = False


def import_history(run: Run) -> None:
    """Add the versions that are not here yet. A text that was never edited is its own history."""
    run.lanes.each(run.staging.owners("history", "post", _POSTS), partial(_write, run))


@transaction.atomic
def _write(run: Run, posts: list[int]) -> None:
    held = dict(run.imported_posts().filter(among("source_id", posts)).values_list("source_id", "post_id"))
    versions: dict[int, list[Version]] = {}
    for post, rows in groupby(run.staging.history_of(posts), key=lambda row: row[0]):
        if post not in held:
            run.skip("history", "its post is no post here or not in the dump", sum(1 for _row in rows))
            continue
        of_post = list(_versions(rows))
        if len(of_post) > 1:
            versions[held[post]] = of_post
    if versions:
        _add(run, versions)


def _versions(rows: Iterable[tuple[Any, ...]]) -> Iterator[Version]:
    found: dict[str, Version] = {}
    for _post, at, key, kind, user, name, reason, text in rows:
        version = found.setdefault(key or f"{at}/{user}", Version(key=key or f"{at}/{user}"[:40]))
        version.at = version.at or moment(at)
        version.user, version.user_name = (user, name) if version.user is None else (version.user, version.user_name)
        version.is_first = version.is_first or kind in FIRST
        version.reason = version.reason or reason
        if kind in BODY:
            version.body = text
        elif kind in TITLE:
            version.title = line(text, 200)
        elif kind in TAGS:
            version.tags = tags_in(text)
    yield from found.values()


def _add(run: Run, versions: dict[int, list[Version]]) -> None:
    there = Revision.objects.filter(among("object_id", versions), object_type_id=run.post_type)
    known: dict[int, set[str]] = {}
    for post, key in there.exclude(source_id="").values_list("object_id", "source_id"):
        known.setdefault(post, set()).add(key)
    new = {
        post: found
        for post, found in versions.items()
        if any(not version.is_first and version.key not in known.get(post, ()) for version in found)
    }
    if not new:
        return
    last = dict(there.filter(among("object_id", new)).values_list("object_id").annotate(Max("number")))
    members = run.members(v.user for found in new.values() for v in found)
    rows, edits = [], dict.fromkeys(new, 0)
    for post, found in new.items():
        title, body, tags = "", "", list[str]()
        for version in found:
            if not version.is_first and version.key not in known.get(post, ()):
                # A revision is what stood before an edit, with who changed it, when and why.
                last[post] = last.get(post, 0) + 1
                edits[post] += 1
                member = members.get(version.user) if version.user is not None else None
                name = version.user_name or (f"user{version.user}" if version.user is not None else "")
                rows.append(
                    (
                        *(run.post_type, post, last[post], title, version_html(body), tags, member[0] if member else None),
                        *("" if member else name, version.reason, version.at or _BEGINNING, version.key),
                    )
                )
            title = title if version.title is None else version.title
            body = body if version.body is None else version.body
            tags = tags if version.tags is None else version.tags
    Table(
        Revision,
        *("object_type_id", "object_id", "number", "title", "body", "tags", "editor_id"),
        *("editor_name", "reason", "created_at", "source_id"),
    ).insert(rows)
    run.add("revisions", len(rows))
    _count_edits(edits, {post for post in new if post not in known})


def _count_edits(edits: dict[int, int], first_time: set[int]) -> None:
    """How often each was edited; until its history came, an edited post counted as edited once."""
    # Comments come in beside this, and count on the same posts: both take them in the order of their numbers.
    held = Post.objects.select_for_update(no_key=True).filter(among("pk", edits)).order_by("pk")
    posts = list(held.values_list("pk", "edit_count"))
    update_rows(Post, ["edit_count"], [(min(edits[pk] + (0 if pk in first_time else count), 32000), pk) for pk, count in posts])


_BEGINNING = datetime.fromisoformat("2008-01-01T00:00:00+00:00")  # no row of any site is older
