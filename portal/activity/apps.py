from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ActivityConfig(AppConfig):
    name = "portal.activity"
    verbose_name = _("Activity")

    def ready(self) -> None:
        from django_tasks.signals import task_enqueued

        from portal.activity.wake import call_workers

        task_enqueued.connect(call_workers, dispatch_uid="call_workers")
        checks.register(every_activity_type_has_a_row_in_the_reaction_table)


def every_activity_type_has_a_row_in_the_reaction_table(**_kwargs: object) -> list[checks.CheckMessage]:
    from portal.activity.record import reaction_table
    from portal.activity.types import ActivityType

    table = reaction_table()
    return [
        checks.Error(f"{name} has no row in portal/reactions.py", id="activity.E001")
        for name, activity_type in ActivityType.known.items()
        if activity_type not in table
    ]
