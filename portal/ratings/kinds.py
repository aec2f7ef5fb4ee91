"""Reviews and the company's answers as the floors above know them: title, address, who sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml, html_of
from portal.common.kinds import (
    ContentKind,
    Erasable,
    Exportable,
    HasTexts,
    HitNames,
    InSitemap,
    Moderatable,
    Notifiable,
    OnProfile,
    PartOf,
    Reading,
    Reassignable,
    Searchable,
    SearchDocument,
    SitemapLine,
    StandsIn,
    Viewer,
    Written,
    register_kind,
)
from portal.common.pages import restrictions, scope_of, scopes_of
from portal.members.personal import Names
from portal.products.models import ProductPage
from portal.ratings.addresses import list_url
from portal.ratings.models import CompanyAnswer, Review
from portal.writing.html import text_of


def title_of(review: Review) -> str:
    return review.title or gettext("Review of %(product)s") % {"product": review.product.title}


class ReviewPlace(StandsIn[Review]):
    def page(self, thing: Review) -> ProductPage:
        return thing.product

    def is_shown(self, thing: Review) -> bool:
        return thing.is_public


class ReviewModeration(Moderatable[Review]):
    def hide(self, *, thing: Review, by: Any, reason: str = "") -> None:
        from portal.ratings.actions import hide_review

        hide_review(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Review, by: Any, reason: str = "") -> None:
        from portal.ratings.actions import unhide_review

        unhide_review(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Review]:
        return Review.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[Review]:
        return Review.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Review]:
        return Review.objects.within_reach(viewer).filter(hidden_at__isnull=False)

    def words(self, thing: Review) -> CleanHtml:
        """What it says. Not the stars: whoever judges the words need not know them."""
        points = [*(f"+ {line}" for line in thing.pros), *(f"− {line}" for line in thing.cons)]
        return CleanHtml("".join([thing.body, *map(html_of, points)]))

    def edit_url(self, thing: Review) -> str:
        return f"/reviews/{thing.pk}/edit/"


class ReviewSearch(Searchable[Review]):
    names = {"": HitNames(_("Review"), _("Reviews"), "star")}

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        """Only those with words: a rating alone is found by its product."""
        rows = Review.objects.public_rows().filter(pk__in=pks, product__live=True).exclude(body="").select_related("product")
        for review in rows.defer("product__body"):
            yield (
                review.pk,
                SearchDocument(
                    title=title_of(review),
                    text="\n".join([review.product.title, text_of(review.body), *review.pros, *review.cons]),
                    scope=scope_of(review.product),
                    posted_at=review.posted_at,
                    author_id=review.author_id,
                    weight=review.helpful_count,
                ),
            )

    def scopes(self, viewer: Viewer) -> set[str]:
        return scopes_of(viewer)

    def for_hits(self, things: QuerySet[Review]) -> QuerySet[Review]:
        return things.select_related("product").defer("body", "product__body")

    def reading(self, thing: Review) -> Reading:
        stars = ngettext("%(count)s star", "%(count)s stars", thing.stars) % {"count": thing.stars}
        return Reading(lead=f"{stars} · {thing.product.title}", comes_first=True)


class ReviewLines(Notifiable[Review]):
    thread = "review"

    def for_lines(self, things: QuerySet[Review], member: Any) -> QuerySet[Review]:
        return things.select_related("product", "author").defer("product__body")

    def excerpt(self, thing: Review) -> str:
        return thing.excerpt

    def words(self, thing: Review) -> CleanHtml:
        return CleanHtml(thing.body)

    def ties(self, wholes: Collection[Review], member: Any) -> Mapping[int, str]:
        return {review.pk: gettext("you wrote this") for review in wholes if review.author_id == member.pk}


class ReviewsInSitemap(InSitemap):
    """The pages of products' reviews, for those that have some."""

    section = "reviews"

    def lines(self, piece: int) -> Iterable[SitemapLine]:
        products = ProductPage.objects.live().order_by("pk").defer("body")
        for closed in restrictions():
            products = products.exclude(path__startswith=closed.path)
        rows = Review.objects.public_rows().filter(product__in=products).order_by()
        changed: dict[int, datetime] = dict(rows.values_list("product").annotate(Max("posted_at")))
        for product in products.filter(pk__in=changed):
            yield list_url(product), changed[product.pk]


class ReviewExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        rows = Review.objects.filter(author=member)
        names = Names(ProductPage.objects.visible_to(member), among=rows.values("product"))
        related = rows.select_related("product").prefetch_related(
            "versions", "scores__dimension", "uses__question", "uses__option", "photos__upload"
        )
        for review in related.order_by("pk").iterator(200):
            yield {
                "product": names.title(review.product),
                "address": names.address(review.product, review),
                "posted_at": review.posted_at,
                "edited_at": review.edited_at,
                "stars": review.stars,
                "title": review.title,
                "text": CleanHtml(review.body),
                "pros": review.pros,
                "cons": review.cons,
                "would_recommend": review.get_recommends_display(),
                "used_for": review.get_used_for_display(),
                "product_version": review.product_version,
                "dimensions": [{"dimension": row.dimension.name, "stars": row.stars} for row in review.scores.all()],
                "uses": [{"question": row.question.question, "answer": row.option.text} for row in review.uses.all()],
                "photos": [photo.upload.name for photo in review.photos.all()],
                "labels": {
                    "verified_customer": review.verified_at is not None,
                    "received_a_reward": review.rewarded_at is not None,
                    "employee": review.is_employee,
                    "imported_from": review.imported_from,
                },
                "earlier_versions": [
                    {"stars": row.stars, "title": row.title, "text": CleanHtml(row.body), "until": row.until}
                    for row in review.versions.all()
                ],
                "is_deleted": review.deleted_at is not None,
                "is_hidden": review.hidden_at is not None,
                "is_held": review.held_at is not None,
            }


class ReviewErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from portal.ratings.actions.erasure import erase_from_ratings

        erase_from_ratings(member=member, keep_content=keep_content)


class ReviewOwners(Reassignable):
    def reassign(self, *, old: Any, new: Any) -> None:
        from portal.ratings.actions.erasure import reassign

        reassign(old=old, new=new)


class ReviewsOnProfile(OnProfile):
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        reviews = Review.objects.visible_to(viewer).filter(author=member).select_related("product")
        newest = reviews.defer("product__body").order_by("-posted_at", "-pk")[:limit]
        return [Written(title_of(review), review.get_absolute_url(), review.posted_at, review.excerpt) for review in newest]


class ReviewTexts(HasTexts):
    def texts(self) -> Iterator[str]:
        rows = Review.objects.public_rows().exclude(body="").order_by("-pk").values_list("title", "body")
        for title, body in rows.iterator(chunk_size=2000):
            yield f"{title}. {text_of(body)}"


class AnswerPlace(StandsIn[CompanyAnswer]):
    def page(self, thing: CompanyAnswer) -> ProductPage:
        return thing.review.product

    def is_shown(self, thing: CompanyAnswer) -> bool:
        return thing.review.is_public


class AnswerOfReview(PartOf[CompanyAnswer]):
    def whole(self, thing: CompanyAnswer) -> Review:
        return thing.review


def register() -> None:
    register_kind(
        ContentKind(
            name="ratings.review",
            model=Review,
            label=_("review"),
            title=title_of,
            url=lambda review: review.get_absolute_url(),
            visible_to=lambda viewer: Review.objects.visible_to(viewer),
            related=("product",),
            can=(
                ReviewPlace(),
                ReviewModeration(),
                ReviewSearch(),
                ReviewLines(),
                ReviewsInSitemap(),
                ReviewExport(),
                ReviewErasure(),
                ReviewOwners(),
                ReviewsOnProfile(),
                ReviewTexts(),
            ),
        )
    )
    register_kind(
        ContentKind(
            name="ratings.answer",
            model=CompanyAnswer,
            label=_("company’s answer"),
            title=lambda answer: title_of(answer.review),
            url=lambda answer: answer.get_absolute_url(),
            visible_to=lambda viewer: CompanyAnswer.objects.filter(review__in=Review.objects.visible_to(viewer)),
            related=("review__product",),
            can=(AnswerPlace(), AnswerOfReview()),
        )
    )
