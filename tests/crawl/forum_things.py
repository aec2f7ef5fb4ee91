"""Closed boards, and topics and posts that are private, hidden, deleted, merged or moved away."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from forums import actions as act
from forums.models import BoardIndexPage, BoardPage, BoardTally, CannedReply
from portal.notifications.actions import follow
from portal.writing.actions import save_draft, store_upload
from tests.crawl.cast import BAIT, World
from tests.crawl.marks import EDITORS

INSIDE = frozenset({"insider"})
CURATORS = frozenset({"moderator"})


def make_boards(world: World) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    index = BoardIndexPage.objects.first() or home.add_child(instance=BoardIndexPage(title="Help", slug="help"))
    mark = world.marks.new

    def board(title: str, **fields: Any) -> BoardPage:
        page = index.add_child(instance=BoardPage(title=title, **fields))
        BoardTally.objects.get_or_create(board=page)
        return page

    world.add(board_index=index, board=board("Machines"))
    closed = world.add(
        closed_board=board(
            f"{BAIT} {mark('boardtitle', INSIDE, admin=EDITORS)}",
            slug=f"room-{mark('boardslug', INSIDE, admin=EDITORS)}",
            intro=f"{BAIT} {mark('boardintro', INSIDE, admin=EDITORS)}",
        )
    )
    closed.save_revision(user=world.editor).publish()
    world.add(closed_restriction=world.close_to_insiders(closed))
    members = world.add(members_board=board(f"For members {mark('membersboard', _MEMBERS)}", slug="members-only"))
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    world.add(
        gone_board=board(
            f"{BAIT} {mark('unpublishedboard', admin=EDITORS)}", slug=f"gone-{mark('unpublishedslug', admin=EDITORS)}"
        )
    )


_MEMBERS = frozenset({"newcomer", "stranger", "author", "insider", "moderator", "support", "product", "editor"})


def make_topics(world: World) -> None:
    """What everybody may read, and beside it what only some may."""
    mark, keeper, author = world.marks.new, world.keeper, world.author
    topic = world.add(
        topic=_ask(world, world.board, author, "Alto 2 falls to six bar", "Four years of nine bar.", ["pressure"])
    )
    world.add(
        answer=act.reply(topic=topic, by=world.voter, body="<p>A flake of scale sits in the gicleur.</p>"),
        twin=_ask(world, world.board, world.voter, "The pump of the Alto is loud", "Since Sunday it hums.", ["pressure"]),
    )
    secret = world.add(
        closed_topic=_ask(
            world,
            world.closed_board,
            keeper,
            f"{BAIT} {mark('topictitle', INSIDE)}",
            f"{BAIT} first wording {mark('topicwas', INSIDE)}",
            ["pressure", mark("tagprivate", INSIDE, admin={"moderator", "editor"})],
            now=timezone.now() - timedelta(hours=2),
        )
    )
    first = world.add(closed_first=secret.posts.get(position=1))
    file = store_upload(
        member=keeper,
        file=io.BytesIO(f"{BAIT} {mark('uploadtext', INSIDE)}".encode()),
        name=f"{mark('uploadname', INSIDE)}.txt",
    )
    link = f'<p><a href="{file.url}">prices</a></p>'
    act.edit_post(
        post=first, by=keeper, body=f"<p>{BAIT} {mark('topicbody', INSIDE)}</p>{link}", reason=mark("editreason", INSIDE)
    )
    file.refresh_from_db()
    answer = act.reply(topic=secret, by=keeper, body=f"<p>{BAIT} {mark('replybody', INSIDE)} @stranger @insider</p>")
    remark = act.comment(post=answer, by=keeper, body=f"<p>{BAIT} {mark('commentbody', INSIDE)}</p>")
    world.add(closed_upload=file, closed_answer=answer, closed_comment=remark)
    act.add_same_problem(topic=secret, by=world.insider)
    act.accept_solution(post=answer, by=keeper)
    act.pin_topic(topic=secret, by=world.warden)
    act.feature_topic(topic=secret, by=world.warden)
    act.add_helpful_vote(post=answer, by=world.insider)
    members = _ask(world, world.members_board, keeper, f"{BAIT} {mark('memberstopic', _MEMBERS)}", "For whoever signed in.", [])
    gone = _ask(world, world.gone_board, keeper, f"{BAIT} {mark('unpublishedtopic')}", f"{mark('unpublishedbody')}", [])
    world.add(members_topic=members, gone_topic=gone, gone_post=gone.posts.get(position=1))
    world.gone_board.unpublish(user=world.editor)


def make_removed(world: World) -> None:
    """Hidden by a moderator, deleted by its author, merged or moved to where few may read."""
    mark, author, warden = world.marks.new, world.author, world.warden
    own = {"author"}
    hidden = _ask(
        world, world.board, author, f"{BAIT} {mark('hiddentopic', own | CURATORS)}", mark("hiddenbody", own | CURATORS), []
    )
    under = act.reply(topic=hidden, by=world.voter, body=f"<p>{BAIT} {mark('underhidden', CURATORS)}</p>")
    act.hide_topic(thing=hidden, by=world.moderator, reason=mark("hidereason", own | CURATORS))
    world.add(hidden_topic=hidden, under_hidden=under)
    deleted = _ask(world, world.board, author, f"{BAIT} {mark('deletedtopic', own | CURATORS)}", "Never mind.", [])
    act.delete_post(post=deleted.posts.get(position=1), by=author)
    world.add(deleted_topic=deleted, deleted_first=deleted.posts.get(position=1))
    post = act.reply(topic=world.topic, by=author, body=f"<p>{BAIT} {mark('hiddenpost', own | CURATORS)}</p>")
    below = act.comment(post=post, by=world.voter, body=f"<p>{BAIT} {mark('underhiddenpost', CURATORS)}</p>")
    act.hide_post(thing=post, by=world.moderator, reason=mark("posthidereason", own | CURATORS))
    other = act.reply(topic=world.topic, by=author, body=f"<p>{BAIT} {mark('deletedpost', own | CURATORS)}</p>")
    act.delete_post(post=other, by=author)
    world.add(hidden_post=post, under_hidden_post=below, deleted_post=other)
    merged = _ask(
        world, world.board, author, f"{BAIT} {mark('mergedtopic', INSIDE | own)}", f"{mark('mergedbody', INSIDE | own)}", []
    )
    follow(member=world.stranger, thing=merged)
    act.merge_topic(topic=merged, into=world.closed_topic, by=warden)
    moved = _ask(
        world, world.board, world.keeper, f"{BAIT} {mark('movedtopic', INSIDE)}", f"{mark('movedbody', INSIDE)}", ["pressure"]
    )
    follow(member=world.stranger, thing=moved)
    act.keep_bookmark(post=moved.posts.get(position=1), by=world.stranger)
    act.move_topic(topic=moved, board_id=world.closed_board.pk, by=warden)
    world.add(merged_topic=merged, moved_topic=moved, moved_post=moved.posts.get(position=1))
    twin = _ask(world, world.board, author, "The Alto hums at night", "It hums.", [])
    act.close_topic(topic=twin, by=warden, reason="Asked before", duplicate_of=world.closed_topic)
    world.add(duplicate=twin)


def make_personal(world: World) -> None:
    """What one member keeps for themselves."""
    personal, insider = world.marks.personal, world.insider
    save_draft(
        member=insider,
        place=f"forums:reply:{world.topic.pk}",
        title=personal("drafttitle", "insider"),
        body=f"{BAIT} {personal('draftbody', 'insider')}",
    )
    act.keep_bookmark(
        post=world.answer, by=insider, note=personal("bookmarknote", "insider"), remind_at=timezone.now() + timedelta(days=3)
    )
    act.keep_bookmark(post=world.closed_answer, by=insider)
    follow(member=insider, thing=world.closed_board)
    follow(member=insider, thing=world.closed_topic, is_muted=True)
    for who in (world.stranger, world.newcomer, world.editor, world.moderator):
        follow(member=who, thing=world.keeper)
        follow(member=who, thing=world.board)
    spared = act.confirm_deflection(
        kind="forums.topic",
        object_id=world.topic.pk,
        by=insider,
        title=personal("sparedtitle", "insider"),
        draft=personal("spareddraft", "insider"),
    )
    world.add(deflection=spared)
    lone = store_upload(
        member=insider,
        file=io.BytesIO(personal("loneupload", "insider").encode()),
        name=f"{personal('lonename', 'insider')}.txt",
    )
    world.add(lone_upload=lone)


def make_staff_talk(world: World) -> None:
    """What moderators and staff say among themselves in topics."""
    mark = world.marks.new
    staff = {"moderator", "support", "product"}
    note = act.write_note(topic=world.topic, by=world.moderator, body=f"<p>{BAIT} {mark('staffnote', staff)}</p>")
    inside = act.write_note(topic=world.closed_topic, by=world.warden, body=f"<p>{BAIT} {mark('staffnoteinside')}</p>")
    canned = CannedReply.objects.create(
        title=f"{BAIT} {mark('cannedtitle', staff)}", text=f"{BAIT} {mark('cannedtext', staff)}"
    )
    bulk, _count = act.do_in_bulk(
        topics=[world.closed_topic.pk],
        act="tag",
        by=world.warden,
        tags=[mark("bulktag", INSIDE, admin={"moderator", "editor"})],
    )
    world.add(staff_note=note, closed_note=inside, canned=canned, closed_bulk=bulk)
    act.assign_topic(topic=world.topic, to=world.support, by=world.moderator)


def _ask(world: World, board: Any, by: Any, title: str, text: str, tags: list[str], **more: Any) -> Any:
    return act.post_topic(board_id=board.pk, by=by, kind="question", title=title, body=f"<p>{text}</p>", tags=tags, **more)
