"""The groups of the roles, and the segments and revenue bands that a site begins with.

Wagtail makes "Moderators" who publish pages; ours look after members instead.
"""

from babel.numbers import get_currency_precision
from django.conf import settings
from django.db import migrations

from portal.members.roles import Role, make_roles

SEGMENTS = {
    "consumer": "Consumer",
    "small": "Small business",
    "mid": "Mid-sized business",
    "large": "Large business",
    "partner": "Partner",
}
BANDS = {
    "0-1k": ("Up to 1,000 a year", 0),
    "1k-10k": ("1,000 to 10,000 a year", 1_000),
    "10k-100k": ("10,000 to 100,000 a year", 10_000),
    "100k+": ("More than 100,000 a year", 100_000),
}


def fill(apps, schema_editor):
    segment, band = apps.get_model("members", "Segment"), apps.get_model("members", "RevenueBand")
    for position, (key, name) in enumerate(SEGMENTS.items()):
        segment.objects.create(pk=key, name=name, position=position)
    unit = 10 ** get_currency_precision(settings.CURRENCY)
    for key, (name, least) in BANDS.items():
        band.objects.create(pk=key, name=name, at_least=least * unit, currency=settings.CURRENCY)


def make(apps, schema_editor):
    moderators = apps.get_model("auth", "Group").objects.filter(name=Role.MODERATOR.value)
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group__in=moderators).delete()
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group__in=moderators).delete()
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_membership_settings"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
