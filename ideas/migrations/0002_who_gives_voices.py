from django.db import migrations

from portal.members.roles import make_roles


def let_staff_give_them(apps, schema_editor):
    make_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("ideas", "0001_initial"),
        ("forums", "0020_canned_replies"),
        ("members", "0005_trust_changed_at"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(let_staff_give_them, migrations.RunPython.noop)]
