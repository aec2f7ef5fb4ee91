"""The house stands: floors hold, checks pass, migrations are complete."""

from io import StringIO

from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.urls import resolve


def test_the_system_checks_find_nothing(db):
    out = StringIO()
    call_command("check", stdout=out)
    assert "no issues" in out.getvalue()


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_first_site_has_a_home_page_and_boards(client, db):
    from wagtail.models import Page, Site

    assert Site.objects.get().root_page.specific.__class__.__name__ == "HomePage"
    assert Page.find_problems() == ([], [], [], [], [])


def test_addresses_are_found_without_asking_the_database(db):
    """The asynchronous server looks addresses up where no query may be made: one would answer every page with 500."""

    async def find(path):
        return resolve(path)

    for path in ("/articles/", "/help/machines/", "/ideas/machines/", "/t/1/words/", "/tags/bar/", "/products/alto-2/"):
        assert async_to_sync(find)(path).func
