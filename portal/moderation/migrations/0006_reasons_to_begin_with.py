"""The prepared reasons that a site begins with; administrators may change them."""

from django.db import migrations

from portal.members.roles import make_roles
from portal.moderation.default_reasons import make_reasons


def begin(apps, schema_editor):
    make_reasons(apps)
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_spam_check_moves_and_prepared_reasons"),
        ("members", "0005_segments_and_bands"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=False)]
