"""Articles are reviewed before they are published: a workflow on the list of articles."""

from django.db import migrations


def make(apps, schema_editor):
    index = apps.get_model("articles", "ArticleIndexPage").objects.order_by("path").first()
    workflow_pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    if index is None or workflow_pages.filter(page_id=index.pk).exists():
        return  # there is nothing to review, or somebody has settled it otherwise
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="articles", model="editorialreview"
    )[0]
    task = apps.get_model("articles", "EditorialReview").objects.create(
        name="Another editor reads it", content_type_id=content_type.pk, active=True
    )
    groups = apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Administrators"])
    task.groups.add(*groups)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name="Articles: review", active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    workflow_pages.create(page_id=index.pk, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_first_content"),
        ("articles", "0007_editorial_review"),
        ("members", "0003_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
