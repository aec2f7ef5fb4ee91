"""Load-test data: as much as was asked for, the same each time, with totals that are right."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from forums.models import BoardPage, BoardTally, HelpfulVote, Post, Topic
from ideas.actions.counting import VOTE_FIELDS, recount_votes
from ideas.models import Idea, IdeaBoardTally, IdeaComment, Vote
from portal.activity.models import Activity
from portal.members.models import Member
from portal.operations.idea_seeding import IdeaPlan, seed_ideas
from portal.operations.seeding import Plan, seed

SMALL = {"members": 20, "topics": 40, "posts": 400, "longest_topic": 60}
pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded(capsys):
    call_command("seed_scale", **SMALL, seed=3, json=True, no_index=True, verbosity=0)
    return json.loads(capsys.readouterr().out)


def test_it_makes_as_much_as_was_asked_for(seeded):
    assert (seeded["members"], seeded["topics"], seeded["posts"], seeded["boards"]) == (20, 40, 400, 50)
    assert Post.objects.count() == 400 and Topic.objects.count() == 40 and BoardPage.objects.count() >= 50
    counts = sorted(Topic.objects.values_list("reply_count", flat=True))
    assert counts[-1] == 59 and counts[0] == 0 and counts[-2] <= 40


def test_its_totals_are_those_of_its_rows(seeded):
    for topic in Topic.objects.all():
        posts = list(topic.posts.all())
        assert topic.reply_count == sum((post.position or 0) > 1 for post in posts)
        assert topic.comment_count == sum(post.parent_id is not None for post in posts)
        last = max(posts, key=lambda post: (post.posted_at, post.pk))
        assert (topic.active_at, topic.last_poster_id) == (last.posted_at, last.author_id)
        assert topic.solution is None or topic.solution.topic_id == topic.pk
        for post in posts:
            assert post.helpful_count == HelpfulVote.objects.filter(post=post).count()
            assert post.comment_count == sum(other.parent_id == post.pk for other in posts)
    assert sum(BoardTally.objects.values_list("topic_count", flat=True)) == 40
    assert sum(BoardTally.objects.values_list("post_count", flat=True)) == 400
    assert sum(Member.objects.values_list("topic_count", flat=True)) == 40


IDEAS = {"ideas": 30, "votes": 400, "comments": 90}


@pytest.fixture
def with_ideas(capsys):
    call_command("seed_scale", **SMALL, **IDEAS, seed=3, json=True, no_index=True, verbosity=0)
    return json.loads(capsys.readouterr().out)


def test_ideas_have_votes_and_comments_with_totals_that_are_right(with_ideas):
    assert {name: with_ideas[name] for name in IDEAS} == IDEAS
    assert (Idea.objects.count(), Vote.objects.count(), IdeaComment.objects.count()) == (30, 400, 90)
    for idea in Idea.objects.all():
        kept = [getattr(idea, field) for field in VOTE_FIELDS]
        recount_votes(idea)
        assert [getattr(idea, field) for field in VOTE_FIELDS] == pytest.approx(kept)
        assert idea.comment_count == idea.last_position == idea.comments.count()
        assert idea.is_closed == (idea.closed_at is not None)
    assert Activity.objects.filter(type__startswith="ideas.", is_imported=True).count() == 30 + 400 + 90
    for comment in IdeaComment.objects.filter(parent=None):
        assert comment.reply_count == comment.branch_comments.count()
    for board in IdeaBoardTally.objects.all():
        ideas = Idea.objects.filter(board_id=board.pk)
        assert board.idea_count == ideas.count() and board.new_count == ideas.filter(meaning="new").count()


def test_the_same_numbers_give_the_same_ideas():
    def content():
        with transaction.atomic():
            seed(Plan(**SMALL))
            seed_ideas(IdeaPlan(**IDEAS))
            votes = list(Vote.objects.order_by("pk").values_list("idea__title", "member__username", "created_at"))
            transaction.set_rollback(True)
        return votes

    assert content() == content()


@pytest.mark.parametrize("wrong", [{"votes": 3}, {"ideas": 2, "votes": 100}, {"ideas": -1}])
def test_votes_that_cannot_be_are_refused(wrong, db):
    with pytest.raises(CommandError):
        call_command("seed_scale", **SMALL, **wrong, verbosity=0)


@pytest.mark.slow
def test_the_same_numbers_give_the_same_community():
    def content():
        with transaction.atomic():
            seed(Plan(**SMALL))
            rows = list(
                Post.objects.order_by("pk").values_list("topic__title", "position", "author__username", "body", "posted_at")
            )
            transaction.set_rollback(True)
        return rows

    assert content() == content()


def test_a_database_is_seeded_once(seeded):
    with pytest.raises(CommandError, match="holds load-test data already") as refused:
        call_command("seed_scale", **SMALL)
    assert refused.value.returncode == 2


def test_more_topics_than_posts_is_wrong_use():
    with pytest.raises(CommandError, match="a post for each topic"):
        call_command("seed_scale", members=20, topics=100, posts=50)


def test_benchmarks_are_listed_by_name(capsys):
    call_command("benchmark", list=True)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "crm",
        "ideas",
        "import",
        "pages",
        "replies",
        "signup",
    ]


def test_a_benchmark_needs_load_test_data_of_its_own():
    with pytest.raises(CommandError, match=r"seed_scale|PostgreSQL") as refused:
        call_command("benchmark", "pages")
    assert refused.value.returncode == 2


def test_production_knows_no_address_of_the_benchmark(client):
    assert client.get("/benchmark/floor/").status_code == 404


def test_with_more_votes_the_ideas_are_the_same():
    """Else pages of two databases could not be compared (`benchmark ideas --beside`)."""
    few, many = IdeaPlan(ideas=40, votes=100, comments=60), IdeaPlan(ideas=40, votes=1000, comments=60)
    assert few.shares(60, 40, "comments") == many.shares(60, 40, "comments")
    assert sum(few.shares(100, 200, "votes")) == 100 and sum(many.shares(1000, 200, "votes")) == 1000
    assert sum(count <= 6 for count in many.shares(1000, 200, "votes")) >= 4  # some were overlooked
