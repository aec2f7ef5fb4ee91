"""What follows many acts together: once for all of them, and not when there were none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import cast_vote
from portal.activity import periodic
from portal.activity.batch_reactions import run_batch
from portal.activity.models import Activity, PendingReaction, PeriodicJob
from search.actions import reindex
from search.models import SearchEntry
from search.reactions import weigh_ideas

pytestmark = pytest.mark.django_db


def done(ago: timedelta = timedelta(), failures: int = 0) -> None:
    """The job has run, so long ago."""
    finished_at = timezone.now() - ago
    PeriodicJob.objects.update_or_create(
        name=weigh_ideas.name, defaults={"finished_at": finished_at, "next_at": finished_at, "failures": failures}
    )


def test_votes_are_followed_by_one_run_and_nothing_is_owed_to_each(make_idea, helper, stranger):
    idea = make_idea("Mark the zero point on the collar")
    reindex()
    before = PendingReaction.objects.count()
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member)
    assert PendingReaction.objects.count() == before
    job = periodic.jobs()["search.weigh_ideas"]
    job.run()
    assert SearchEntry.objects.get(kind="ideas.idea", object_id=idea.pk).weight == 2


def test_it_runs_only_when_an_act_of_its_rows_happened_since_it_last_worked(make_idea, helper):
    assert run_batch(weigh_ideas)  # never before
    done()
    make_idea("Mark the zero point on the collar")
    assert not run_batch(weigh_ideas)
    cast_vote(idea=make_idea("A louder ready"), by=helper)
    assert run_batch(weigh_ideas)
    Activity.objects.update(happened_at=timezone.now() - timedelta(hours=2))
    assert not run_batch(weigh_ideas)
    done(failures=1)
    assert run_batch(weigh_ideas)
