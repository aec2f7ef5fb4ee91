"""The facts of entries as an index of their own (SQLite): laid anew with the rest."""

from django.db import migrations
from django.utils.module_loading import import_string


def lay_index(apps, schema_editor):
    import_string(f"search.engines.{schema_editor.connection.vendor}.Engine")().install()


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_full_text'),
    ]

    operations = [migrations.RunPython(lay_index, migrations.RunPython.noop, elidable=False)]
