"""What is written down when an editor publishes, withdraws or closes an article (Wagtail stores; this records), and votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.activity.record import record
from portal.articles.activities import ARTICLE_PUBLISHED, ARTICLE_RATED, ARTICLE_RESTRICTED, ARTICLE_UNPUBLISHED
from portal.articles.models import ArticlePage, ArticleTally, ArticleVote
from portal.articles.permissions import can_rate
from portal.articles.texts import text_of
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import Entrance, Pace, admit_act

RATING = Entrance("articles.rating", paces=(Pace(30, 600),))
SAME_WORDS = 0.8  # the least share of words in common for an edit to leave the edition as it is


@transaction.atomic
def note_published(*, article: ArticlePage, by: Member | None) -> None:
    """An editor published an article, anew or again. A rewrite begins a new edition, and its votes begin at none."""
    tally, words = _locked_tally(article), text_of(article.body)
    if not is_same_text(tally.edition_text, words):
        tally.edition += 1
        tally.edition_text = words
        tally.helpful_count = tally.unhelpful_count = tally.failed_count = 0
        tally.save()
    record(ARTICLE_PUBLISHED, actor=by, object=article)


@transaction.atomic
def note_unpublished(*, article: ArticlePage) -> None:
    """An article is no longer to be read: withdrawn or deleted."""
    record(ARTICLE_UNPUBLISHED, actor=None, object=article)


@transaction.atomic
def note_restricted(*, path: str) -> None:
    """Who may read the pages below this place in the tree has changed."""
    for article in ArticlePage.objects.filter(path__startswith=path):
        record(ARTICLE_RESTRICTED, actor=None, object=article)


@transaction.atomic
def rate_article(
    *, article: ArticlePage, by: Member, is_helpful: bool, reason: str = "", note: str = "", now: datetime | None = None
) -> ArticleTally:
    """A member says whether an article helped, or thinks better of it. One vote per member and edition."""
    now = now or timezone.now()
    tally = _locked_tally(article)
    require(can_rate(by, article, now))
    admit_act(RATING, by=by)
    vote = ArticleVote.objects.filter(article=article, edition=tally.edition, member=by).first()
    words = {"is_helpful": is_helpful, "reason": "" if is_helpful else reason, "note": "" if is_helpful else note}
    if vote is not None and all(getattr(vote, name) == value for name, value in words.items()):
        return tally  # sent twice
    changes = Counter({_counter(is_helpful): 1})
    if vote is not None:
        changes[_counter(vote.is_helpful)] -= 1
    ArticleVote.objects.update_or_create(article=article, edition=tally.edition, member=by, defaults=words | {"voted_at": now})
    ArticleTally.objects.filter(pk=article.pk).update(**{name: F(name) + change for name, change in changes.items()})
    record(ARTICLE_RATED, actor=by, object=article, data={"is_helpful": is_helpful, "edition": tally.edition}, happened_at=now)
    tally.refresh_from_db()
    return tally


@transaction.atomic
def add_reads(*, reads: Mapping[int, int]) -> None:
    """Add readers to their articles: how many by article number. Articles that are gone are left out."""
    there = ArticlePage.objects.filter(pk__in=reads).values_list("pk", flat=True)
    ArticleTally.objects.bulk_create([ArticleTally(article_id=pk) for pk in there], ignore_conflicts=True)
    for pk, count in sorted(reads.items()):
        ArticleTally.objects.filter(pk=pk).update(read_count=F("read_count") + count)


@transaction.atomic
def note_failed(*, articles: Collection[int]) -> None:
    """Somebody had read these articles and had to ask all the same. Those that are gone are left out."""
    if not articles:
        return
    there = sorted(ArticlePage.objects.filter(pk__in=articles).values_list("pk", flat=True))
    ArticleTally.objects.bulk_create([ArticleTally(article_id=pk) for pk in there], ignore_conflicts=True)
    for pk in there:
        ArticleTally.objects.filter(pk=pk).update(failed_count=F("failed_count") + 1)


@transaction.atomic
def erase_votes_of(*, member: Member) -> None:
    """A member's votes go with the account, and the counts with them."""
    for vote in ArticleVote.objects.filter(member=member).select_related("article").order_by("article_id"):
        tally = _locked_tally(vote.article)
        if vote.edition == tally.edition:
            name = _counter(vote.is_helpful)
            ArticleTally.objects.filter(pk=tally.pk).update(**{name: F(name) - 1})
        vote.delete()


def is_same_text(before: str, after: str) -> bool:
    """Whether two texts share most of their words, wherever these stand. Corrections pass; a rewrite does not."""
    old, new = Counter(before.split()), Counter(after.split())
    return (old & new).total() >= SAME_WORDS * max(old.total(), new.total())


def _counter(is_helpful: bool) -> str:
    return "helpful_count" if is_helpful else "unhelpful_count"


def _locked_tally(article: ArticlePage) -> ArticleTally:
    """The article's figures, held until the transaction ends."""
    ArticleTally.objects.get_or_create(article=article, defaults={"edition_text": text_of(article.body)})
    tally = ArticleTally.objects.select_for_update().get(article=article)
    if not tally.edition_text:  # its readers were counted before its first vote
        tally.edition_text = text_of(article.body)
        tally.save(update_fields=["edition_text"])
    return tally
