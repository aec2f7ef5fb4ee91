"""Whatever members do, the cached totals equal what a count would give."""

import random

import pytest

from forums import actions
from forums.actions.counting import _TALLIES
from forums.models import BoardTally, Post, Topic
from portal.common.permissions import Refused


def assert_totals_are_right():
    for topic in Topic.objects.all():
        public = Post.objects.filter(topic=topic, hidden_at=None, deleted_at=None)
        assert topic.reply_count == public.filter(position__gt=1).count()
        others = [post for post in public.filter(position__gt=1) if post.author_id != topic.author_id]
        assert topic.others_reply_count == len(others)
        assert topic.comment_count == public.filter(parent__isnull=False).count()
        assert topic.same_count == topic.problem_votes.count()
        for post in topic.posts.all():
            assert post.helpful_count == post.helpful_votes.count()
            assert post.comment_count == post.comments.filter(hidden_at=None, deleted_at=None).count()
    for tally in BoardTally.objects.all():
        topics = Topic.objects.public_rows().filter(board_id=tally.board_id)
        assert tally.topic_count == topics.count()
        assert tally.unanswered_count == topics.unanswered().count()
        assert tally.unsolved_count == topics.unsolved().count()
        assert tally.solved_count == topics.solved().count()
        assert tally.archived_count == topics.archived().count()
        assert tally.post_count == sum(1 + topic.reply_count + topic.comment_count for topic in topics)


def is_shown(thing):
    return thing.hidden_at is None and thing.deleted_at is None


def assert_totals_of_members_are_right(*members):
    """What stands in something hidden counts no more: replies of a hidden topic, comments below a hidden post."""
    topics = [topic for topic in Topic.objects.select_related("solution") if is_shown(topic)]
    posts = [
        post
        for post in Post.objects.select_related("topic", "parent")
        if is_shown(post) and is_shown(post.topic) and (post.parent is None or is_shown(post.parent))
    ]
    for member in members:
        member.refresh_from_db()
        own = [post for post in posts if post.author_id == member.pk]
        solutions = [topic.solution for topic in topics if topic.solution and topic.author_id != member.pk]
        expected = {
            "topic_count": sum(topic.author_id == member.pk for topic in topics),
            "reply_count": sum(post.position is not None and post.position > 1 for post in own),
            "solution_count": sum(post.author_id == member.pk and is_shown(post) for post in solutions),
            "helpful_count": sum(post.helpful_count for post in own),
        }
        assert {figure: getattr(member, figure) for figure in expected} == expected
        assert {figure: getattr(member, "members_" + figure) for figure in expected} == expected


def one_question_of_each_sort(board, asker, helper, moderator):
    """Unanswered, answered, solved, archived: whatever the dice left over."""

    def ask():
        return actions.post_topic(
            board_id=board.pk, by=asker, kind="question", title="Why does it hum at noon", body="<p>It hums, at noon.</p>"
        )

    def answer(topic):
        return actions.reply(topic=topic, by=helper, body="<p>Descale it, then it is quiet.</p>")

    ask()
    answer(ask())
    actions.accept_solution(post=answer(ask()), by=asker)
    actions.archive_topic(topic=ask(), by=moderator)


def test_a_solved_question_is_unsolved_no_more_until_its_answer_is_withdrawn(board, asker, helper):
    topic = actions.post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Why does it hum at night",
        body="<p>It hums, every night at two.</p>",
    )
    post = actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")

    def figures():
        return BoardTally.objects.values_list("unanswered_count", "unsolved_count", "solved_count").get(board=board)

    assert figures() == (0, 1, 0)
    actions.accept_solution(post=post, by=asker)
    assert figures() == (0, 0, 1)
    actions.withdraw_solution(topic=topic, by=asker)
    assert figures() == (0, 1, 0)


def test_an_answer_to_ones_own_question_is_no_solution_of_ones_own(board, asker, helper):
    for author, solutions in ((asker, 0), (helper, 1)):
        topic = actions.post_topic(
            board_id=board.pk, by=asker, kind="question", title="Why does it hum at night", body="<p>It hums, every night.</p>"
        )
        post = actions.reply(topic=topic, by=author, body=f"<p>Descaled it, and it is quiet, says {author}.</p>")
        actions.accept_solution(post=post, by=asker)
        author.refresh_from_db()
        assert (author.solution_count, author.members_solution_count) == (solutions, solutions)
        actions.withdraw_solution(topic=topic, by=asker)
        author.refresh_from_db()
        assert (author.solution_count, author.members_solution_count) == (0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_acts_keeps_every_total(seed, board, make_board, asker, helper, stranger, moderator):
    dice = random.Random(seed)
    other = make_board("Grist")
    people = [asker, helper, stranger]
    for _ in range(60):
        who = dice.choice(people)
        topics, posts = list(Topic.objects.all()), list(Post.objects.select_related("topic"))
        act = dice.choice(
            [
                "ask",
                "ask",
                "reply",
                "reply",
                "reply",
                "comment",
                "accept",
                "withdraw",
                "vote",
                "vote",
                "unvote",
                "delete",
                "restore",
                "hide",
                "unhide",
                "close",
                "reopen",
                "move",
                "archive",
                "unarchive",
                "edit",
                "merge",
                "unmerge",
                "split",
                "unsplit",
            ]
        )
        try:
            match act:
                case "ask":
                    actions.post_topic(
                        board_id=board.pk,
                        by=who,
                        kind=dice.choice(["question", "discussion"]),
                        title="Why does it hum at night",
                        body="<p>It hums, every night at two.</p>",
                    )
                case "reply":
                    actions.reply(topic=dice.choice(topics), by=who, body="<p>Is the tank full when it hums?</p>")
                case "comment":
                    actions.comment(post=dice.choice(posts), by=who, body="<p>Same here.</p>")
                case "accept":
                    post = dice.choice(posts)
                    actions.accept_solution(post=post, by=post.topic.author)
                case "withdraw":
                    topic = dice.choice(topics)
                    actions.withdraw_solution(topic=topic, by=topic.author)
                case "vote":
                    actions.add_helpful_vote(post=dice.choice(posts), by=who)
                case "unvote":
                    actions.withdraw_helpful_vote(post=dice.choice(posts), by=who)
                case "delete":
                    actions.delete_post(post=dice.choice(posts), by=dice.choice([who, moderator]))
                case "restore":
                    actions.restore_post(post=dice.choice(posts), by=moderator)
                case "hide":
                    actions.hide_post(thing=dice.choice(posts), by=moderator, reason="Advertising")
                case "unhide":
                    actions.unhide_post(thing=dice.choice(posts), by=moderator)
                case "close":
                    actions.close_topic(topic=dice.choice(topics), by=moderator, reason="Settled elsewhere")
                case "reopen":
                    actions.reopen_topic(topic=dice.choice(topics), by=moderator)
                case "archive":
                    actions.archive_topic(topic=dice.choice(topics), by=moderator)
                case "unarchive":
                    actions.unarchive_topic(topic=dice.choice(topics), by=moderator)
                case "move":
                    actions.move_topic(topic=dice.choice(topics), board_id=dice.choice([board.pk, other.pk]), by=moderator)
                case "merge":
                    actions.merge_topic(topic=dice.choice(topics), into=dice.choice(topics), by=moderator)
                case "unmerge":
                    merged = [topic for topic in topics if topic.merged_into_id]
                    actions.unmerge_topic(topic=dice.choice(merged), by=moderator)
                case "split":
                    topic = dice.choice(topics)
                    chosen = dice.sample([post.pk for post in posts], min(len(posts), 12))
                    actions.split_topic(
                        topic=topic, posts=chosen, title="Another matter", board_id=other.pk, kind="question", by=moderator
                    )
                case "unsplit":
                    actions.unsplit_topic(topic=dice.choice(topics), by=moderator)
                case "edit":
                    post = dice.choice(posts)
                    actions.edit_post(
                        post=post,
                        by=moderator,
                        body=f"<p>Edited text number {dice.random()}.</p>",
                        title="Why does it hum",
                        tags=["noise"],
                    )
        except (
            actions.AlreadySolved,
            actions.NotSolved,
            actions.NotAnAnswer,
            actions.AlreadyVoted,
            actions.NotVoted,
            actions.NotMerged,
            actions.NotSplit,
            actions.NothingChosen,
            actions.SolvedMeanwhile,
            IndexError,
        ):
            pass
        except Exception as error:
            if not isinstance(error, Refused):
                raise
    assert_totals_are_right()
    one_question_of_each_sort(board, asker, helper, moderator)
    assert_totals_are_right()
    # A total that is 0 on both sides says nothing.
    assert all(getattr(BoardTally.objects.get(board=board), field) for field in _TALLIES)
    assert_totals_of_members_are_right(asker, helper, stranger, moderator)
