import django.db.models.deletion
from django.db import migrations, models

from ideas.roadmap.rights import let_product_team_publish


def let_publish(apps, schema_editor):
    for pk in apps.get_model("roadmap", "ChangelogIndexPage").objects.values_list("pk", flat=True):
        let_product_team_publish(apps, pk)


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0001_initial"),
        ("products", "0001_initial"),
        ("members", "0003_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="changelogpage",
            name="product",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="changes",
                to="products.productpage",
                verbose_name="product",
            ),
        ),
        migrations.RunPython(let_publish, migrations.RunPython.noop),
    ]
