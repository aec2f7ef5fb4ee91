"""Wagtail's own workflow asks moderators, who may publish no page here. Whoever approves a page may publish it."""

from django.db import migrations


def ask_editors(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    deciders = group_model.objects.filter(name__in=["Editors", "Administrators"])
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.all():
        # Only as Wagtail made it: what somebody has settled otherwise stays.
        if set(task.groups.values_list("name", flat=True)) != {"Moderators"}:
            continue
        task.name = "An editor approves it"
        task.save()
        task.groups.set(deciders)
        workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(workflow_tasks__task_id=task.pk)
        workflows.filter(name="Moderators approval").update(name="Pages: review")


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_content")]

    operations = [migrations.RunPython(ask_editors, migrations.RunPython.noop)]
