"""What the roles may do with what this app keeps."""

from django.db import migrations

from portal.members.roles import make_roles


def make(apps, schema_editor):
    make_roles(apps)  # the product team says what reviews ask


class Migration(migrations.Migration):
    dependencies = [("ratings", "0001_initial"), ("members", "0003_roles"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
