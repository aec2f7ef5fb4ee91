"""The segments and revenue bands that a site begins with, and a membership for each member who has an organisation."""

from babel.numbers import get_currency_precision
from django.conf import settings
from django.db import migrations

from portal.members.roles import make_roles

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
    membership = apps.get_model("members", "OrganisationMembership")
    members = apps.get_model("members", "Member").objects.exclude(organisation=None)
    rows = (
        membership(member=member, organisation_id=member.organisation_id, is_primary=True, from_date=member.joined_at.date())
        for member in members.iterator(chunk_size=500)
    )
    membership.objects.bulk_create(rows, batch_size=500)
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("members", "0004_organisation_memberships")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
