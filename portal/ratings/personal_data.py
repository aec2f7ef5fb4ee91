"""What ratings hold about a member beside their reviews: votes, and answers given for the company."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.html import CleanHtml
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data
from portal.products.models import ProductPage
from portal.ratings.models import CompanyAnswer, ReviewReturn, ReviewVote


def votes(member: Member) -> Iterator[dict[str, Any]]:
    rows = ReviewVote.objects.filter(member=member).select_related("review__product").order_by("pk")
    names = Names(ProductPage.objects.visible_to(member), among=rows.order_by().values("review__product"))
    for vote in rows.iterator(500):
        yield {
            "review_of": names.title(vote.review.product),
            "address": names.address(vote.review.product, vote.review),
            "was_helpful": vote.is_helpful,
            "at": vote.voted_at,
        }


def answers(member: Member) -> Iterator[dict[str, Any]]:
    rows = CompanyAnswer.objects.filter(author=member).select_related("review__product").order_by("pk")
    names = Names(ProductPage.objects.visible_to(member), among=rows.order_by().values("review__product"))
    for answer in rows.iterator(500):
        yield {
            "review_of": names.title(answer.review.product),
            "address": names.address(answer.review.product, answer),
            "posted_at": answer.posted_at,
            "edited_at": answer.edited_at,
            "text": CleanHtml(answer.body),
        }
    for row in ReviewReturn.objects.filter(by=member).order_by("pk").iterator(500):
        yield {"returned": f"/reviews/{row.review_id}/", "reason": row.get_code_display(), "at": row.at}


def _gone_with_the_reviews(*, member: Member, keep_content: bool) -> None:
    """`ratings.actions.erasure` takes votes away, with their counters."""


def _said_for_the_company(*, member: Member, keep_content: bool) -> None:
    """What was said for the company stays the company's, under the placeholder."""


def register() -> None:
    register_personal_data(PersonalData("ratings.votes", _("Votes on reviews"), votes, _gone_with_the_reviews))
    register_personal_data(PersonalData("ratings.answers", _("Answers to reviews"), answers, _said_for_the_company))
