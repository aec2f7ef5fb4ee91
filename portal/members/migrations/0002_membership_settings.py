# Apart from the first, for Wagtail's tables need the member and this one needs Wagtail's.
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='MembershipSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('open', 'Open: whoever confirms their e-mail address'), ('approval', 'By approval: a moderator lets each one in'), ('invitation', 'By invitation only')], default='open', max_length=12, verbose_name='who may join')),
                ('allowed_domains', models.TextField(blank=True, help_text='One to a line, such as example.com. Only addresses of these may join. Empty: any address.', verbose_name='e-mail domains')),
                ('joins_organisation', models.BooleanField(default=False, help_text='New members belong to the organisation whose e-mail domain theirs is.', verbose_name='join the organisation of the e-mail domain')),
                ('privacy_page', models.ForeignKey(blank=True, help_text='Empty: the page “privacy” below the home page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='privacy text')),
                ('rules_page', models.ForeignKey(blank=True, help_text='New members accept them. Empty: the page “rules” below the home page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='site rules')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'membership',
            },
        ),
    ]
