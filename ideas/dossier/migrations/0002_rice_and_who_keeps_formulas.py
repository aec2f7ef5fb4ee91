from django.db import migrations

from portal.members.roles import make_roles

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
    formulas, factors = apps.get_model("dossier", "ScoreFormula").objects, apps.get_model("dossier", "ScoreFactor").objects
    rice = formulas.create(key="rice", name="RICE", expression="(reach * impact * confidence) / effort")
    for place, facts in enumerate(FACTORS):
        factors.create(formula=rice, order=place, **facts)


def let_the_product_team_keep_formulas(apps, schema_editor):
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0001_dossier"),
        ("ideas", "0003_merges_and_splits"),
        ("members", "0005_trust_changed_at"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.RunPython(make_rice, migrations.RunPython.noop),
        migrations.RunPython(let_the_product_team_keep_formulas, migrations.RunPython.noop),
    ]
