from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ActivityConfig(AppConfig):
    name = "portal.activity"
    verbose_name = _("Activity")

    def ready(self) -> None:
        from django_tasks.signals import task_enqueued

        from portal.activity.worker_notify import call_workers

        task_enqueued.connect(call_workers, dispatch_uid="call_workers")
        checks.register(every_activity_type_has_a_row_in_the_reaction_table)
        checks.register(reactions_are_declared_soundly)


def every_activity_type_has_a_row_in_the_reaction_table(**_kwargs: object) -> list[checks.CheckMessage]:
    from portal.activity.table import reaction_table
    from portal.activity.types import ActivityType

    table = reaction_table()
    return [
        checks.Error(f"{name} has no row in portal/reactions.py", id="activity.E001")
        for name, activity_type in ActivityType.known.items()
        if activity_type not in table
    ]


def reactions_are_declared_soundly(**_kwargs: object) -> list[checks.CheckMessage]:
    from portal.activity.table import reaction_table
    from portal.activity.types import Reaction

    table = reaction_table()
    errors = [f"Two reactions are named {name}" for name in Reaction.taken_twice]
    for activity_type, row in table.items():
        for each in (*row.in_transaction, *row.afterwards):
            if not isinstance(each, Reaction):
                errors.append(f"{each} follows {activity_type.name} without a stable name: declare it with @reaction")
        errors += [
            f"{each.name} follows {activity_type.name} in its transaction, but is delayed or an external side effect"
            for each in row.in_transaction
            if isinstance(each, Reaction) and (each.delay or each.is_outside)
        ]
    for each in set(Reaction.known.values()):
        if each.reverses and each.reverses not in Reaction.known:
            errors.append(f"{each.name} reverses {each.reverses}, which no app declares")
    return [checks.Error(error, id="activity.E002") for error in errors]
