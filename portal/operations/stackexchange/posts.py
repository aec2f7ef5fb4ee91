"""Posts.xml: what questions and answers have in common.

The file is read twice, questions first: an answer may stand before its question, and memory must
not grow with what waits. A row that is stored and unchanged costs its fingerprint, so a second
run and a run after SIGKILL are the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from forums.activities import POST_EDITED
from forums.models import ImportedPost, Post, Topic
from portal.common.bulk import among, update_rows
from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import Named, Run, Seen
from portal.operations.stackexchange.texts import (
    body_html,
    content_fingerprint,
    fingerprint,
    licence_of,
    line,
    moment,
    number,
    row_id,
)
from portal.writing.actions import keep_revision
from portal.writing.html import excerpt

QUESTION, ANSWER = "1", "2"


@dataclass(slots=True)
class Stored:
    """What an earlier run left of a row."""

    pk: int
    post_id: int
    fingerprint: str
    body_fingerprint: str
    facts: dict[str, Any]


@dataclass(slots=True)
class SourcePost:
    """A row of Posts, read: what every kind has."""

    row: Row
    number: int
    posted_at: datetime
    owner: int | None
    parent: int | None = None
    author_id: int | None = None  # our member, where the dump or an earlier one has it
    author_name: str = ""
    fingerprint: str = ""
    votes: dict[str, int] | None = None  # None: the dump has no Votes
    was: Stored | None = None  # None: new
    is_same: bool = False
    body: str = ""  # sanitised, of those that are new or changed; so is the excerpt
    excerpt: str = ""

    @property
    def score(self) -> int:
        return number(self.row.get("Score")) or 0

    @property
    def edited_at(self) -> datetime | None:
        return moment(self.row.get("LastEditDate"))

    def facts(self, old: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the source says beyond the text, over what was known before."""
        row = self.row
        facts = dict(old or {})
        for name, value in (
            ("owner", self.owner),
            ("views", number(row.get("ViewCount"))),
            ("favourites", number(row.get("FavoriteCount"))),
            ("accepted", row_id(row.get("AcceptedAnswerId"))),
            ("parent", self.parent),
            ("closed", line(row.get("ClosedDate"), 30) or None),
            ("wiki", line(row.get("CommunityOwnedDate"), 30) or None),
            ("votes", self.votes if self.votes is not None else facts.get("votes")),
        ):
            if value is None or value == {}:
                facts.pop(name, None)
            else:
                facts[name] = value
        return facts


class PostPhase:
    """One reading of Posts."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.seen = Seen()

    def read(self, batch: list[Row]) -> list[SourcePost]:
        self.run.post_rows += len(batch)
        posts = []
        for row in batch:
            key, posted_at = row_id(row.get("Id")), moment(row.get("CreationDate"))
            if key is None or key < 0 or posted_at is None:
                self.run.skip("posts", "a row without number or date")
            elif not self.seen.add(key):
                self.run.skip("posts", "a second row of the same number")
            else:
                posts.append(SourcePost(row, key, posted_at, row_id(row.get("OwnerUserId")), row_id(row.get("ParentId"))))
        self._complete(posts)
        self._compare(posts)
        return posts

    def _complete(self, posts: list[SourcePost]) -> None:
        """Authors, votes and fingerprints, asked once for the whole batch."""
        members = self.run.members(post.owner for post in posts)
        staging = self.run.staging
        votes = staging.sums("votes", "post", [post.number for post in posts]) if "votes" in staging.read else None
        for post in posts:
            known = members.get(post.owner) if post.owner is not None else None
            name = line(post.row.get("OwnerDisplayName"), 100)
            if known:
                post.author_id, post.author_name = known[0], name or known[1]
            else:
                post.author_name = name or (f"user{post.owner}" if post.owner is not None else _("Unknown"))
            if votes is not None:
                post.votes = votes.get(post.number, {})
            post.fingerprint = fingerprint(post.row, known is not None)

    def _compare(self, posts: list[SourcePost]) -> None:
        """What an earlier run left of each, and the text of those that differ."""
        rows = self.run.imported_posts().filter(among("source_id", [post.number for post in posts]))
        fields = ("source_id", "pk", "post_id", "fingerprint", "body_fingerprint", "facts")
        stored = {key: Stored(*rest) for key, *rest in rows.values_list(*fields)}
        for post in posts:
            was = post.was = stored.get(post.number)
            if was is not None and was.fingerprint == post.fingerprint:
                post.is_same = post.votes is None or post.votes == was.facts.get("votes", {})
            if not post.is_same:
                post.body = body_html(post.row.get("Body"), self.run.site)
                post.excerpt = excerpt(post.body)

    def post_row(self, post: SourcePost, post_id: int, topic_id: int, position: int) -> tuple[Any, ...]:
        edited_at = post.edited_at
        return (
            *(post_id, topic_id, None, position, post.author_id, "" if post.author_id else post.author_name),
            *(post.posted_at, post.body, post.excerpt, edited_at, 1 if edited_at else 0, post.score),
        )

    def imported_row(self, post: SourcePost, post_id: int, content: str) -> tuple[Any, ...]:
        site = self.run.site
        url = f"https://{site}/{'a' if post.parent is not None else 'questions'}/{post.number}" if site else ""
        profile = f"https://{site}/users/{post.owner}" if site and post.owner is not None else ""
        return (
            *(post_id, self.run.board_id, site, "post", post.number, url, post.author_name, profile),
            *(licence_of(post.row, post.posted_at), post.facts(), post.fingerprint, content),
        )

    def held(self, posts: list[SourcePost]) -> dict[int, Post]:
        """The posts as they stand, under the lock of their topics (in the order that every writer takes)."""
        ids = [post.was.post_id for post in posts if post.was]
        topic_ids = sorted(set(Post.objects.filter(pk__in=ids).values_list("topic_id", flat=True)))
        topics = {
            t.pk: t for t in Topic.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=topic_ids).order_by("pk")
        }
        held = Post.objects.in_bulk(ids)
        for row in held.values():
            row.topic = topics[row.topic_id]
        return held

    @staticmethod
    def is_as_imported(was: Stored, row: Post, topic: Topic | None = None) -> bool:
        """Nobody edited it here since."""
        if topic is None:
            return content_fingerprint(row.body) == was.body_fingerprint
        return content_fingerprint(row.body, topic.title, (slug for slug, _name in topic.tag_names)) == was.body_fingerprint

    def rewrite(self, post: SourcePost, row: Post) -> None:
        """A new text from the source. What stood before is kept, here or by the history of the dump."""
        row.edited_at = max(filter(None, (post.edited_at, row.edited_at, row.posted_at)))
        if "history" not in self.run.staging.read:
            first = row.position == 1
            keep_revision(
                thing=row,
                title=row.topic.title if first else "",
                body=row.body,
                tags=[name for _slug, name in row.topic.tag_names] if first else (),
                editor=None,
                now=row.edited_at,
            )
            row.edit_count = min(row.edit_count + 1, 32000)
        row.body, row.excerpt = post.body, post.excerpt
        past = (POST_EDITED, None, self.run.post_type, row.pk, self.run.topic_type, row.topic_id, {}, row.edited_at)
        self.run.record_past([past])

    def save_updates(self, posts: list[SourcePost], held: dict[int, Post]) -> None:
        post_rows, imported_rows = [], []
        for post in posts:
            was = post.was
            assert was is not None
            row = held[was.post_id]
            post_rows.append(
                (
                    *(row.body, row.excerpt, row.edited_at, row.edit_count, post.score),
                    *(row.author_id or post.author_id, "" if post.author_id else row.author_name, row.pk),
                )
            )
            imported_rows.append((post.facts(was.facts), post.fingerprint, was.body_fingerprint, was.pk))
        update_rows(Post, ["body", "excerpt", "edited_at", "edit_count", "source_score", "author_id", "author_name"], post_rows)
        update_rows(ImportedPost, ["facts", "fingerprint", "body_fingerprint"], imported_rows)
        self.run.updated["posts"] += len(posts)


def slugs_of(tags: list[Named]) -> list[str]:
    return [slug for _pk, slug, _name in tags]
