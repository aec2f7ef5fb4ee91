"""Running the tasks that requests leave to the worker, in the test's own transaction."""

from __future__ import annotations

from django_tasks import TaskResultStatus


def run_tasks(app: str = "portal.members") -> None:
    """Run this app's tasks that are due, as the worker would; an error is the test's."""
    from django_tasks_db.models import DBTaskResult

    for row in list(DBTaskResult.objects.ready().filter(task_path__startswith=f"{app}.")):
        result = row.task_result
        result.task.call(*result.args, **result.kwargs)
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.SUCCESSFUL)
