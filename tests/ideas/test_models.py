import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from ideas.boards import board_map, ids_visible_to
from ideas.models import Idea, IdeaComment, Meaning, Status, StatusChange, Vote, title_key

pytestmark = pytest.mark.django_db


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_a_new_board_has_a_status_for_each_meaning(idea_board):
    assert [status.meaning for status in idea_board.statuses.all()] == list(Meaning)
    entry = board_map()[idea_board.pk]
    assert entry.first_status.meaning == Meaning.NEW
    assert entry.path == "/ideas/grinders/"


def test_a_board_knows_its_new_status_at_once(idea_board):
    assert len(board_map()[idea_board.pk].statuses) == 5
    Status.objects.create(board=idea_board, name="Being milled", meaning=Meaning.COMMITTED, sort_order=9)
    assert board_map()[idea_board.pk].statuses[-1].name == "Being milled"


def test_the_database_refuses_a_no_without_reason_or_owner(make_idea, idea_board, support):
    no = Status.objects.get(board=idea_board, meaning=Meaning.NOT_DOING)
    idea, now = make_idea(), timezone.now()
    closing = {"status": no, "meaning": no.meaning, "closed_at": now}
    for fields in ({}, {"owner": support}, {"status_reason": "Other makers' collars fit."}):
        refused(lambda fields=fields: Idea.objects.filter(pk=idea.pk).update(**closing, **fields))
        facts = {"owner": fields.get("owner"), "reason": fields.get("status_reason", "")}
        refused(
            lambda facts=facts: StatusChange.objects.create(idea=idea, after=no, after_name="No", meaning=no.meaning, **facts)
        )
    Idea.objects.filter(pk=idea.pk).update(**closing, owner=support, status_reason="Other makers' collars fit.")


def test_two_open_ideas_of_a_board_cannot_have_one_title(make_idea, make_idea_board):
    make_idea("Mark the zero-point!")
    refused(lambda: make_idea("mark  the ZERO point"))
    make_idea("mark the zero point", board=make_idea_board("Machines"))


def test_an_idea_that_was_taken_away_leaves_its_title_free(make_idea):
    make_idea("Mark the zero point", deleted_at=timezone.now())
    make_idea("Mark the zero point")


def test_titles_are_compared_without_case_signs_and_accents():
    assert title_key("  Café-Mühle: LEISER!  ") == title_key("cafe muhle leiser") == "cafe muhle leiser"


def test_a_member_is_counted_once_in_an_idea_even_after_a_merge(make_idea, helper):
    idea, other = make_idea("One cup at a time"), make_idea("A cup at a time")
    Vote.objects.create(idea=idea, origin=idea, member=helper)
    refused(lambda: Vote.objects.create(idea=idea, origin=other, member=helper))
    Vote.objects.create(idea=idea, origin=other, member=helper, is_counted=False)
    refused(lambda: Vote.objects.create(idea=idea, origin=idea, member=helper, is_counted=False))


def test_a_vote_for_somebody_else_names_its_source(make_idea, helper, support):
    idea = make_idea()
    refused(lambda: Vote.objects.create(idea=idea, origin=idea, member=helper, on_behalf_by=support))
    url = "https://support.example.com/1"
    refused(lambda: Vote.objects.create(idea=idea, origin=idea, member=support, on_behalf_by=support, source_url=url))
    Vote.objects.create(idea=idea, origin=idea, member=helper, on_behalf_by=support, source_url=url)


def test_a_private_board_is_for_its_group_only(private_idea_board, make_idea, insider, stranger):
    idea = make_idea("A second burr set in the box", board=private_idea_board)
    comment = IdeaComment.objects.create(idea=idea, origin=idea, position=1, author=insider, body="<p>Yes</p>")
    for viewer, sees in ((AnonymousUser(), False), (stranger, False), (insider, True)):
        assert (private_idea_board.pk in ids_visible_to(viewer)) is sees
        assert Idea.objects.visible_to(viewer).filter(pk=idea.pk).exists() is sees
        assert IdeaComment.objects.visible_to(viewer).filter(pk=comment.pk).exists() is sees
        assert idea.is_visible_to(viewer) is sees


def test_hidden_ideas_are_for_moderators(make_idea, stranger, moderator):
    idea = make_idea(hidden_at=timezone.now())
    assert not Idea.objects.visible_to(stranger).filter(pk=idea.pk).exists()
    assert Idea.objects.visible_to(moderator).filter(pk=idea.pk).exists()


@pytest.mark.parametrize("taken_away", ["hidden_at", "deleted_at"])
def test_comments_go_with_the_idea_that_was_taken_away_and_alone(make_idea, stranger, helper, moderator, taken_away):
    for where in ("idea", "comment"):
        idea = make_idea(f"The {where} goes", **({taken_away: timezone.now()} if where == "idea" else {}))
        gone = {taken_away: timezone.now()} if where == "comment" else {}
        comment = IdeaComment.objects.create(idea=idea, origin=idea, author=helper, body="<p>So be it.</p>", position=1, **gone)
        assert not IdeaComment.objects.visible_to(stranger).filter(pk=comment.pk).exists()
        assert IdeaComment.objects.visible_to(moderator).filter(pk=comment.pk).exists()
