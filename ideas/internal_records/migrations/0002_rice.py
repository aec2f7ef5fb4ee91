"""The one formula that an empty installation has: RICE."""

from django.db import migrations

# Scales and words of Sean McBride, "RICE: Simple prioritization for product managers", Intercom.
FACTORS = [
    {
        "key": "reach",
        "name": "Reach",
        "unit": "people per quarter",
        "help": "How many people will notice it within a quarter. Take measured figures where there are any.",
    },
    {
        "key": "impact",
        "name": "Impact",
        "help": "How much it changes for each of them.",
        "scale": [["3", "massive"], ["2", "high"], ["1", "medium"], ["0.5", "low"], ["0.25", "minimal"]],
    },
    {
        "key": "confidence",
        "name": "Confidence",
        "help": "How sure you are of the other figures. Below 50 % it is a guess.",
        "scale": [["1", "100 %, high"], ["0.8", "80 %, medium"], ["0.5", "50 %, low"]],
    },
    {
        "key": "effort",
        "name": "Effort",
        "unit": "person-months",
        "help": "What one person does in a month, of all who work on it together.",
        "is_positive": True,
    },
]


def make_rice(apps, schema_editor):
    formulas, factors = apps.get_model("internal_records", "ScoreFormula").objects, apps.get_model("internal_records", "ScoreFactor").objects
    rice = formulas.create(key="rice", name="RICE", expression="(reach * impact * confidence) / effort")
    for place, facts in enumerate(FACTORS):
        factors.create(formula=rice, order=place, **facts)


class Migration(migrations.Migration):
    dependencies = [("internal_records", "0001_initial")]

    operations = [migrations.RunPython(make_rice, migrations.RunPython.noop)]
