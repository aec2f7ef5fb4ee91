from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import AskedSearch
from search.search_log import searches
from search.tasks import drop_old_searches, write_searches

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anew():
    searches.forget()


def test_searches_are_kept_in_batches_and_without_who_it_was(client, stranger, helper):
    for member in (stranger, helper):
        client.force_login(member)
        client.get("/search/", {"q": "  Frothing  MILK"})
    client.get("/search/", {"q": "frothing milk"})
    assert not AskedSearch.objects.exists()
    write_searches()
    write_searches()
    row = AskedSearch.objects.get()
    assert (row.text, row.count, row.empty_count) == ("frothing milk", 2, 2)
    assert {field.name for field in AskedSearch._meta.fields} == {"id", "text", "count", "empty_count", "last_on"}


def test_what_may_name_somebody_is_not_kept(client):
    for text in ("ines@example.com", "@ines water", "in:title water", "x" * 200, "\0", ""):
        client.get("/search/", {"q": text})
    client.get("/search/", {"q": "water", "kind": "forums.topic"})
    write_searches()
    assert not AskedSearch.objects.exists()


def test_what_nobody_searches_for_is_forgotten(client):
    client.get("/search/", {"q": "water"})
    write_searches()
    drop_old_searches()
    assert AskedSearch.objects.exists()
    AskedSearch.objects.update(last_on=timezone.localdate() - timedelta(days=91))
    drop_old_searches()
    assert not AskedSearch.objects.exists()
