"""The groups of the roles. Wagtail makes "Moderators" who publish pages; ours look after members instead."""

from django.db import migrations

from portal.members.roles import Role, make_roles


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

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
