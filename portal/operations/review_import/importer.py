"""Write the reviews of a file: product pages first where they are to be made, then reviews in batches with exact figures.

A review is known by its source and its number there, so a second run adds what is new and updates what changed. No member is
made and nobody is notified; the figures of each product are right when each batch stands.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Avg, Count
from django.utils import timezone
from django.utils.text import slugify

from portal.activity.models import Activity
from portal.activity.record import note, suppress_reactions
from portal.common.bulk import Table, among, take_ids
from portal.common.progress import Progress
from portal.common.ranking import wilson_rank
from portal.operations.command import WrongUse
from portal.operations.demo.house import home_page
from portal.operations.review_import.rows import File, Row, Skipped
from portal.products.actions import note_published
from portal.products.models import ProductIndexPage, ProductPage
from portal.ratings.actions.counting import count_added, counted, lock_ratings
from portal.ratings.activities import REVIEW_EDITED, REVIEW_POSTED
from portal.ratings.models import STARS, Review
from portal.writing.html import excerpt
from search.actions import reindex

BATCH = 2000
_COLUMNS = (
    *("id", "product_id", "imported_from", "source_key", "stars", "title", "body", "excerpt", "recommends", "author_name"),
    *("imported_helpful_count", "helpful_score", "posted_at", "is_dated"),
)
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # the last in every list of the newest


@dataclass
class Report:
    """What a run did, and what is stored for its source afterwards."""

    rows: int = 0
    added: int = 0
    updated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    products_made: int = 0
    seconds: float = 0.0
    seconds_of_reviews: float = 0.0

    def as_json(self, source: str) -> dict[str, Any]:
        stored = Review.objects.filter(imported_from=source)
        found = stored.aggregate(count=Count("pk"), mean=Avg("stars"))
        stars = dict(stored.order_by().values_list("stars").annotate(Count("pk")))
        return {
            "rows": self.rows,
            "added": self.added,
            "updated": self.updated,
            "skipped": dict(self.skipped),
            "reviews": found["count"],
            "stars": {str(each): stars.get(each, 0) for each in STARS},
            "mean": round(found["mean"], 4) if found["mean"] is not None else None,
            "source": source,
            "products_made": self.products_made,
            "seconds": round(self.seconds, 3),
            "reviews_per_second": round(self.rows / self.seconds_of_reviews, 1) if self.seconds_of_reviews else None,
        }


class Importer:
    """One file into one product, or into those that its rows name."""

    def __init__(
        self, path: Path, *, source: str, mapping: dict[str, str], product: str = "", is_dry_run: bool = False
    ) -> None:
        self.source, self.is_dry_run, self.report = source, is_dry_run, Report()
        self.file = File(path, mapping, needs_product=not product)
        self.only = self._product_called(product) if product else None
        self.products: dict[str, ProductPage | None] = {}
        self.touched: set[int] = set()
        self.product_type = ContentType.objects.get_for_model(ProductPage).pk

    def run(self) -> Report:
        begun = time.monotonic()
        if self.only is None:
            self._find_products()
        at = time.monotonic()
        with Progress("Importing reviews", unit="reviews") as progress:
            for batch in _batches(self._good_rows()):
                self._write(batch)
                progress.advance(len(batch))
        self.report.seconds_of_reviews = time.monotonic() - at
        if not self.is_dry_run:
            self._index()
        self.report.seconds = time.monotonic() - begun
        return self.report

    def _good_rows(self) -> Iterator[Row]:
        for row in self.file.rows():
            self.report.rows += 1
            if isinstance(row, Skipped):
                self.report.skipped[row.reason] += 1
            else:
                yield row

    # Products

    def _product_called(self, slug: str) -> ProductPage:
        found = list(ProductPage.objects.filter(slug=slug)[:2])
        if len(found) != 1:
            known = ", ".join(ProductPage.objects.order_by("slug").values_list("slug", flat=True)[:20])
            raise WrongUse(f"There is no product page with the slug {slug}. There are: {known or 'none; use --make-products'}.")
        return found[0]

    def _find_products(self) -> None:
        """The products that the rows name, by slug or by title; those that are missing are made, each once."""
        named: dict[str, Row] = {}
        for row in self.file.rows():
            if isinstance(row, Row):
                named.setdefault(row.product, row)
        by_slug = {page.slug: page for page in ProductPage.objects.filter(among("slug", [slug_of(name) for name in named]))}
        by_title = {page.title: page for page in ProductPage.objects.filter(among("title", list(named)))}
        missing = []
        for name in named:
            self.products[name] = by_slug.get(slug_of(name)) or by_title.get(name)
            if self.products[name] is None:
                missing.append(name)
        if self.is_dry_run or not missing:
            self.report.products_made = len(missing)
            return
        with Progress("Making products", total=len(missing), unit="products") as progress:
            for start in range(0, len(missing), 50):
                self._make_products([named[name] for name in missing[start : start + 50]])
                progress.advance(min(50, len(missing) - start))

    @transaction.atomic
    def _make_products(self, rows: list[Row]) -> None:
        index = ProductIndexPage.objects.first()
        if index is None:
            index = home_page().add_child(instance=ProductIndexPage(title="Products", slug="products", show_in_menus=True))
        now = timezone.now()
        for row in rows:
            page = ProductPage(
                title=row.product_name or row.product,
                slug=slug_of(row.product),
                family=row.family,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            index.add_child(instance=page)
            with suppress_reactions():
                note_published(product=page, by=None)
            self.products[row.product] = page
            self.report.products_made += 1

    # Reviews

    @transaction.atomic
    def _write(self, rows: list[Row]) -> None:
        """A batch: what is there is compared, what is new is added, and the figures of its products follow."""
        wanted: dict[int, list[Row]] = {}
        for row in rows:
            page = self.only or self.products.get(row.product)
            wanted.setdefault(page.pk if page is not None else 0, []).append(row)
        there = Review.objects.filter(among("source_key", [row.key for row in rows]), imported_from=self.source)
        held = {(review.product_id, review.source_key): review for review in there}
        ratings = {} if self.is_dry_run else lock_ratings(product for product in wanted if product)
        new: list[Review] = []
        for product, of_product in sorted(wanted.items()):
            fresh: dict[str, Review] = {}
            for row in of_product:
                old = held.get((product, row.key))
                if old is not None:
                    self._update(old, row, ratings.get(product))
                elif row.key in fresh:
                    self.report.skipped["its number stands twice in the file"] += 1
                else:
                    fresh[row.key] = self._review(product, row)
            self.report.added += len(fresh)
            new.extend(fresh.values())
        if new and not self.is_dry_run:
            self.touched.update(review.product_id for review in new)
            self._insert(new)
            count_added(ratings, new)

    def _insert(self, reviews: list[Review]) -> None:
        """Rows past the ORM; and a line of the log for each, as of the day of the source."""
        ids = take_ids(Review, len(reviews))
        for pk, review in zip(ids, reviews, strict=True):
            review.pk = pk
        Table(Review, *_COLUMNS).insert([[_plain(getattr(review, name)) for name in _COLUMNS] for review in reviews])
        lines = [self._line(review) for review in reviews]
        names = (
            "type",
            "verb",
            "object_type_id",
            "object_id",
            "target_type_id",
            "target_id",
            "data",
            "happened_at",
            "is_imported",
        )
        Table(Activity, *names).insert([[getattr(line, name) for name in names] for line in lines])

    def _line(self, review: Review) -> Activity:
        data = {"stars": review.stars, "name": review.author_name} if review.author_name else {"stars": review.stars}
        at = review.posted_at if review.is_dated else None
        line = note(REVIEW_POSTED, actor=None, object=review, data=data, happened_at=at)
        line.target_type_id, line.target_id, line.is_imported = self.product_type, review.product_id, True
        return line

    def _review(self, product: int, row: Row) -> Review:
        return Review(
            product_id=product,
            imported_from=self.source,
            source_key=row.key,
            excerpt=excerpt(row.body),
            helpful_score=wilson_rank(row.helpful, 0),
            posted_at=row.posted_at or UNDATED,
            is_dated=row.posted_at is not None,
            **_fields_of(row),
        )

    def _update(self, review: Review, row: Row, rating: Any) -> None:
        """What the source changed since. What was edited here by its owner, who has claimed it, stays."""
        fields = _fields_of(row)
        if review.author_id is not None or all(getattr(review, name) == value for name, value in fields.items()):
            return
        self.report.updated += 1
        if rating is None:
            return
        with counted(rating, review):
            for name, value in fields.items():
                setattr(review, name, value)
            review.excerpt = excerpt(row.body)
            review.helpful_score = wilson_rank(review.helpful_count + row.helpful, review.unhelpful_count)
            review.save()
        self.touched.add(review.product_id)
        with suppress_reactions():
            note(REVIEW_EDITED, actor=None, object=review, data={"stars": review.stars}).save(force_insert=True)

    def _index(self) -> None:
        """Search finds what was brought; the worker has nothing to do."""
        if not self.touched:
            return
        worded = Review.objects.filter(product__in=self.touched, imported_from=self.source).exclude(body="")
        reindex(
            only={
                "products.product": sorted(self.touched),
                "ratings.review": worded.order_by("pk").values_list("pk", flat=True),
            }
        )


def _plain(value: Any) -> Any:
    """As a driver takes it."""
    return str(value) if isinstance(value, str) else value


def slug_of(name: str) -> str:
    return slugify(name, allow_unicode=True)[:100] or "product"


def _fields_of(row: Row) -> dict[str, Any]:
    return {
        "stars": row.stars,
        "title": row.title,
        "body": row.body,
        "recommends": row.recommends,
        "imported_helpful_count": row.helpful,
        "author_name": row.author_name,
    }


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        yield batch
