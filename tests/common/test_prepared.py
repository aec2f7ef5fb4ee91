"""Queries compiled once give what the ORM gives."""

import pytest

from forums.models import Post, Topic
from portal.common.compiled_queries import Prepared, PreparedRows
from portal.members.models import Member

pytestmark = pytest.mark.django_db


def test_it_gives_the_rows_of_its_query_for_any_parameters(make_member):
    pks = [make_member(name).pk for name in ("ada", "bela", "carla")]
    query = Prepared(
        lambda after, upto: Member.objects.filter(pk__gt=after, pk__lte=upto).order_by("pk").values_list("username")
    )
    assert query.rows(pks[0], pks[2]) == [("bela",), ("carla",)]
    assert query.rows(0, pks[0]) == [("ada",)]
    assert query.rows(2**70, 5) == []


def test_instances_come_with_what_belongs_to_them(asker, board):
    from forums.actions import post_topic

    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Why?", body="<p>Because.</p>", tags=["valve"])
    one = PreparedRows(Topic, lambda pk: Topic.objects.filter(pk=pk)).instances(topic.pk)[0]
    assert one == topic and one.tag_names == [["valve", "valve"]] and one.posted_at == topic.posted_at
    related = {"author": ("username",), "imported": ("url",)}
    post = PreparedRows(Post, lambda pk: Post.objects.filter(topic_id=pk), ("body", "posted_at"), related).instances(topic.pk)[
        0
    ]
    assert post.author.username == "asker" and post.body == "<p>Because.</p>"
    assert not hasattr(post, "imported")
    assert post.excerpt == "Because."  # a column that was not named is fetched when asked for


def test_it_costs_one_query(queries_of, asker):
    query = PreparedRows(Member, lambda pk: Member.objects.filter(pk=pk))
    query.instances(asker.pk)
    assert queries_of(lambda: query.instances(asker.pk)[0].name) == 1


def test_a_parameter_that_would_be_lost_is_refused():
    with pytest.raises(ValueError, match="did not reach the SQL"):
        Prepared(lambda pk: Member.objects.filter(username=f"member-{pk}").values_list("pk")).rows(1)
