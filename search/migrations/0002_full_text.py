"""The full-text index of the database at hand: FTS5 tables and triggers, or vectors and GIN."""

from django.db import migrations
from django.utils.module_loading import import_string


def lay_index(apps, schema_editor):
    import_string(f"search.engines.{schema_editor.connection.vendor}.Engine")().install()


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(lay_index, migrations.RunPython.noop, elidable=False)]
