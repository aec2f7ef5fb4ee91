"""One act on several topics, and its undoing.

Each topic is changed in a transaction of its own, by the same action that changes one alone: a batch of fifty must not
hold fifty topics while others want to reply. What was changed is written down with it, so an undo finds all of it,
also where the batch was interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from forums.actions.archive import archive_topic, unarchive_topic
from forums.actions.curation import close_topic, move_topic, reopen_topic
from forums.actions.editing import edit_post
from forums.actions.removal import delete_post, restore_post
from forums.activities import BULK_DONE, BULK_UNDONE
from forums.boards import board_map, ids_visible_to
from forums.models import BulkAct, BulkItem, Post, Topic
from forums.permissions import can_moderate, can_see_board
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member
from portal.writing.actions import tags_named

MOST_AT_ONCE = 100


class AlreadyUndone(Exception):
    """Somebody took the act back before."""


def do_in_bulk(
    *,
    topics: Sequence[int],
    act: str,
    by: Member,
    reason: str = "",
    board_id: int | None = None,
    tags: Sequence[str] = (),
    now: datetime | None = None,
) -> tuple[BulkAct, int]:
    """A moderator closes, moves, tags, archives or deletes several topics.

    Gives the act and how many topics it left as they were: closed or moved already, or with five tags.
    """
    now = now or timezone.now()
    bulk = _begin(topics, BulkAct.Act(act), by, reason, board_id, tags, now)
    wanted = Topic.objects.visible_to(by).filter(pk__in=sorted(set(topics))[:MOST_AT_ONCE]).order_by("pk")
    skipped = sum(not _do_one(bulk, pk, by) for pk in list(wanted.values_list("pk", flat=True)))
    return bulk, skipped


@transaction.atomic
def _begin(
    topics: Sequence[int],
    act: BulkAct.Act,
    by: Member,
    reason: str,
    board_id: int | None,
    tags: Sequence[str],
    now: datetime,
) -> BulkAct:
    require(can_moderate(by))
    if act == BulkAct.Act.MOVE:
        require(can_see_board(by, board_map().get(board_id or 0)))
    rows = tags_named(tags, by=by) if act == BulkAct.Act.TAG else []
    bulk = BulkAct.objects.create(
        act=act,
        by=by,
        at=now,
        reason=reason[:300],
        board_id=board_id if act == BulkAct.Act.MOVE else None,
        tags=[[tag.slug, tag.name] for tag in rows],
    )
    record(BULK_DONE, actor=by, object=bulk, data={"act": act.value, "topics": sorted(set(topics))}, happened_at=now)
    return bulk


def _do_one(bulk: BulkAct, pk: int, by: Member) -> bool:
    """Change one topic and write it down, or neither. Whether there was something to change."""
    try:
        with transaction.atomic():
            topic = Topic.objects.lock(pk)
            if not _ACTS[bulk.act].is_needed(bulk, topic):
                return False
            BulkItem.objects.create(bulk=bulk, topic=topic, board_before_id=topic.board_id, tags_before=topic.tag_names)
            _ACTS[bulk.act].do(bulk, topic, by)
            return True
    except (Refused, ValidationError, Topic.DoesNotExist):
        return False  # merged away meanwhile, or more tags than a topic has


def undo_bulk(*, bulk: BulkAct, by: Member, now: datetime | None = None) -> tuple[int, int]:
    """A moderator takes an act on several topics back, for those that nobody has changed in the same way since.

    Gives how many are as they were, and how many were left. Raises AlreadyUndone.
    """
    now = now or timezone.now()
    require(can_moderate(by))
    if bulk.undone_at is not None:
        raise AlreadyUndone
    items = list(bulk.items.order_by("topic_id"))
    done = sum(_undo_one(bulk, item, by) for item in items)
    _end(bulk, by, now, done)
    return done, len(items) - done


def _undo_one(bulk: BulkAct, item: BulkItem, by: Member) -> bool:
    try:
        with transaction.atomic():
            topic = Topic.objects.lock(item.topic_id)
            if topic.board_id not in ids_visible_to(by):
                return False  # moved since to where they may not go
            return _ACTS[bulk.act].undo(bulk, item, topic, by)
    except (Refused, ValidationError, Topic.DoesNotExist):
        return False


@transaction.atomic
def _end(bulk: BulkAct, by: Member, now: datetime, done: int) -> None:
    row = BulkAct.objects.select_for_update(no_key=True, of=("self",)).get(pk=bulk.pk)
    if row.undone_at is not None:
        raise AlreadyUndone
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])
    bulk.undone_at = now
    record(BULK_UNDONE, actor=by, object=bulk, data={"act": bulk.act, "count": done}, happened_at=now)


class _Handler:
    """One sort of act: whether a topic needs it, how it is done, and how it is taken back where it still stands."""

    def __init__(
        self,
        is_needed: Callable[[BulkAct, Topic], bool],
        do: Callable[[BulkAct, Topic, Member], object],
        undo: Callable[[BulkAct, BulkItem, Topic, Member], bool],
    ) -> None:
        self.is_needed, self.do, self.undo = is_needed, do, undo


def _reopen(bulk: BulkAct, _item: BulkItem, topic: Topic, by: Member) -> bool:
    if topic.closed_at != bulk.at:
        return False
    reopen_topic(topic=topic, by=by)
    return True


def _move_back(bulk: BulkAct, item: BulkItem, topic: Topic, by: Member) -> bool:
    if topic.board_id != bulk.board_id or item.board_before_id is None:
        return False
    move_topic(topic=topic, board_id=item.board_before_id, by=by)
    return True


def _retag(topic: Topic, by: Member, names: list[str]) -> None:
    first = Post.objects.get(topic=topic, position=1)
    edit_post(post=first, by=by, body=first.body, tags=names)


def _add_tags(bulk: BulkAct, topic: Topic, by: Member) -> None:
    _retag(topic, by, list(dict.fromkeys(name for _slug, name in [*topic.tag_names, *bulk.tags])))


def _take_tags_off(bulk: BulkAct, item: BulkItem, topic: Topic, by: Member) -> bool:
    added = {slug for slug, _name in bulk.tags} - {slug for slug, _name in item.tags_before}
    kept = [name for slug, name in topic.tag_names if slug not in added]
    if len(kept) == len(topic.tag_names):
        return False
    _retag(topic, by, kept)
    return True


def _unarchive(bulk: BulkAct, _item: BulkItem, topic: Topic, by: Member) -> bool:
    if topic.archived_at != bulk.at:
        return False
    unarchive_topic(topic=topic, by=by)
    return True


def _restore(bulk: BulkAct, _item: BulkItem, topic: Topic, by: Member) -> bool:
    if topic.deleted_at != bulk.at:
        return False
    restore_post(post=topic.posts.get(position=1), by=by)
    return True


_ACTS: dict[str, _Handler] = {
    BulkAct.Act.CLOSE: _Handler(
        lambda _bulk, topic: topic.closed_at is None,
        lambda bulk, topic, by: close_topic(topic=topic, by=by, reason=bulk.reason, now=bulk.at),
        _reopen,
    ),
    BulkAct.Act.MOVE: _Handler(
        lambda bulk, topic: topic.board_id != bulk.board_id,
        lambda bulk, topic, by: move_topic(topic=topic, board_id=bulk.board_id or 0, by=by, now=bulk.at),
        _move_back,
    ),
    BulkAct.Act.TAG: _Handler(
        lambda bulk, topic: not {slug for slug, _name in bulk.tags} <= {slug for slug, _name in topic.tag_names},
        _add_tags,
        _take_tags_off,
    ),
    BulkAct.Act.ARCHIVE: _Handler(
        lambda _bulk, topic: topic.archived_at is None,
        lambda bulk, topic, by: archive_topic(topic=topic, by=by, now=bulk.at),
        _unarchive,
    ),
    BulkAct.Act.DELETE: _Handler(
        lambda _bulk, topic: topic.deleted_at is None,
        lambda bulk, topic, by: delete_post(post=topic.posts.get(position=1), by=by, now=bulk.at),
        _restore,
    ),
}
