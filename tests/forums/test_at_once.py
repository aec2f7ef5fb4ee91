"""Many members in one topic at the same moment: every total stays exact, and nobody waits for ever."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from django.db import connection, connections

from forums.actions import (
    AlreadyShared,
    AlreadySolved,
    AlreadyVoted,
    MergedAway,
    NotAnAnswer,
    NothingChosen,
    NotMerged,
    NotSolved,
    NotSplit,
    NotVoted,
    SolvedMeanwhile,
    accept_solution,
    add_helpful_vote,
    add_same_problem,
    comment,
    delete_post,
    merge_topic,
    post_topic,
    reply,
    restore_post,
    split_topic,
    unmerge_topic,
    unsplit_topic,
    withdraw_helpful_vote,
    withdraw_solution,
)
from forums.models import Post, Topic
from portal.activity.models import Activity
from portal.common.permissions import Refused
from tests.forums.test_totals import assert_totals_are_right, assert_totals_of_members_are_right

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def together(tasks, workers=30):
    """Run all tasks at once, each on a connection of its own and in the context of the test; gives what they raised."""
    start = threading.Barrier(min(workers, len(tasks)), timeout=30)

    def run(task):
        try:
            if task[0] < workers:
                start.wait()
            with connection.cursor() as cursor:
                cursor.execute("SET deadlock_timeout = '200ms'")
            contexts[task[0]].run(task[1])
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    contexts = [copy_context() for _task in tasks]
    with ThreadPoolExecutor(workers) as pool:
        return [error for error in pool.map(run, enumerate(tasks)) if error is not None]


def test_thirty_members_reply_at_once(topic, make_member):
    members = [make_member(f"member{number}") for number in range(30)]
    problems = together([lambda by=by: reply(topic=topic, by=by, body="<p>Me too.</p>") for by in members])
    assert problems == []
    topic.refresh_from_db()
    assert topic.reply_count == 30 and topic.last_position == 31
    assert sorted(Post.objects.filter(topic=topic).values_list("position", flat=True)) == list(range(1, 32))
    assert_totals_are_right()
    assert_totals_of_members_are_right(*members)


def test_one_member_votes_ten_times_at_once_and_counts_once(topic, answer, stranger):
    problems = together([lambda: add_helpful_vote(post=answer, by=stranger)] * 10, workers=10)
    assert [type(problem) for problem in problems] == [AlreadyVoted] * 9
    answer.refresh_from_db()
    assert answer.helpful_count == 1


def test_two_answers_accepted_at_once_leave_one(topic, answer, asker, stranger):
    other = reply(topic=topic, by=stranger, body="<p>Or buy a new one.</p>")
    problems = together([lambda post=post: accept_solution(post=post, by=asker) for post in (answer, other)], workers=2)
    assert [type(problem) for problem in problems] == [AlreadySolved]
    assert_totals_are_right()


def test_whatever_happens_at_once_the_totals_stay_exact(topic, board, make_board, make_member, asker, moderator):
    members = [make_member(f"member{number}") for number in range(8)]
    other = post_topic(board_id=board.pk, by=members[0], kind="question", title="Another one", body="<p>Why is that so?</p>")
    posts = [reply(topic=topic, by=by, body="<p>Have you tried it?</p>") for by in members[:6]]
    posts += [reply(topic=other, by=by, body="<p>Have you tried it?</p>") for by in members[2:]]
    dice = random.Random(4)

    def act(kind, post, by):
        if kind == "reply":
            reply(topic=post.topic, by=by, body="<p>One more.</p>")
        elif kind == "comment":
            comment(post=post, by=by, body="<p>Which one?</p>")
        elif kind == "vote":
            add_helpful_vote(post=post, by=by)
        elif kind == "unvote":
            withdraw_helpful_vote(post=post, by=by)
        elif kind == "accept":
            accept_solution(post=post, by=moderator)
        elif kind == "withdraw":
            withdraw_solution(topic=post.topic, by=moderator)
        elif kind == "delete":
            delete_post(post=post, by=moderator)
        else:
            restore_post(post=post, by=moderator)

    kinds = ["reply", "reply", "comment", "vote", "vote", "vote", "unvote", "accept", "withdraw", "delete", "restore"]
    tasks = [
        lambda kind=dice.choice(kinds), post=dice.choice(posts), by=dice.choice(members): act(kind, post, by)
        for _ in range(150)
    ]
    problems = together(tasks)
    expected = (AlreadySolved, AlreadyVoted, NotSolved, NotVoted, NotAnAnswer, Refused)
    assert [problem for problem in problems if not isinstance(problem, expected)] == []
    assert_totals_are_right()
    assert_totals_of_members_are_right(asker, moderator, *members)
    for each in Topic.objects.all():
        positions = list(each.posts.filter(parent=None).values_list("position", flat=True))
        assert len(positions) == len(set(positions))
        assert each.last_position == max(positions)


FORESEEN = (AlreadySolved, AlreadyVoted, AlreadyShared, NotSolved, NotVoted, NotAnAnswer, NotMerged, NotSplit, NothingChosen)


def places_are_right():
    for each in Topic.objects.all():
        positions = list(each.posts.filter(parent=None).values_list("position", flat=True))
        assert len(positions) == len(set(positions))
        assert each.last_position >= max(positions, default=0)
        assert each.merged_into is None or positions == []
        assert not each.posts.filter(parent__isnull=False).exclude(parent__topic=each).exists()


def test_fifty_replies_votes_accepts_and_merges_at_once_leave_every_total_exact(
    topic, answer, board, make_board, make_member, asker, helper, stranger, moderator
):
    """Fifty of each on one topic, while others are merged into it, it into others, and back."""
    grist = make_board("Grist")
    members = [make_member(f"member{number}") for number in range(50)]
    others = [
        post_topic(
            board_id=(board, grist)[number % 2].pk,
            by=members[number],
            kind="question",
            title=f"Question number {number} of many",
            body="<p>Why is that so?</p>",
        )
        for number in range(10)
    ]
    answers = [answer] + [reply(topic=other, by=helper, body="<p>Because of scale.</p>") for other in others]
    answers += [reply(topic=topic, by=by, body="<p>Have you tried it?</p>") for by in members[:6]]
    dice = random.Random(11)
    tasks = [lambda by=by: reply(topic=topic, by=by, body="<p>One more.</p>") for by in members]
    tasks += [lambda by=by: add_helpful_vote(post=dice.choice(answers), by=by) for by in members]
    tasks += [lambda by=by: add_same_problem(topic=dice.choice([topic, *others]), by=by) for by in members]
    tasks += [lambda: accept_solution(post=dice.choice(answers), by=moderator) for _ in range(50)]
    tasks += [lambda other=other: merge_topic(topic=other, into=topic, by=moderator) for other in others]
    tasks += [lambda: merge_topic(topic=dice.choice(others), into=dice.choice(others), by=moderator) for _ in range(20)]
    tasks += [lambda: merge_topic(topic=topic, into=dice.choice(others), by=moderator) for _ in range(5)]
    tasks += [lambda: unmerge_topic(topic=dice.choice([topic, *others]), by=moderator) for _ in range(15)]
    # In topics that nothing else touches, so that one of each happens in whatever order the machine takes them.
    merged, into, solved, lone = (
        post_topic(board_id=board.pk, by=by, kind="question", title=f"Left alone by {by}", body="<p>Why is that so?</p>")
        for by in members[10:14]
    )
    right = reply(topic=solved, by=helper, body="<p>Because of scale.</p>")
    merge_topic(topic=merged, into=into, by=moderator)
    before = Post.objects.filter(parent=None).count()
    tasks.append(lambda: unmerge_topic(topic=merged, by=moderator))
    tasks.append(lambda: merge_topic(topic=lone, into=solved, by=moderator))
    tasks.append(lambda: accept_solution(post=right, by=moderator))
    dice.shuffle(tasks)
    problems = together(tasks, workers=50)
    assert [problem for problem in problems if not isinstance(problem, (*FORESEEN, SolvedMeanwhile, Refused))] == []
    happened = Counter(Activity.objects.values_list("type", flat=True))
    assert all(happened[f"forums.{name}"] for name in ("topic.merged", "topic.unmerged", "solution.accepted"))
    # A reply is there or was refused, as the topic had gone elsewhere; none is lost.
    refused = sum(isinstance(problem, MergedAway) for problem in problems)
    assert before + 50 - refused <= Post.objects.filter(parent=None).count() <= before + 50
    assert_totals_are_right()
    assert_totals_of_members_are_right(asker, helper, stranger, moderator, *members)
    places_are_right()


def test_fifty_replies_while_topics_are_split_and_put_back_keep_their_places(topic, board, make_member, asker, moderator):
    members = [make_member(f"member{number}") for number in range(20)]
    posts = [reply(topic=topic, by=by, body="<p>Have you tried it?</p>") for by in members]
    dice = random.Random(12)

    def split(number):
        chosen = [post.pk for post in dice.sample(posts, 3)]
        new = split_topic(topic=topic, posts=chosen, title=f"Matter {number}", board_id=board.pk, kind="question", by=moderator)
        if number % 2:
            unsplit_topic(topic=new, by=moderator)

    tasks = [lambda by=by: reply(topic=topic, by=by, body="<p>One more.</p>") for by in members + members + members[:10]]
    tasks += [lambda by=by: add_helpful_vote(post=dice.choice(posts), by=by) for by in members]
    tasks += [lambda by=by: comment(post=dice.choice(posts), by=by, body="<p>Which one?</p>") for by in members]
    tasks += [lambda: delete_post(post=dice.choice(posts), by=moderator) for _ in range(6)]
    tasks += [lambda number=number: split(number) for number in range(16)]
    dice.shuffle(tasks)
    problems = together(tasks, workers=50)
    assert [problem for problem in problems if not isinstance(problem, (*FORESEEN, Refused))] == []
    topic.refresh_from_db()
    assert topic.last_position == 71
    assert_totals_are_right()
    assert_totals_of_members_are_right(asker, moderator, *members)
    places_are_right()
