"""An empty installation has a home page, boards, articles and the pages that law and manners ask for."""

from django.db import migrations


def make(apps, schema_editor):
    # Historical models know nothing of the page tree, so this uses the tables directly, once, on an empty site.
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("pages", "HomePage")
    if HomePage.objects.exists():
        return
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's welcome page
    locale = Locale.objects.first()
    kind = lambda app, model: ContentType.objects.get_or_create(app_label=app, model=model)[0]
    home = HomePage.objects.create(
        title="Community", draft_title="Community", slug="home", path=root.path + "0001", depth=2, numchild=1,
        url_path="/home/", content_type=kind("pages", "homepage"), locale=locale, live=True,
    )
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()
    BoardIndexPage = apps.get_model("forums", "BoardIndexPage")
    BoardIndexPage.objects.create(
        title="Help", draft_title="Help", slug="help", path=home.path + "0001", depth=3, numchild=0,
        url_path="/home/help/", content_type=kind("forums", "boardindexpage"), locale=locale, live=True, show_in_menus=True,
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, site_name="", root_page_id=home.pk, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("forums", "0003_initial"),
        ("products", "0001_initial"),
        ("articles", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
