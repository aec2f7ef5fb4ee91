"""What members think of the products: reviews, votes and the company's answers, through the real actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from portal.common.html import NO_HTML, html_of
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import moment
from portal.products.models import ProductPage
from portal.ratings.actions import AlreadyReviewed, Said, answer_review, edit_review, label_all, post_review, vote_on_review
from portal.ratings.models import Dimension, UseOption, UseQuestion


@transaction.atomic
def load_reviews(
    texts: dict[str, Any], members: dict[str, Member], products: dict[str, ProductPage], kept: Kept, *, now: datetime
) -> None:
    """Reviews that are not there yet, the oldest first."""
    for row in texts["dimensions"]:
        for place, name in enumerate(row["names"]):
            key = f"dimension:{row['family']}:{name}"[:100]
            fields = {"family": row["family"], "name": name, "sort_order": place}
            kept.find_or_make(key, Dimension, lambda fields=fields: Dimension.objects.create(**fields))
    for place, row in enumerate(texts["questions"]):
        key = f"use:{row['family']}:{row['question']}"[:100]
        kept.find_or_make(key, UseQuestion, lambda row=row, place=place: _question(row, place))
    voters = sorted(members.values(), key=lambda member: member.pk)
    for row in sorted(texts["reviews"], key=lambda row: moment(row["ago"], now)):
        key = f"review:{row['product']}:{row['by']}"[:100]
        if key not in kept and row["product"] in products:
            _load(row, key, members, voters, products[row["product"]], kept, now)


def _question(row: dict[str, Any], place: int) -> UseQuestion:
    question = UseQuestion.objects.create(family=row["family"], question=row["question"], sort_order=place)
    UseOption.objects.bulk_create(
        UseOption(question=question, text=text, sort_order=number) for number, text in enumerate(row["answers"])
    )
    return question


def _load(
    row: dict[str, Any],
    key: str,
    members: dict[str, Member],
    voters: list[Member],
    product: ProductPage,
    kept: Kept,
    now: datetime,
) -> None:
    author = members[row["by"]]
    at = max(moment(row["ago"], now), author.joined_at)
    try:
        review = post_review(product=product, by=author, said=_said(row, product), now=at)
    except (AlreadyReviewed, Refused):
        return  # somebody has been here since
    kept.keep(key, review)
    others = [member for member in voters if member.pk != author.pk]
    start = review.pk % len(others)
    turned = [*others[start:], *others[:start]]
    helpful, not_helpful = row.get("helpful", 0), row.get("unhelpful", 0)
    for number, member in enumerate(turned[: helpful + not_helpful]):
        vote_on_review(review=review, by=member, is_helpful=number < helpful, now=at)
    if "answer" in row:
        answer_review(
            review=review, by=members[row["answer_by"]], body=html_of(row["answer"]), now=moment(row["answer_ago"], now)
        )
    if "changed_stars" in row:
        changed = row | {"stars": row["changed_stars"], "text": row["changed_text"]}
        edit_review(review=review, by=author, said=_said(changed, product), now=moment(row["changed_ago"], now))


def _said(row: dict[str, Any], product: ProductPage) -> Said:
    """As a reviewer would have filled in the form. A score of 0 was left out."""
    dimensions = Dimension.objects.asked_of(product.family).values_list("pk", flat=True)
    options = UseOption.objects.filter(question__family=product.family, text__in=row.get("uses", []))
    return Said(
        stars=row["stars"],
        title=row.get("title", ""),
        body=html_of(row["text"]) if row.get("text") else NO_HTML,
        pros=row.get("pros", []),
        cons=row.get("cons", []),
        recommends=row.get("recommends", ""),
        used_for=row.get("used_for", ""),
        product_version=row.get("version", ""),
        scores={pk: stars for pk, stars in zip(dimensions, row.get("scores", []), strict=False) if stars},
        uses=dict(options.values_list("question_id", "pk")),
    )


def load_labels(*, now: datetime) -> None:
    """Whoever bought what they reviewed, and linked their record, is verified: the worker would look tonight."""
    label_all(now=now)
