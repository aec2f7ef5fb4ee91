"""What visitors may ask for on the pages of reviews, done once they have signed in; and why pages ask for it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.viewer import Viewer
from portal.members.kept_acts import KeptAct, Values, register_kept_act, whole_form
from portal.members.models import Member
from portal.members.walls import register_reasons
from portal.products.models import ProductPage
from portal.ratings import actions
from portal.ratings.addresses import write_url
from portal.ratings.kinds import title_of
from portal.ratings.models import Review

REASONS = {
    "ratings:": gettext_lazy("Sign in to take part in reviews. You come back to where you were."),
    "ratings:write": gettext_lazy("Sign in to review this product. You come back to the form."),
    "ratings:edit": gettext_lazy("Sign in to change your review. You come back to it."),
    "ratings:answer": gettext_lazy("Sign in to answer this review for the company. You come back to it."),
}


def _review(viewer: Viewer, pk: int, _values: Values) -> Review | None:
    return Review.objects.visible_to(viewer).select_related("product").filter(pk=pk).first()


def _product(viewer: Viewer, pk: int, _values: Values) -> ProductPage | None:
    return ProductPage.objects.visible_to(viewer).filter(pk=pk).first()


def _helpful(member: Member, review: Review, _values: Values) -> str:
    actions.vote_on_review(review=review, by=member, is_helpful=True)
    return _("You found this helpful.")


def register() -> None:
    acts = [
        KeptAct(
            "helpful-review",
            find=_review,
            why=lambda review: _("Sign in to say that “%(title)s” is helpful.") % {"title": title_of(review)},
            address=lambda review: review.get_absolute_url(),
            perform=_helpful,
            anchor=lambda review: f"#r{review.pk}",
        ),
        KeptAct(
            "review",
            find=_product,
            why=lambda product: (
                _("Sign in to review the %(product)s. You come back to the form, with what you wrote.")
                % {"product": product.title}
            ),
            address=write_url,
            read=whole_form,
            view="ratings:write",
        ),
    ]
    for act in acts:
        register_kept_act(act)
    register_reasons(REASONS)
