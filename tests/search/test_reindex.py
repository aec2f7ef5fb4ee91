"""What is written is found; what is hidden, deleted, moved or erased is not."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import transaction

from forums import activities
from forums.actions import add_helpful_vote, post_topic, reply, withdraw_helpful_vote
from forums.models import Post, Topic, TopicKind
from portal.activity.record import record
from portal.common.kinds import kind_named
from search.actions import differences, reindex
from search.documents import entries_of
from search.engine import engine
from search.models import SearchEntry

NOW = datetime(2026, 3, 19, tzinfo=UTC)


@pytest.fixture
def make_topic(asker, board):
    def make(title="Pressure drops", text="<p>It fell to <em>six</em> bar.</p>", **fields):
        topic = Topic.objects.create(**{"board": board, "author": asker, "title": title, "posted_at": NOW} | fields)
        Post.objects.create(topic=topic, author=asker, body=text, position=1)
        return topic

    return make


def act(activity_type, thing, target=None):
    with transaction.atomic():
        record(activity_type, actor=None, object=thing, target=target)


def test_a_reply_is_found_by_its_topic(make_topic, helper, run_reactions, find, board):
    topic = make_topic()
    reply = Post.objects.create(topic=topic, author=helper, body="<p>A flake in the <strong>gic</strong>leur.</p>", position=2)
    act(activities.POST_REPLIED, reply, topic)
    run_reactions()
    assert find("gicleur six", {f"board:{board.pk}"}) == ["Pressure drops"]
    assert find("gicleur") == []


def test_a_hidden_reply_is_out_at_once(make_topic, helper, find, board):
    topic = make_topic()
    reply = Post.objects.create(topic=topic, author=helper, body="<p>zanzibar</p>", position=2)
    reindex()
    assert find("zanzibar", {f"board:{board.pk}"})
    reply.hidden_at = NOW
    reply.save()
    act(activities.POST_HIDDEN, reply, topic)
    assert find("zanzibar", {f"board:{board.pk}"}) == []


def test_a_comment_under_a_hidden_reply_is_not_kept(make_topic, helper):
    topic = make_topic()
    reply = Post.objects.create(topic=topic, author=helper, body="<p>reply</p>", position=2, hidden_at=NOW)
    Post.objects.create(topic=topic, author=helper, body="<p>zanzibar</p>", parent=reply)
    (entry,) = entries_of(kind_named("forums.topic"), [topic.pk])
    assert "zanzibar" not in entry.body


def test_a_deleted_topic_leaves_the_index(make_topic):
    topic = make_topic()
    reindex()
    assert SearchEntry.objects.count() == 1
    topic.deleted_at = NOW
    topic.save()
    act(activities.POST_DELETED, topic.posts.get(), topic)
    assert SearchEntry.objects.count() == 0


def test_a_moved_topic_changes_its_scope_at_once(make_topic, make_board, find, board):
    topic = make_topic()
    reindex()
    other = make_board("Elsewhere")
    topic.board = other
    topic.save()
    act(activities.TOPIC_MOVED, topic)
    assert find("pressure", {f"board:{board.pk}"}) == []
    assert find("pressure", {f"board:{other.pk}"}) == ["Pressure drops"]


def test_the_accepted_answer_stands_before_other_replies(make_topic, helper):
    topic = make_topic(tag_names=[["water", "Water"]], kind=TopicKind.QUESTION)
    Post.objects.create(topic=topic, author=helper, body="<p>guess</p>", position=2)
    answer = Post.objects.create(topic=topic, author=helper, body="<p>answer</p>", position=3, helpful_count=4)
    topic.set_solution(answer, by=helper, now=NOW)
    (entry,) = entries_of(kind_named("forums.topic"), [topic.pk])
    assert entry.body == "It fell to six bar. answer guess"
    assert (entry.is_solved, entry.weight, entry.tags, entry.variety) == (True, 4, ("water",), "question")


def test_documents_cost_the_same_however_many_topics(make_topic, queries_of):
    kind = kind_named("forums.topic")
    ids = [make_topic(f"Topic {number}").pk for number in range(6)]
    assert queries_of(lambda: entries_of(kind, ids[:1])) == queries_of(lambda: entries_of(kind, ids)) == 3


def test_an_erased_members_texts_are_read_anew(make_topic, asker, helper, run_reactions, find, board):
    from portal.members.activities import MEMBER_ERASED

    topic = make_topic()
    reply = Post.objects.create(topic=topic, author=helper, body="<p>zanzibar</p>", position=2)
    reindex()
    Post.objects.filter(pk=reply.pk).update(body="", deleted_at=NOW)
    act(MEMBER_ERASED, helper)
    run_reactions()
    assert find("zanzibar", {f"board:{board.pk}"}) == []


def test_reindex_makes_the_index_from_nothing_and_drops_what_is_left_over(make_topic, index):
    first, second = make_topic("One"), make_topic("Two")
    index("Gone topic", object_id=first.pk + 100)
    index("Of a kind that is no more", kind="old.kind", object_id=1)
    Topic.objects.filter(pk=second.pk).update(hidden_at=NOW)
    assert reindex() == 1
    assert [entry.title for entry in SearchEntry.objects.all()] == ["One"]


def test_only_what_an_import_brought_is_indexed(make_topic):
    first, second = make_topic("One"), make_topic("Two")
    assert reindex(only={"forums.topic": [second.pk]}) == 1
    assert SearchEntry.objects.get().object_id == second.pk
    assert first.pk != second.pk


def test_verify_names_each_difference_and_reindex_mends_it(make_topic, index, capsys):
    one, two, three = make_topic("One"), make_topic("Two"), make_topic("Three")
    reindex()
    call_command("search_verify")
    Topic.objects.filter(pk=one.pk).update(title="Uno")
    Topic.objects.filter(pk=two.pk).update(hidden_at=NOW)
    engine().remove("forums.topic", [three.pk])
    assert {str(each) for each in differences()} == {
        f"forums.topic {one.pk}: out of date: title",
        f"forums.topic {two.pk}: left over",
        f"forums.topic {three.pk}: missing",
    }
    with pytest.raises(SystemExit) as stopped:
        call_command("search_verify")
    assert stopped.value.code == 1
    capsys.readouterr()
    call_command("search_reindex", "--json")
    assert json.loads(capsys.readouterr().out)["indexed"] == 2
    call_command("search_verify", "--json")
    assert json.loads(capsys.readouterr().out)["different"] == 0


def test_an_unknown_kind_is_wrong_use(db):
    from django.core.management.base import CommandError

    with pytest.raises(CommandError) as refused:
        call_command("search_reindex", kind=["no.such"])
    assert refused.value.returncode == 2


def test_a_helpful_vote_and_its_withdrawal_reach_the_index(board, asker, helper, run_reactions):
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="It drips at night", body="<p>It drips.</p>")
    answer = reply(topic=topic, by=helper, body="<p>The valve.</p>")
    add_helpful_vote(post=answer, by=asker)
    run_reactions()
    assert SearchEntry.objects.get().weight == 1 and not list(differences())
    withdraw_helpful_vote(post=answer, by=asker)
    run_reactions()
    assert SearchEntry.objects.get().weight == 0 and not list(differences())
