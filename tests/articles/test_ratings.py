import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.articles.actions import rate_article
from portal.articles.models import ArticleTally, ArticleVote
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.personal import personal_data

pytestmark = pytest.mark.django_db
WORDS = "<p>Switch the machine off, wait until the group is cold, then push the needle through twice.</p>"


@pytest.fixture
def article(make_article):
    return make_article("Clear the gicleur", text=WORDS)


def url_of(article):
    return f"/helped/{article.pk}/"


def counts(article):
    tally = ArticleTally.objects.get(pk=article.pk)
    return tally.helpful_count, tally.unhelpful_count, tally.edition


def test_a_member_says_once_that_it_helped_and_may_change_their_mind(client, article, helper):
    client.force_login(helper)
    assert "Yes, it helped" in client.get(article.url).text
    for _twice in range(2):
        assert client.post(url_of(article), {"helpful": "yes"}).status_code == 302
    assert counts(article) == (1, 0, 1)
    assert "You said that it helped." in client.get(article.url).text
    client.post(url_of(article), {"helpful": "no", "reason": "old", "note": "The part has another number."})
    assert counts(article) == (0, 1, 1)
    assert ArticleVote.objects.get().note == "The part has another number."
    client.post(url_of(article), {"helpful": "yes"})
    assert counts(article) == (1, 0, 1)
    assert ArticleVote.objects.get().note == ""


def test_who_says_no_says_why_and_the_note_is_kept(client, article, helper):
    client.force_login(helper)
    assert "Why did it not help?" in client.get(url_of(article)).text
    answer = client.post(url_of(article), {"helpful": "no", "note": "I have the older thread"})
    assert answer.status_code == 400
    assert "Choose one" in answer.text
    assert "I have the older thread" in answer.text
    for wrong in ({}, {"helpful": "perhaps"}, {"helpful": "no", "reason": "hate"}, {"helpful": "no", "reason": "old\0"}):
        assert client.post(url_of(article), wrong).status_code == 400
    assert not ArticleVote.objects.exists()


def test_with_htmx_only_the_part_comes_back(client, article, helper):
    client.force_login(helper)
    form = client.get(url_of(article), headers={"HX-Request": "true"}).text
    assert form.lstrip().startswith("<section")
    part = client.post(url_of(article), {"helpful": "yes"}, headers={"HX-Request": "true"}).text
    assert "You said that it helped." in part
    assert "<html" not in part


def test_the_share_is_said_from_five_votes_on(client, article, make_member):
    for number in range(5):
        assert "Helpful to" not in client.get(article.url).text
        rate_article(article=article, by=make_member(f"m{number}"), is_helpful=number > 0, reason="" if number else "wrong")
    page = client.get(article.url).text
    assert "Helpful to 80 %" in page
    assert "4 yes, 1 no" in page


def test_a_rewrite_starts_again_and_a_correction_does_not(article, helper):
    rate_article(article=article, by=helper, is_helpful=True)
    article.body = [("text", WORDS.replace("twice", "three times"))]
    article.save_revision().publish()
    assert counts(article) == (1, 0, 1)
    article.body = [("text", "<p>Send it in. We mend it within a week, and you pay the postage only.</p>")]
    article.save_revision().publish()
    assert counts(article) == (0, 0, 2)
    rate_article(article=article, by=helper, is_helpful=False, reason="else")
    assert counts(article) == (0, 1, 2)
    assert ArticleVote.objects.filter(member=helper).count() == 2


def test_who_answers_for_an_article_does_not_vote_on_it(client, make_article, helper, stranger):
    article = make_article("Foam", author=helper, checked_by=stranger)
    for member in (helper, stranger):
        client.force_login(member)
        assert "Yes, it helped" not in client.get(article.url).text
        assert client.post(url_of(article), {"helpful": "yes"}).status_code == 403
        with pytest.raises(Refused):
            rate_article(article=article, by=member, is_helpful=True)


def test_a_closed_article_takes_no_votes_from_outside(client, article, close_to_insiders, insider, helper):
    close_to_insiders(article)
    client.force_login(helper)
    assert client.post(url_of(article), {"helpful": "yes"}).status_code == 404
    client.force_login(insider)
    assert client.post(url_of(article), {"helpful": "yes"}).status_code == 302
    assert client.get(f"/helped/{10**30}/").status_code == 404


def test_guests_are_asked_to_sign_in(client, article):
    assert "Sign in to say so" in client.get(article.url).text
    answer = client.post(url_of(article), {"helpful": "yes"})
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_database_holds_one_vote_per_member_and_edition(article, helper):
    rate_article(article=article, by=helper, is_helpful=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleVote.objects.create(article=article, edition=1, member=helper, is_helpful=True, voted_at=timezone.now())


def test_votes_are_exported_and_go_with_the_account(article, helper):
    rate_article(article=article, by=helper, is_helpful=False, reason="old", note="Mine is older.")
    data = next(data for data in personal_data() if data.name == "articles.votes")
    assert next(data.rows(helper))["note"] == "Mine is older."
    erase_member(member=helper, keep_content=True)
    assert counts(article) == (0, 0, 1)
