"""The rule of who sees a topic is one rule, whether the database or a row is asked."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forums.actions import post_topic
from forums.models import Topic

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
