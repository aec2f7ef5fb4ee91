"""Votes without words: many, drawn by the seed, and written for a topic at once, as the actions would write them one by one.

`add_helpful_vote`, `add_same_problem` and `confirm_deflection` lock, ask and count for each; of a thousand acts of days gone by that was half
the time in which the demo loads. A test holds the totals to what is counted from the rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F

from forums.actions.counting import Changes, shown_figures, write_figures
from forums.activities import DEFLECTION_CONFIRMED, POST_FOUND_HELPFUL, PROBLEM_SHARED
from forums.models import Deflection, HelpfulVote, Post, ProblemVote, Topic
from portal.activity.models import Activity
from portal.activity.record import note, record_without_reactions
from portal.members.models import Member


@dataclass
class Votes:
    """What is to be written of one topic."""

    topic: Topic
    helpful: list[tuple[Post, Member, datetime]] = field(default_factory=list)
    same: list[tuple[Member, datetime]] = field(default_factory=list)
    solved: list[tuple[Member, str, datetime]] = field(default_factory=list)

    def write(self) -> None:
        """In the transaction that makes the topic, before it is merged into another."""
        topic = Topic.objects.lock(self.topic.pk)
        activities: list[Activity] = []
        HelpfulVote.objects.bulk_create(HelpfulVote(post=post, member=by, created_at=at) for post, by, at in self.helpful)
        figures = Changes()
        for post, number in Counter(post for post, _by, _at in self.helpful).items():
            Post.objects.filter(pk=post.pk).update(helpful_count=F("helpful_count") + number)
            figures[post.author_id, "helpful_count"] += number
        write_figures(shown_figures(figures, topic))
        activities += [
            note(POST_FOUND_HELPFUL, actor=by, object=post, target=topic, happened_at=at) for post, by, at in self.helpful
        ]
        ProblemVote.objects.bulk_create(ProblemVote(topic=topic, member=by, created_at=at) for by, at in self.same)
        activities += [note(PROBLEM_SHARED, actor=by, object=topic, happened_at=at) for by, at in self.same]
        Deflection.objects.bulk_create(
            Deflection(
                member=by, kind="forums.topic", object_id=topic.pk, title=topic.title[:200], draft=draft, confirmed_at=at
            )
            for by, draft, at in self.solved
        )
        activities += [note(DEFLECTION_CONFIRMED, actor=by, object=topic, happened_at=at) for by, _draft, at in self.solved]
        topic.same_count += len(self.same)
        topic.deflected_count += len(self.solved)
        topic.save(update_fields=["same_count", "deflected_count"])
        record_without_reactions(sorted(activities, key=lambda activity: activity.happened_at))
