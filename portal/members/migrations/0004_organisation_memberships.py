import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import portal.members.models.organisations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0003_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('key', models.CharField(max_length=20, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^[a-z0-9+][a-z0-9+-]*$', 'Use small letters, digits, + and - only.')], verbose_name='key')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Lower ones come first.', verbose_name='position')),
            ],
            options={
                'verbose_name': 'segment',
                'verbose_name_plural': 'segments',
                'ordering': ['position', 'key'],
            },
        ),
        migrations.CreateModel(
            name='RevenueBand',
            fields=[
                ('key', models.CharField(max_length=20, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^[a-z0-9+][a-z0-9+-]*$', 'Use small letters, digits, + and - only.')], verbose_name='key')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('at_least', models.PositiveBigIntegerField(default=0, help_text='Lower end of the band in a year, in the smallest unit of the currency (cents).', verbose_name='at least')),
                ('currency', models.CharField(default=portal.members.models.organisations.site_currency, help_text='ISO 4217 code, such as EUR.', max_length=3, verbose_name='currency')),
            ],
            options={
                'verbose_name': 'revenue band',
                'verbose_name_plural': 'revenue bands',
                'ordering': ['at_least', 'key'],
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('currency'), 3), name='a_revenue_band_has_a_currency')],
            },
        ),
        migrations.RemoveField('organisation', 'revenue_band'),
        migrations.AddField(
            model_name='organisation',
            name='revenue_band',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='members.revenueband', verbose_name='revenue band'),
        ),
        migrations.RemoveField('organisation', 'segment'),
        migrations.AddField(
            model_name='organisation',
            name='segment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='members.segment', verbose_name='segment'),
        ),
        migrations.CreateModel(
            name='OrganisationMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_primary', models.BooleanField(default=False, help_text='The organisation for which their votes count.', verbose_name='primary')),
                ('from_date', models.DateField(default=portal.members.models.organisations.today, verbose_name='from')),
                ('until_date', models.DateField(blank=True, help_text='The first day on which they no longer belong to it.', null=True, verbose_name='until')),
                ('source', models.CharField(blank=True, editable=False, help_text='Who said so: staff, domain, a CRM.', max_length=40)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='member')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='members.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'membership of an organisation',
                'verbose_name_plural': 'memberships of organisations',
                'indexes': [models.Index(condition=models.Q(('until_date', None), _negated=True), fields=['until_date'], name='membership_by_end')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_primary', True)), fields=('member',), name='one_primary_membership_per_member'), models.UniqueConstraint(condition=models.Q(('until_date', None)), fields=('member', 'organisation'), name='one_open_membership_each'), models.CheckConstraint(condition=models.Q(('until_date', None), ('until_date__gte', models.F('from_date')), _connector='OR'), name='a_membership_ends_no_earlier_than_it_begins')],
            },
        ),
    ]
