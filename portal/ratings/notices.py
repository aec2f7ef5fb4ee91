"""What happens to reviews: who is notified, and in which words.

Authors hear that a held review is published, that one came back for a change, and what the company answered; the answer asks
them, once, whether the rating still holds. The product team hears of reviews with few stars, many of them in one line.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.members.models import Member
from portal.members.roles import Role
from portal.moderation.notices import CURATION, Curated, Hidden
from portal.ratings import activities
from portal.ratings.addresses import list_url
from portal.ratings.models import Review

FEW_STARS = 2  # "under three stars"

REVIEW = NoticeKind(
    "review",
    gettext_lazy("A review of mine is published, or the company answers it"),
    gettext_lazy("you wrote this review"),
    order=110,
    word=gettext_lazy("Review"),
    icon="star",
    is_mailed=True,
    is_personal=True,
)
LOW_RATING = NoticeKind(
    "low_rating",
    gettext_lazy("New reviews under three stars"),
    gettext_lazy("you are on the product team"),
    order=120,
    word=gettext_lazy("Reviews"),
    icon="star",
    is_for_staff=True,
    is_personal=True,
)


class OfAuthor(Notice):
    """The author of a review that is there to be read."""

    kinds = (REVIEW,)

    def telling(self, activity: Activity) -> Telling | None:
        review = activity.object
        if not isinstance(review, Review) or not review.is_public or review.author_id is None:
            return None
        return Telling({REVIEW: To({review.author_id})}, review, self.about)

    about = "review"


class Answered(OfAuthor):
    about = "answer"

    def line(self, told: Told) -> str:
        said = told.with_name(_("%(name)s answered your review for the company"))
        return f"{said}. {_('Does your rating still hold? You can change it at any time')}"

    def what(self, told: Told) -> str:
        return _("Company’s answer")

    def url(self, told: Told, url: str) -> str:
        return f"{url}#answer"

    def button(self, told: Told) -> str:
        return _("Read the answer")


class Published(OfAuthor):
    about = "published"

    def line(self, told: Told) -> str:
        return _("Your review is published")

    def what(self, told: Told) -> str:
        return _("Published")

    def button(self, told: Told) -> str:
        return _("See your review")


class Held(Notice):
    """The author of a review that waits for a person."""

    kinds = (REVIEW,)

    def telling(self, activity: Activity) -> Telling | None:
        review = activity.object
        if not isinstance(review, Review) or review.held_at is None or review.author_id is None:
            return None
        # Of the product: what is held is for moderators, and its author finds it at its own address.
        return Telling({REVIEW: To({review.author_id})}, review.product, f"held{review.pk}")

    def line(self, told: Told) -> str:
        return _("Many reviews came at once, so a person looks at yours before it appears. That takes two working days at most")

    def what(self, told: Told) -> str:
        return _("Waiting")

    def url(self, told: Told, url: str) -> str:
        return f"/reviews/{told.activity.object_id}/"

    def button(self, told: Told) -> str:
        return _("See your review")


class LowRated(Notice):
    """The product team, about the product: the second and third review bring the same line up again."""

    kinds = (LOW_RATING,)
    is_renewed = is_counted = True

    def telling(self, activity: Activity) -> Telling | None:
        review = activity.object
        if not isinstance(review, Review) or not review.is_public or review.is_employee or review.stars > FEW_STARS:
            return None
        team = Member.objects.present().filter(groups__name=Role.PRODUCT.value).values_list("pk", flat=True)
        return Telling({LOW_RATING: To(set(team), without={review.author_id})}, review.product, "low_rating")

    def line(self, told: Told) -> str:
        count = told.other_count + 1
        return ngettext("%(count)s new review under three stars", "%(count)s new reviews under three stars", count) % {
            "count": count
        }

    def what(self, told: Told) -> str:
        return _("Reviews under three stars")

    def url(self, told: Told, url: str) -> str:
        return list_url(told.subject, stars="2-1", sort="new")

    def button(self, told: Told) -> str:
        return _("Read the reviews")


class Returned(Hidden):
    """A returned review leads to where its author changes it. The hiding itself, a moment before, tells of the reason."""

    kinds = (CURATION,)

    def line(self, told: Told) -> str:
        return _("Your review needs one change before it can be read. Your rating is not in question")

    def what(self, told: Told) -> str:
        return _("Returned to you")

    def url(self, told: Told, url: str) -> str:
        return f"/reviews/{told.subject.pk}/edit/"

    def button(self, told: Told) -> str:
        return _("Change your review")


def register() -> None:
    low = LowRated()
    register_notices(
        [REVIEW, LOW_RATING],
        {
            activities.REVIEW_POSTED: low,
            activities.REVIEW_RERATED: low,
            activities.REVIEW_HELD: Held(),
            activities.REVIEW_RELEASED: Published(),
            activities.ANSWER_GIVEN: Answered(),
            activities.REVIEW_HIDDEN: Hidden(gettext_lazy("A moderator hid your review")),
            activities.REVIEW_UNHIDDEN: Curated(gettext_lazy("Your review can be read again")),
            activities.REVIEW_RETURNED: Returned(gettext_lazy("Your review needs one change")),
        },
    )
