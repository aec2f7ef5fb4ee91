"""Answers of Posts.xml: replies, and which of them was accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from forums.activities import POST_REPLIED, SOLUTION_ACCEPTED, TOPIC_ANSWERED
from forums.models import ImportedPost, Post, Topic
from portal.common.bulk import among, take_ids, update_rows
from portal.operations.stackexchange.lanes import ahead
from portal.operations.stackexchange.posts import ANSWER, PostPhase, SourcePost
from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import chunks
from portal.operations.stackexchange.texts import content_fingerprint, moment


@dataclass(slots=True)
class Parent:
    """The question of answers in this batch."""

    imported_id: int
    topic_id: int
    author_id: int | None
    solution_id: int | None
    facts: dict[str, Any]
    new: list[tuple[int, SourcePost]] = field(default_factory=list)  # our number and the answer

    def of_others(self) -> list[tuple[int, SourcePost]]:
        """Those of the new ones that the asker did not write."""
        return [new for new in self.new if new[1].author_id is None or new[1].author_id != self.author_id]


class AnswerPhase(PostPhase):
    """The second reading."""

    def write(self, rows: Iterable[Row]) -> None:
        batches = chunks(row for row in rows if row.get("PostTypeId") == ANSWER)
        for posts in ahead(self.read(batch) for batch in batches):
            with transaction.atomic():
                self._write(posts)

    def _write(self, posts: list[SourcePost]) -> None:
        run = self.run
        parents = self._parents(posts)
        kept = []
        for post in posts:
            if post.parent in parents:
                kept.append(post)
            else:
                run.skip("posts", "an answer whose question is not in the dump")
        new = [post for post in kept if post.was is None]
        if new:
            self._add(new, parents)
        changed = [post for post in kept if post.was is not None and not post.is_same]
        if changed:
            self._update(changed)
        numbers = {post.number: post.was.post_id for post in kept if post.was is not None}
        numbers |= {post.number: pk for parent in parents.values() for pk, post in parent.new}
        self._accept(kept, parents, numbers)

    def _parents(self, posts: list[SourcePost]) -> dict[int | None, Parent]:
        numbers = {post.parent for post in posts if post.parent is not None}
        rows = self.run.imported_posts().filter(among("source_id", numbers), post__position=1).select_related(None)
        fields = ("source_id", "pk", "post__topic_id", "post__topic__author_id", "post__topic__solution_id", "facts")
        return {key: Parent(*rest) for key, *rest in rows.values_list(*fields)}

    def _add(self, posts: list[SourcePost], parents: dict[int | None, Parent]) -> None:
        run = self.run
        posts = sorted(posts, key=lambda post: (post.posted_at, post.number))
        for pk, post in zip(take_ids(Post, len(posts)), posts, strict=True):
            parents[post.parent].new.append((pk, post))
        grown = {parent.topic_id: parent for parent in parents.values() if parent.new}
        locked = Topic.objects.select_for_update(no_key=True, of=("self",)).filter(among("pk", grown)).order_by("pk")
        rows, imported, past, counters = [], [], [], []
        columns = ("pk", "last_position", "active_at", "last_poster_id", "posted_at", "answered_at")
        for topic_id, last, active_at, poster, asked_at, answered_at in locked.values_list(*columns):
            parent = grown[topic_id]
            for position, (pk, post) in enumerate(parent.new, last + 1):
                rows.append(self.post_row(post, pk, topic_id, position))
                imported.append(self.imported_row(post, pk, content_fingerprint(post.body)))
                past.append((POST_REPLIED, post.author_id, run.post_type, pk, run.topic_type, topic_id, {}, post.posted_at))
            others = parent.of_others()
            if answered_at is None and others:
                pk, post = others[0]
                answered_at = post.posted_at
                said = {"after": max(int((answered_at - asked_at).total_seconds()), 0), "url": f"/p/{pk}/"}
                past.append((TOPIC_ANSWERED, post.author_id, run.post_type, pk, run.topic_type, topic_id, said, answered_at))
            newest = parent.new[-1][1]
            if newest.posted_at >= active_at:
                active_at, poster = newest.posted_at, newest.author_id
            counters.append((last + len(parent.new), active_at, poster, answered_at, (len(parent.new), len(others)), topic_id))
        run.post_table.insert(rows)
        run.imported_table.insert(imported)
        run.record_past(past)
        count_replies(counters)
        run.add("posts", len(posts))

    def _update(self, posts: list[SourcePost]) -> None:
        held = self.held(posts)
        for post in posts:
            was = post.was
            assert was is not None
            row = held[was.post_id]
            if self.is_as_imported(was, row) and post.body != row.body:
                self.rewrite(post, row)
                was.body_fingerprint = content_fingerprint(post.body)
        self.save_updates(posts, held)

    def _accept(self, posts: list[SourcePost], parents: dict[int | None, Parent], numbers: dict[int, int]) -> None:
        """Set solutions that the source accepted since the last run, unless another was chosen here."""
        due = []
        for post in posts:
            facts = parents[post.parent].facts
            if facts.get("accepted") == post.number and facts.get("applied") != post.number:
                due.append((post, parents[post.parent]))
        if not due:
            return
        accepted_at = self.run.staging.accepted_at([post.number for post, _parent in due])
        earlier = [facts for _post, parent in due if (facts := parent.facts.get("applied"))]
        before = dict(self.run.imported_posts().filter(among("source_id", earlier)).values_list("source_id", "post_id"))
        solutions, imported, past = [], [], []
        for post, parent in due:
            post_id, previous = numbers[post.number], before.get(parent.facts.get("applied", 0))
            if parent.solution_id in (None, previous):
                at = max(moment(accepted_at.get(post.number)) or post.posted_at, post.posted_at)
                solutions.append((post_id, parent.author_id, at, parent.topic_id))
                past.append(
                    (
                        *(SOLUTION_ACCEPTED, parent.author_id, self.run.post_type, post_id),
                        *(self.run.topic_type, parent.topic_id, {}, at),
                    )
                )
            imported.append((parent.facts | {"applied": post.number}, parent.imported_id))
        update_rows(Topic, ["solution_id", "solved_by_id", "solved_at"], solutions)
        update_rows(ImportedPost, ["facts"], imported)
        self.run.record_past(past)


def count_replies(rows: list[tuple[Any, ...]]) -> None:
    """Counters of locked topics: (last position, active at, last poster, answered at, (further replies, of others), topic)."""
    ids = [row[-1] for row in rows]
    counts = Topic.objects.filter(among("pk", ids)).values_list("pk", "reply_count", "others_reply_count")
    before = {pk: (replies, of_others) for pk, replies, of_others in counts}
    update_rows(
        Topic,
        ["last_position", "active_at", "last_poster_id", "answered_at", "reply_count", "others_reply_count"],
        [
            (last, at, poster, answered, before[pk][0] + more, before[pk][1] + of_others, pk)
            for last, at, poster, answered, (more, of_others), pk in rows
        ],
    )
