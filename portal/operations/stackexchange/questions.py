"""Questions of Posts.xml: topics with their first post, tags, closings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forums.activities import SOLUTION_WITHDRAWN, TOPIC_CLOSED, TOPIC_POSTED
from forums.models import Post, Topic
from portal.common.bulk import Table, take_ids, update_rows
from portal.operations.stackexchange.lanes import ahead
from portal.operations.stackexchange.other_texts import write_texts
from portal.operations.stackexchange.posts import ANSWER, QUESTION, PostPhase, SourcePost, Stored, slugs_of
from portal.operations.stackexchange.rows import Row
from portal.operations.stackexchange.run import Named, Run, chunks
from portal.operations.stackexchange.texts import content_fingerprint, line, moment, row_id, tags_in
from portal.writing.html import excerpt


def closing_reasons() -> dict[str, str]:
    """The source's codes, old and new, in words."""
    duplicate, off_topic = _("The same was asked before."), _("Off topic.")
    return {
        "1": duplicate,
        "101": duplicate,
        "2": off_topic,
        "102": off_topic,
        "3": _("It asks for opinions."),
        "105": _("It asks for opinions."),
        "4": _("Not a question that can be answered."),
        "103": _("It is not clear what is asked."),
        "104": _("Too broad."),
        "7": _("Too narrow to help others."),
        "10": _("A general reference answers it."),
        "20": _("It adds nothing."),
    }


class QuestionPhase(PostPhase):
    """The first reading: questions, and the rows that are no posts here."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self.reasons = closing_reasons()

    def write(self, rows: Iterable[Row]) -> None:
        batches = chunks(row for row in rows if row.get("PostTypeId") != ANSWER)
        for posts in ahead(self.read(batch) for batch in batches):
            with transaction.atomic():
                write_texts(self.run, [post for post in posts if post.row.get("PostTypeId") != QUESTION])
                self._write([post for post in posts if post.row.get("PostTypeId") == QUESTION])

    @cached_property
    def _topic_table(self) -> Table:
        return Table(
            Topic,
            *("id", "board_id", "kind", "title", "slug", "author_id", "author_name", "tag_names"),
            *("posted_at", "active_at", "last_poster_id", "closed_at", "closed_by_id", "closed_reason"),
        )

    def _write(self, posts: list[SourcePost]) -> None:
        new = [post for post in posts if post.was is None]
        changed = [post for post in posts if post.was is not None and not post.is_same]
        closings = self._closings([post for post in (*new, *changed) if post.row.get("ClosedDate")])
        if new:
            self._add(new, closings)
        if changed:
            self._update(changed, closings)

    def _closings(self, posts: list[SourcePost]) -> dict[int, tuple[str, int | None]]:
        """Reason and closing member of the closed ones."""
        found = self.run.staging.closings([post.number for post in posts]) if posts else {}
        members = self.run.members(user for _at, _code, user in found.values() if user and user > 0)
        closings: dict[int, tuple[str, int | None]] = {}
        for post in posts:
            _at, code, user = found.get(post.number, ("", "", None))
            reason = self.reasons.get(code) or _("Closed at the source.")
            closings[post.number] = (reason, members[user][0] if user in members else None)
        return closings

    def _add(self, posts: list[SourcePost], closings: dict[int, tuple[str, int | None]]) -> None:
        run = self.run
        topics, rows, imported, links, past = [], [], [], [], []
        topic_ids, post_ids = take_ids(Topic, len(posts)), take_ids(Post, len(posts))
        for topic_id, post_id, post in zip(topic_ids, post_ids, posts, strict=True):
            title, tags = self._content(post)
            closed_at = moment(post.row.get("ClosedDate"))
            reason, closed_by = closings.get(post.number, ("", None))
            name = "" if post.author_id else post.author_name
            topics.append(
                (
                    *(topic_id, run.board_id, "question", title, _slug(title), post.author_id, name),
                    *([[slug, shown] for _pk, slug, shown in tags], post.posted_at, post.posted_at, post.author_id),
                    *(closed_at, closed_by if closed_at else None, reason if closed_at else ""),
                )
            )
            rows.append(self.post_row(post, post_id, topic_id, 1))
            imported.append(self.imported_row(post, post_id, content_fingerprint(post.body, title, slugs_of(tags))))
            links.extend((topic_id, pk) for pk, _slug_, _name in tags)
            past.append((TOPIC_POSTED, post.author_id, run.topic_type, topic_id, None, None, {}, post.posted_at))
            if closed_at:
                data = {"reason": reason}
                past.append((TOPIC_CLOSED, closed_by, run.topic_type, topic_id, None, None, data, closed_at))
        self._topic_table.insert(topics)
        run.post_table.insert(rows)
        run.imported_table.insert(imported)
        Table(Topic.tags.through, "topic_id", "tag_id").insert(links)
        run.record_past(past)
        run.add("posts", len(posts))

    def _content(self, post: SourcePost) -> tuple[str, list[Named]]:
        title = line(post.row.get("Title"), 200) or excerpt(post.body, 100) or _("Without a title")
        return title, self.run.tags(tags_in(post.row.get("Tags")))

    def _update(self, posts: list[SourcePost], closings: dict[int, tuple[str, int | None]]) -> None:
        held = self.held(posts)
        topic_rows, tag_changes = [], []
        for post in posts:
            was = post.was
            assert was is not None
            row = held[was.post_id]
            topic = row.topic
            if self.is_as_imported(was, row, topic):
                title, tags = self._content(post)
                if slugs_of(tags) != [slug for slug, _name in topic.tag_names]:
                    tag_changes.append((topic.pk, tags))
                    topic.tag_names = [[slug, name] for _pk, slug, name in tags]
                if (row.body, topic.title) != (post.body, title):
                    self.rewrite(post, row)
                    if topic.title != title:
                        topic.title, topic.slug = title, _slug(title)
                was.body_fingerprint = content_fingerprint(post.body, title, slugs_of(tags))
            self._follow_closing(post, was, topic, closings)
            self._follow_acceptance(post, was, topic)
            topic_rows.append(
                (
                    *(topic.title, topic.slug, topic.tag_names, topic.closed_at, topic.closed_by_id, topic.closed_reason),
                    *(topic.solution_id, topic.solved_by_id, topic.solved_at),
                    *(topic.author_id or post.author_id, "" if post.author_id else topic.author_name, topic.pk),
                )
            )
        through = Topic.tags.through
        through.objects.filter(topic_id__in=[pk for pk, _tags in tag_changes]).delete()
        Table(through, "topic_id", "tag_id").insert((pk, tag) for pk, tags in tag_changes for tag, _slug_, _name in tags)
        update_rows(
            Topic,
            [
                *["title", "slug", "tag_names", "closed_at", "closed_by_id", "closed_reason"],
                *["solution_id", "solved_by_id", "solved_at", "author_id", "author_name"],
            ],
            topic_rows,
        )
        self.save_updates(posts, held)

    def _follow_closing(self, post: SourcePost, was: Stored, topic: Topic, closings: dict[int, Any]) -> None:
        """Closed or opened at the source since the last run; what was decided here meanwhile stays."""
        before, closed_at = moment(was.facts.get("closed")), moment(post.row.get("ClosedDate"))
        if before == closed_at or topic.closed_at != before:
            return
        reason, closed_by = closings.get(post.number, ("", None))
        topic.closed_at, topic.closed_by_id, topic.closed_reason = closed_at, closed_by, reason
        if closed_at:
            data = {"reason": reason}
            past = (TOPIC_CLOSED, closed_by, self.run.topic_type, topic.pk, None, None, data, closed_at)
            self.run.record_past([past])

    def _follow_acceptance(self, post: SourcePost, was: Stored, topic: Topic) -> None:
        """The source took its acceptance back. A new one is set when its answer comes by."""
        applied = was.facts.get("applied")
        if applied is None or row_id(post.row.get("AcceptedAnswerId")) is not None:
            return
        imported = self.run.imported_posts().filter(source_id=applied).first()
        if imported and topic.solution_id == imported.post_id:
            at = moment(post.row.get("LastActivityDate")) or post.posted_at
            past = (SOLUTION_WITHDRAWN, None, self.run.post_type, topic.solution_id, self.run.topic_type, topic.pk, {}, at)
            self.run.record_past([past])
            topic.solution_id = topic.solved_by_id = topic.solved_at = None
        was.facts.pop("applied")


def _slug(title: str) -> str:
    return slugify(title, allow_unicode=True)[:80].strip("-") or "topic"
