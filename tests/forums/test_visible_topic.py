"""The rule of who sees a topic is one rule, whether the database or a row is asked."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums.actions import post_topic
from forums.boards import board_map
from forums.models import BoardPage, Topic

pytestmark = pytest.mark.django_db


def test_the_row_and_the_query_agree(board, private_board, asker, insider, moderator, stranger):
    Topic.objects.all().delete()
    now = timezone.now()
    for place, by in ((board, asker), (private_board, insider)):
        for state in ({}, {"hidden_at": now}, {"deleted_at": now}):
            topic = post_topic(board_id=place.pk, by=by, kind="question", title="Why?", body="<p>Because.</p>")
            Topic.objects.filter(pk=topic.pk).update(**state)
    for viewer in (AnonymousUser(), stranger, insider, moderator):
        seen = set(Topic.objects.visible_to(viewer).values_list("pk", flat=True))
        assert seen == {topic.pk for topic in Topic.objects.all() if topic.is_visible_to(viewer)}


def test_boards_below_an_unpublished_page_or_two_restrictions_are_for_nobody_else(
    board, private_board, insider, stranger, helper, administrator
):
    below = board.add_child(instance=BoardPage(title="Cellar"))
    vault = private_board.add_child(instance=BoardPage(title="Vault"))
    keepers = Group.objects.create(name="Keepers")
    PageViewRestriction.objects.create(page=vault, restriction_type=PageViewRestriction.GROUPS).groups.add(keepers)
    stranger.groups.add(keepers)
    helper.groups.add(keepers, *insider.groups.all())

    def seen_by(entry):
        viewers = (insider, stranger, helper, administrator)
        return {viewer.username for viewer in viewers if entry.is_visible_to(type(viewer).objects.get(pk=viewer.pk))}

    assert seen_by(board_map()[vault.pk]) == {"helper", "administrator"}
    assert seen_by(board_map()[below.pk]) == {"insider", "stranger", "helper", "administrator"}
    board.live = False
    board.save()
    assert seen_by(board_map()[below.pk]) == seen_by(board_map()[board.pk]) == set()
