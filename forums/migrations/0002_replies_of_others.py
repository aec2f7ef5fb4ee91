"""An unanswered question is one in which no reply of another member stands: what the asker adds is no answer."""

from typing import Any

from django.db import migrations, models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


def count_replies_of_others(apps: Any, _editor: Any) -> None:
    """Topics that stand, and then the boards' numbers of what is unanswered."""
    Topic, Post = apps.get_model("forums", "Topic"), apps.get_model("forums", "Post")
    replies = Post.objects.filter(topic=OuterRef("pk"), position__gt=1, hidden_at=None, deleted_at=None)
    replies = replies.filter(Q(author=None) | Q(topic__author=None) | ~Q(author=F("topic__author")))
    counted = replies.order_by().values("topic").annotate(count=Count("pk")).values("count")
    Topic.objects.filter(reply_count__gt=0).update(others_reply_count=Coalesce(Subquery(counted), 0))
    unanswered = Topic.objects.filter(
        *(Q(kind="question", others_reply_count=0, solution=None), Q(closed_at=None, archived_at=None)),
        board=OuterRef("board"),
        hidden_at=None,
        deleted_at=None,
    )
    counted = unanswered.order_by().values("board").annotate(count=Count("pk")).values("count")
    apps.get_model("forums", "BoardTally").objects.update(unanswered_count=Coalesce(Subquery(counted), 0))


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="others_reply_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(count_replies_of_others, migrations.RunPython.noop),
    ]
