"""The job queue, failed jobs and what runs by the clock, in the Wagtail admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.activity import periodic
from portal.activity.models import PendingReaction, PeriodicJob
from portal.activity.pending import run_pending_reactions
from tests.activity import deeds

PAGES = ["activity_job_queue", "activity_failed_jobs", "activity_periodic"]


@pytest.fixture
def failed(act, follow):
    follow(afterwards=(deeds.fail,))
    act()
    PendingReaction.objects.update(
        attempts=5, last_error="RuntimeError: The other end is away.", not_before=timezone.now() + timedelta(days=1)
    )
    return PendingReaction.objects.get()


@pytest.mark.parametrize("name", PAGES)
def test_members_and_moderators_are_refused(client, moderator, name):
    client.force_login(moderator)
    assert client.get(reverse(name)).status_code in (302, 403)


@pytest.mark.parametrize(("former", "name"), [("owed", "activity_job_queue"), ("stuck", "activity_failed_jobs")])
def test_the_former_addresses_of_the_queue_lead_on(client, administrator, former, name):
    client.force_login(administrator)
    response = client.get(f"/admin/reports/{former}/?state=failed")
    assert response.status_code == 302 and response.url == reverse(name) + "?state=failed"


@pytest.mark.parametrize("name", PAGES)
def test_administrators_find_it_under_reports(client, administrator, failed, name):
    client.force_login(administrator)
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert reverse(name) in page.text, "the menu leads here"


def test_a_failed_job_says_why_and_how_often(client, administrator, failed):
    client.force_login(administrator)
    page = client.get(reverse("activity_failed_jobs")).text
    assert "The other end is away." in page and "tests.fail" in page
    first_page = client.get(reverse("wagtailadmin_home")).text
    assert "<b>1</b> job has failed" in first_page and reverse("activity_failed_jobs") + "?state=failed" in first_page


def test_one_or_all_run_again(client, administrator, failed):
    client.force_login(administrator)
    for address in (reverse("activity_reaction_requeue", args=[failed.pk]), reverse("activity_reaction_requeue_all")):
        PendingReaction.objects.update(not_before=timezone.now() + timedelta(days=1))
        assert client.post(address, follow=True).status_code == 200
        assert PendingReaction.objects.due(timezone.now()).count() == 1
        assert DBTaskResult.objects.ready().filter(args_kwargs__args=[failed.activity_id]).exists()
    assert client.post(reverse("activity_reaction_requeue", args=[0])).status_code == 404


def test_a_moderator_cannot_run_it_again(client, moderator, failed):
    client.force_login(moderator)
    assert client.post(reverse("activity_reaction_requeue", args=[failed.pk])).status_code in (302, 403)
    assert not PendingReaction.objects.due(timezone.now()).exists()


def test_a_failed_task_runs_again(client, administrator):
    run_pending_reactions.enqueue(1)
    task = deeds.calls().get()
    task.set_failed(RuntimeError("No."))
    client.force_login(administrator)
    assert "RuntimeError" in client.get(reverse("activity_failed_jobs")).text
    client.post(reverse("activity_task_requeue", args=[task.pk]))
    assert DBTaskResult.objects.ready().filter(pk=task.pk).exists()


def test_a_job_runs_now(client, administrator):
    periodic.prepare(timezone.now())
    PeriodicJob.objects.update(next_at=timezone.now() + timedelta(hours=1))
    job = PeriodicJob.objects.get(name__endswith="forget_done_tasks")
    client.force_login(administrator)
    assert "every hour" in client.get(reverse("activity_periodic")).text
    client.post(reverse("activity_job_run", args=[job.pk]))
    assert [taken.name for taken in periodic.take_due(timezone.now(), "one")] == [job.name]


def test_work_for_a_reaction_that_is_gone_can_be_removed_and_other_work_cannot(client, administrator, moderator, failed):
    remove = reverse("activity_reaction_remove", args=[failed.pk])
    client.force_login(administrator)
    assert remove not in client.get(reverse("activity_failed_jobs")).text
    assert "is not removed" in client.post(remove, follow=True).text
    PendingReaction.objects.update(reaction="tests.removed_long_ago")
    assert remove in client.get(reverse("activity_failed_jobs")).text
    client.force_login(moderator)
    assert client.post(remove).status_code in (302, 403) and PendingReaction.objects.exists()
    client.force_login(administrator)
    assert "The job is removed." in client.post(remove, follow=True).text
    assert not PendingReaction.objects.exists()
