"""The rules that a site begins with, and the rule of each decision that was made before there were any."""

from django.db import migrations

from portal.members.roles import make_roles
from portal.moderation.default_rules import make_rules


def name_rules(apps, schema_editor):
    make_rules(apps)
    make_roles(apps)  # administrators edit rules
    decisions = apps.get_model("moderation", "Decision").objects
    for rule in apps.get_model("moderation", "Rule").objects.exclude(flag_reason=""):
        decisions.filter(former_rule=rule.flag_reason).update(rule=rule)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a column of the same table is removed next


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0003_rules_of_the_site"),
        ("members", "0005_segments_and_bands"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [
        migrations.RunPython(name_rules, migrations.RunPython.noop, elidable=False),
        migrations.RemoveField(model_name="decision", name="former_rule"),
    ]
