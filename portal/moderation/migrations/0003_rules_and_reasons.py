"""The rules and the prepared reasons that a site begins with; administrators may change them."""

from django.db import migrations

from portal.members.roles import make_roles
from portal.moderation.default_reasons import make_reasons
from portal.moderation.default_rules import make_rules


def begin(apps, schema_editor):
    make_rules(apps)
    make_reasons(apps)
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_private_readings_stay"),
        ("members", "0003_roles"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=False)]
