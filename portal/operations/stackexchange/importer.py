"""Importing the dump of a Stack Exchange site into a board, from the first file to the index."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from forums.models import BoardIndexPage, BoardPage, BoardTally, Topic
from portal.common.access import access_changed
from portal.common.bulk import among
from portal.members.models import Member
from portal.operations.counting import count_board, count_members
from portal.operations.models import ImportedText, ImportSource
from portal.operations.progress import Progress
from portal.operations.stackexchange.answers import AnswerPhase
from portal.operations.stackexchange.comments import import_comments
from portal.operations.stackexchange.history import import_history
from portal.operations.stackexchange.lanes import without_waiting
from portal.operations.stackexchange.links import import_links
from portal.operations.stackexchange.members import import_badges, import_members
from portal.operations.stackexchange.questions import QuestionPhase
from portal.operations.stackexchange.report import counts
from portal.operations.stackexchange.rows import BadDump, Row, file_of, rows_of
from portal.operations.stackexchange.run import Run
from portal.operations.stackexchange.staging import Staging
from portal.operations.stackexchange.tables import STAGED
from portal.operations.stackexchange.texts import plain
from portal.writing.models import Tag
from portal.writing.tags import slug_of
from search.actions import reindex
from search.engine import engine

_TABLES = ("Posts", "Users", "Comments", *(table for table, _targets, _read in STAGED))
_INDEXED = 400  # topics in one go
KINDS = ("members", "posts", "comments", "tags", "links", "badges", "revisions")


class Importer:
    """One folder into one board. `run` may be interrupted at any moment and called again."""

    def __init__(self, folder: Path, *, board_name: str, site: str = "", quiet: bool = False) -> None:
        self.folder, self.board_name, self.site, self.quiet = folder, board_name, site, quiet
        if not folder.is_dir():
            raise BadDump(f"There is no folder {folder}.")
        self.posts_file = file_of(folder, "Posts")
        if self.posts_file is None:
            raise BadDump(f"{folder} has neither Posts.xml nor Posts.xml.gz: it is no dump of a site.")
        for table in _TABLES:  # a look at each beginning, before anything is made
            if path := file_of(folder, table):
                next(rows_of(path), None)

    def run(self) -> dict[str, Any]:
        """Import, and return what `--json` prints."""
        with _small_memory(), without_waiting():
            return self._run()

    def _run(self) -> dict[str, Any]:
        began = time.monotonic()
        source = self._source()
        # Until the end is reached, the next run must bring the index up to date whatever it finds.
        self.was_finished = source.finished_at is not None
        ImportSource.objects.filter(pk=source.pk).update(finished_at=None)
        staging = Staging()
        run = Run(source, staging)
        try:
            for table, targets, read in STAGED:
                self._stage(run, table, targets, read)
            self._phases(run)
        finally:
            staging.close()
        with self._phase(run, "counting"):
            counted = counts(source)
        report = counted | self._of_this_run(run, time.monotonic() - began)
        source.finished_at, source.report = timezone.now(), report
        source.save(update_fields=["finished_at", "report"])
        return report

    def _phases(self, run: Run) -> None:
        with self._phase(run, "members"):
            if users := file_of(self.folder, "Users"):
                import_members(run, self._rows("Users", users))
            import_badges(run)
        assert self.posts_file is not None
        with self._phase(run, "posts"):
            QuestionPhase(run).write(self._rows("Questions", self.posts_file))
            AnswerPhase(run).write(self._rows("Answers", self.posts_file))
        self._count_lost_votes(run)
        run.lanes.together(partial(self._comments, run), partial(self._history, run))
        with self._phase(run, "totals"):
            self._describe_tags(run)
            count_board(run.board_id)
            count_members(Member.objects.filter(imported__source=run.source.member_source))
        with self._phase(run, "search"):
            self._index(run)

    def _comments(self, run: Run) -> None:
        if comments := file_of(self.folder, "Comments"):
            with self._phase(run, "comments"):
                import_comments(run, self._rows("Comments", comments))
        with self._phase(run, "links"):
            import_links(run)

    def _history(self, run: Run) -> None:
        with self._phase(run, "revisions"):
            import_history(run)

    # Files
    def _rows(self, label: str, path: Path) -> Iterator[Row]:
        with Progress(label, path.stat().st_size, quiet=self.quiet) as progress:
            yield from rows_of(path, progress=progress.at)

    def _stage(self, run: Run, table: str, targets: tuple[str, ...], read: Callable[[Run, Iterator[Row]], None]) -> None:
        path = file_of(self.folder, table)
        if path is not None:
            with self._phase(run, "reading"):
                read(run, self._rows(table, path))
        for target in targets:
            run.staging.finish(target)
            if path is not None:
                run.staging.read.add(target)

    @contextmanager
    def _phase(self, run: Run, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        run.seconds[name] = run.seconds.get(name, 0.0) + time.monotonic() - began

    # Place
    def _source(self) -> ImportSource:
        """The board by its name, made below the first board list where it is new, and the source in it."""
        board = BoardPage.objects.filter(title=self.board_name).order_by("path").first()
        with transaction.atomic():
            if board is None:
                parent = BoardIndexPage.objects.order_by("path").first()
                if parent is None:
                    raise BadDump("There is no board list to put the board below. Make one in the admin, or run migrate.")
                board = parent.add_child(instance=BoardPage(title=self.board_name, source=self.site))
            BoardTally.objects.get_or_create(board=board)
            others = ImportSource.objects.filter(board=board).exclude(site=self.site)
            if (not self.site and others.exists()) or others.filter(site="").exists():
                raise BadDump(
                    f"The board “{self.board_name}” holds an import {'with' if not self.site else 'without'} --site. "
                    "Give the same --site as then, or another --board."
                )
            source, _is_new = ImportSource.objects.get_or_create(board=board, site=self.site)
        access_changed()
        return source

    # After the rows
    def _count_lost_votes(self, run: Run) -> None:
        """Deleted posts leave their votes behind."""
        for posts in run.staging.owners("votes", "post", 5000):
            held = set(run.imported_posts().filter(among("source_id", posts)).values_list("source_id", flat=True))
            texts = set(run.source.texts.filter(source_id__in=posts).values_list("source_id", flat=True))
            sums = run.staging.sums("votes", "post", [post for post in posts if post not in held])
            for post, kinds in sums.items():
                reason = "their post is the text of a tag" if post in texts else "their post is not in the dump"
                run.skip("votes", reason, sum(kinds.values()))

    def _describe_tags(self, run: Run) -> None:
        """The excerpt of a tag describes it, unless somebody here wrote a description."""
        excerpts = ImportedText.objects.filter(origin=run.source, kind=4).exclude(tag="").exclude(body="")
        by_slug = {slug_of(tag): body for tag, body in excerpts.values_list("tag", "body")}
        for tag in Tag.objects.filter(slug__in=by_slug, description=""):
            tag.description = plain(by_slug[tag.slug], 300)
            tag.save(update_fields=["description"])

    def _index(self, run: Run) -> None:
        changes = run.added["posts"] + run.updated["posts"] + run.added["comments"] + run.updated["comments"]
        if self.was_finished and not changes:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # so many new rows: the planner must not guess
                cursor.execute("ANALYZE")
        topics = Topic.objects.filter(board_id=run.board_id).order_by("pk").values_list("pk", flat=True)
        with Progress("Index", topics.count(), unit="topics", quiet=self.quiet) as progress:

            def numbers() -> Iterator[list[int]]:
                last = done = 0
                while batch := list(topics.filter(pk__gt=last)[:_INDEXED]):
                    yield batch
                    last, done = batch[-1], done + len(batch)
                    progress.at(done)

            run.lanes.each(numbers(), lambda batch: reindex(only={"forums.topic": batch}))
        engine().settle()

    def _of_this_run(self, run: Run, seconds: float) -> dict[str, Any]:
        posts_seconds = run.seconds.get("posts", 0.0)
        return {
            "added": {kind: run.added[kind] for kind in KINDS},
            "updated": {kind: run.updated[kind] for kind in KINDS},
            "skipped": {kind: sum(reasons.values()) for kind, reasons in sorted(run.skipped.items())},
            "skipped_reasons": {kind: dict(reasons) for kind, reasons in sorted(run.skipped.items())},
            "seconds": round(seconds, 2),
            "posts_per_second": round(run.post_rows / posts_seconds) if posts_seconds else 0,
            "phases": {name: round(value, 2) for name, value in run.seconds.items()},
            "board": self.board_name,
            "site": self.site,
        }


@contextmanager
def _small_memory() -> Iterator[None]:
    """SQLite maps much of its file into memory, which readers like; an import passes over all of it once."""
    if connection.vendor != "sqlite":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    before = options.get("init_command", "")
    options["init_command"] = f"{before}PRAGMA mmap_size=0;"  # for the connections that threads open
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size=0")
    try:
        yield
    finally:
        options["init_command"] = before
