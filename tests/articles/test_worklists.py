from datetime import timedelta

import pytest
from django.utils import timezone

from portal.articles.actions import rate_article
from portal.articles.models import ArticlePage, ArticleTally
from portal.articles.reads import article_reads
from portal.articles.tasks import write_reads
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anew():
    article_reads.forget()


def test_readers_are_counted_without_a_write_and_once_each(client, make_article, helper):
    article = make_article()
    client.get(article.url)
    client.get(article.url)
    client.force_login(helper)
    client.get(article.url)
    assert ArticleTally.objects.get(pk=article.pk).read_count == 0
    write_reads()
    write_reads()
    assert ArticleTally.objects.get(pk=article.pk).read_count == 2


def test_editors_see_what_is_to_be_done_and_why(client, make_article, make_member):
    bad, old, good = make_article("Bad advice"), make_article("Old advice"), make_article("Good advice")
    for number in range(5):
        member = make_member(f"m{number}")
        rate_article(article=bad, by=member, is_helpful=number > 2, reason="" if number > 2 else "unclear", note="Which screw?")
        rate_article(article=good, by=member, is_helpful=True)
    ArticlePage.objects.filter(pk=old.pk).update(checked_at=timezone.localdate() - timedelta(days=400))
    client.get(good.url)
    write_reads()
    client.force_login(make_member("editor", role=Role.EDITOR))
    unhelpful, _failed, stale, read = client.get("/admin/reports/articles/").text.split('<h2 class="w-h2">')[1:]
    assert "Bad advice" in unhelpful
    assert "I could not follow it: 3" in unhelpful
    assert "Which screw?" in unhelpful
    assert "40 %" in unhelpful
    assert "Good advice" not in unhelpful + stale
    assert "Old advice" in stale
    assert "Good advice" in read


def test_only_editors_see_the_worklists(client, make_article, moderator):
    client.force_login(moderator)
    assert client.get("/admin/reports/articles/").status_code in (302, 403)
