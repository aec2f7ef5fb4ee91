"""An idea goes to another board; a split is taken back."""

import pytest

from ideas.actions import (
    SameTitle,
    cast_vote,
    change_status,
    comment_on_idea,
    merge_ideas,
    move_idea,
    propose_idea,
    split_idea,
    unmerge_idea,
    unsplit_idea,
)
from ideas.models import Idea, IdeaBoardTally, IdeaComment, IdeaSplit, Meaning, Status
from portal.activity.models import Activity
from portal.common.access import access_changed
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db
TITLE = "Mark the zero point on the collar"


@pytest.fixture
def idea(idea_board, asker):
    return propose_idea(board_id=idea_board.pk, by=asker, title=TITLE, body="<p>Please.</p>")


@pytest.fixture
def parts(make_idea_board):
    board = make_idea_board("Parts")
    access_changed()
    return board


def test_an_idea_moves_with_votes_comments_and_what_was_merged_into_it(client, idea, parts, idea_board, asker, helper, support):
    joined = propose_idea(board_id=idea_board.pk, by=asker, title="A mark at zero", body="<p>Please.</p>")
    for one in (idea, joined):
        cast_vote(idea=one, by=helper)
    comment_on_idea(idea=idea, by=helper, body="<p>In red.</p>")
    merge_ideas(idea=joined, survivor=idea, by=support)
    before, address = Idea.objects.get(pk=idea.pk), idea.get_absolute_url()
    client.force_login(support)
    assert f"/ideas/{idea.pk}/board/" in client.get(address).text
    answer = client.post(f"/ideas/{idea.pk}/board/", {"board": parts.pk})
    assert answer["Location"] == address and "Parts" in client.get(address).text
    moved = Idea.objects.get(pk=idea.pk)
    assert moved.board == parts and moved.status.board_id == parts.pk and moved.meaning == before.meaning
    assert (moved.vote_count, moved.comment_count) == (1, 1)
    assert IdeaBoardTally.objects.get(board=parts).idea_count == 1
    assert IdeaBoardTally.objects.get(board=idea_board).idea_count == 0
    assert Activity.objects.get(type="ideas.idea.moved").data == {"from": idea_board.pk, "to": parts.pk}
    unmerge_idea(idea=joined, by=support)
    assert Idea.objects.get(pk=joined.pk).board == parts


def test_only_boards_that_it_may_go_to_are_offered(client, idea, parts, make_idea_board, private_idea_board, helper, support):
    for title, fields in (("Budget", {"vote_mode": "budget"}), ("Archive", {"who_proposes": "nobody"})):
        make_idea_board(title, **fields)
    access_changed()
    cast_vote(idea=idea, by=helper)
    client.force_login(support)
    page = client.get(f"/ideas/{idea.pk}/board/").text.split("<form method", 1)[1]
    assert ">Parts<" in page and not {">Budget<", ">Archive<", ">Prototypes<"} & {f">{word}<" for word in page.split("<")}
    for board in (private_idea_board, idea.board):
        assert client.post(f"/ideas/{idea.pk}/board/", {"board": board.pk}).status_code == 422
        with pytest.raises(Refused):
            move_idea(idea=idea, board_id=board.pk, by=support)
    client.force_login(helper)
    assert client.get(f"/ideas/{idea.pk}/board/").status_code == 403
    propose_idea(board_id=parts.pk, by=helper, title=TITLE, body="<p>Please.</p>")
    with pytest.raises(SameTitle):
        move_idea(idea=idea, board_id=parts.pk, by=support)


def test_what_is_closed_is_shown_to_more_people_by_a_moderator_only(make_idea, parts, private_idea_board, support, moderator):
    from django.contrib.auth.models import Group

    for member in (support, moderator):
        member.groups.add(Group.objects.get(name="Insiders"))
    access_changed()
    secret = make_idea("A secret machine", board=private_idea_board)
    with pytest.raises(Refused, match="Only a moderator"):
        move_idea(idea=secret, board_id=parts.pk, by=support)
    assert move_idea(idea=secret, board_id=parts.pk, by=moderator).board_id == parts.pk


def test_a_split_is_taken_back_and_leaves_nothing_behind(client, idea, helper, support):
    top = comment_on_idea(idea=idea, by=helper, body="<p>And a lamp.</p>")
    comment_on_idea(idea=idea, by=helper, body="<p>Yes.</p>", parent=top)
    before = list(IdeaComment.objects.order_by("pk").values("idea_id", "origin_id", "position"))
    client.force_login(support)
    data = {"title": "A lamp beside the collar", "body": "It is dark.", "comments": [top.pk]}
    part = Idea.objects.get(pk=client.post(f"/ideas/{idea.pk}/split/", data)["Location"].split("/")[2])
    page = client.get(part.get_absolute_url()).text
    assert page.count(f"/ideas/{part.pk}/unsplit/") == 2, "in the toast, and for as long as it is possible"
    client.post(f"/ideas/{part.pk}/unsplit/")
    idea.refresh_from_db()
    assert list(IdeaComment.objects.order_by("pk").values("idea_id", "origin_id", "position")) == before
    assert (idea.comment_count, idea.split_count) == (2, 0) and not IdeaSplit.objects.exists()
    assert IdeaBoardTally.objects.get(board=idea.board).idea_count == 1
    client.logout()
    assert client.get(part.get_absolute_url()).status_code == 404
    assert "A lamp beside" not in client.get(idea.get_absolute_url()).text


def test_what_others_did_there_keeps_a_split(client, idea, helper, support, product_manager):
    def split(title):
        return split_idea(idea=idea, by=support, title=title, body="<p>Please.</p>")

    voted, said, decided = split("A part with a vote"), split("A part with a comment"), split("A part with an answer")
    cast_vote(idea=voted, by=helper)
    comment_on_idea(idea=said, by=helper, body="<p>Hm.</p>")
    status = Status.objects.get(board=idea.board, meaning=Meaning.CONSIDERING)
    change_status(idea=decided, by=product_manager, status_id=status.pk, reason="We look.")
    client.force_login(support)
    for part in (voted, said, decided, idea):
        with pytest.raises(Refused):
            unsplit_idea(part=part, by=support)
        assert "/unsplit/" not in client.get(part.get_absolute_url()).text
