"""What the roles may do with what this app keeps."""

from django.db import migrations

from portal.members.roles import make_roles


def make(apps, schema_editor):
    make_roles(apps)  # "Customer records", and what the others may do with them


class Migration(migrations.Migration):
    dependencies = [("crm", "0001_initial"), ("members", "0003_roles"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
