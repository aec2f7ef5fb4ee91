"""One run of an import: where it goes, what it has read, and what it counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType

from forums.models import ImportedPost, Post, Topic
from portal.activity.models import Activity
from portal.activity.types import ActivityType
from portal.common.bulk import Table, among
from portal.members.models import ImportedMember, Member
from portal.operations.models import ImportSource
from portal.operations.stackexchange.lanes import Lanes
from portal.operations.stackexchange.staging import Staging
from portal.writing.models import Tag
from portal.writing.tags import slug_of

T = TypeVar("T")
BATCH = 1000  # rows in one transaction

Named = tuple[int, str, str]  # number, slug and name of a tag


class Seen:
    """Which numbers a file has had, in a few bytes each: a second row of a number is no row."""

    def __init__(self) -> None:
        self.pages: dict[int, bytearray] = {}

    def add(self, number: int) -> bool:
        """Remember it. False when it was there already."""
        page = self.pages.setdefault(number >> 12, bytearray(512))
        byte, bit = (number & 4095) >> 3, 1 << (number & 7)
        if page[byte] & bit:
            return False
        page[byte] |= bit
        return True


@dataclass(eq=False)
class Run:
    """What the phases share. Nothing in it grows with the dump but the tags."""

    source: ImportSource
    staging: Staging
    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: dict[str, float] = field(default_factory=dict)
    post_rows: int = 0
    board_id: int = field(init=False)
    site: str = field(init=False)
    lanes: Lanes = field(default_factory=Lanes)
    _tags: dict[str, Named] = field(default_factory=dict)
    _counting: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.board_id, self.site = self.source.board_id, self.source.site

    def add(self, kind: str, count: int) -> None:
        """So many came new."""
        with self._counting:
            self.added[kind] += count

    def skip(self, kind: str, reason: str, count: int = 1) -> None:
        if count:
            with self._counting:
                self.skipped[kind][reason] += count

    def imported_posts(self, kind: str = "post") -> Any:
        """What stands here of this source."""
        return ImportedPost.objects.filter(board_id=self.board_id, source=self.site, source_kind=kind)

    def members(self, numbers: Iterable[int | None]) -> dict[int, tuple[int, str]]:
        """Members by their number at the source: (our number, name). One query."""
        wanted = {str(number) for number in numbers if number is not None}
        if not wanted:
            return {}
        rows = ImportedMember.objects.filter(among("source_id", wanted), source=self.source.member_source)
        return {int(key): (pk, name) for key, pk, name in rows.values_list("source_id", "member_id", "member__name")}

    def tags(self, names: Iterable[str]) -> list[Named]:
        """The tags of these names, made where they are new; a synonym gives the word that is used here."""
        tags = []
        for name in names:
            if name not in self._tags:
                slug = slug_of(name)
                if not slug:
                    self.skip("tags", "a name without letters or digits")
                    continue
                tag, is_new = Tag.objects.select_related("synonym_of").get_or_create(slug=slug, defaults={"name": name})
                self.add("tags", is_new)
                tag = tag.synonym_of or tag
                self._tags[name] = (tag.pk, tag.slug, tag.name)
            tags.append(self._tags[name])
        return list(dict.fromkeys(tags))

    # Tables that more than one phase writes
    @cached_property
    def post_type(self) -> int:
        return ContentType.objects.get_for_model(Post).pk

    @cached_property
    def topic_type(self) -> int:
        return ContentType.objects.get_for_model(Topic).pk

    @cached_property
    def member_type(self) -> int:
        return ContentType.objects.get_for_model(Member).pk

    @cached_property
    def post_table(self) -> Table:
        return Table(
            Post,
            *("id", "topic_id", "parent_id", "position", "author_id", "author_name", "posted_at"),
            *("body", "excerpt", "edited_at", "edit_count", "source_score"),
        )

    @cached_property
    def imported_table(self) -> Table:
        return Table(
            ImportedPost,
            *("post_id", "board_id", "source", "source_kind", "source_id", "url", "author_name", "author_url"),
            *("licence", "facts", "fingerprint", "body_fingerprint"),
        )

    @cached_property
    def _activity_table(self) -> Table:
        return Table(
            Activity,
            *("type", "verb", "actor_id", "object_type_id", "object_id", "target_type_id", "target_id"),
            *("data", "happened_at", "is_imported"),
        )

    def record_past(
        self, rows: Iterable[tuple[ActivityType, int | None, int, int, int | None, int | None, dict[str, Any], Any]]
    ) -> None:
        """Write down what happened elsewhere; nothing follows. As `portal.activity.record.record_past`, in bulk.

        Each row: type, actor, object's content type and number, target's, data, when.
        """
        self._activity_table.insert(
            (kind.name, kind.verb.value, actor, object_type, object_id, target_type, target_id, data, at, True)
            for kind, actor, object_type, object_id, target_type, target_id, data, at in rows
        )


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size`."""
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
