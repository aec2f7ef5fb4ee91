"""Writing a review and changing it. Everything that was typed is kept when the form is refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.html import NO_HTML
from portal.common.pages import site_path
from portal.common.permissions import Refused, require
from portal.common.pictures import DecoderBusy
from portal.crm.purchases import purchase_of
from portal.members.kept_acts import take_up
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.members.walls import for_visitors
from portal.products.models import ProductPage
from portal.ratings import actions
from portal.ratings.actions import AlreadyReviewed
from portal.ratings.addresses import list_url, write_url
from portal.ratings.cards import Card, name_of
from portal.ratings.forms import EditReviewForm, ReviewForm, draft_data, initial_of, initial_of_draft, own_photos
from portal.ratings.limits import MOST_PHOTOS
from portal.ratings.models import Review, ReviewReturn
from portal.ratings.permissions import can_edit_review, can_review, is_staff_of_company
from portal.ratings.views.finding import find_product, find_review
from portal.writing.actions import TooLongForDraft, discard_draft, save_draft, store_upload
from portal.writing.drafts import draft_of
from portal.writing.entry import NotAdmitted
from portal.writing.forms import Typed, fill, show_refusal
from portal.writing.models import Upload
from portal.writing.uploads import FileRefused


@require_safe
def review_write_visitor(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for visitors: they write first, and sign in to post it."""
    product = find_product(pk, request.user)
    context = {
        "form": ReviewForm(product=product, by=None),
        "product": product,
        "product_url": site_path(product),
        "list_url": list_url(product),
    }
    return render(request, "ratings/review_write_visitor.html", context)


@for_visitors(review_write_visitor)
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_write(request: MemberRequest, pk: int) -> HttpResponse:
    """The form of a new review. Whoever has one of this product already is led to it."""
    product, by, now = find_product(pk, request.user), request.user, timezone.now()
    current = actions.current_review(product.pk, by)
    if current is not None:
        messages.info(request, _("You have reviewed this product already. Changing your review keeps the earlier version."))
        return redirect(current.get_absolute_url())
    require(can_review(by, product, now))
    place = f"ratings:write:{product.pk}"
    draft = draft_of(by, place) if request.method != "POST" else None
    initial = initial_of_draft(draft.data, draft.title) if draft else {}
    form = ReviewForm(request.POST or None, initial=initial, product=product, by=by)
    fill(form, take_up(request, "review", product.pk))
    if request.method == "POST" and "draft" in request.POST:
        return _keep_draft(request, form, product, place)
    photos, status = _photos(request, form, None), 200
    if request.method == "POST" and "preview" not in request.POST:
        status = 422
        if form.is_valid() and not form.errors:
            try:
                review = actions.post_review(product=product, by=by, said=form.said(_keys(photos)), now=now)
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal)
            except AlreadyReviewed as error:
                return redirect(error.review.get_absolute_url())
            else:
                discard_draft(member=by, place=place)
                messages.success(request, _said_after(review))
                return redirect(review.get_absolute_url())
    return _form_page(request, form, product, photos, place=place, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change one's review. One that was returned shows the words that it is about."""
    review, by, now = find_review(pk, request.user), request.user, timezone.now()
    require(can_edit_review(by, review, now))
    place = f"ratings:edit:{review.pk}"
    form = EditReviewForm(request.POST or None, initial=initial_of(review), product=review.product, by=by, before=review.body)
    photos, status = _photos(request, form, review), 200
    if request.method == "POST" and "preview" not in request.POST:
        status = 422
        if form.is_valid() and not form.errors:
            try:
                edited = actions.edit_review(review=review, by=by, said=form.said(_keys(photos)), now=now)
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal)
            else:
                discard_draft(member=by, place=place)
                if edited.hidden_at is not None:
                    messages.success(request, _("Sent again. A moderator decides within two working days."))
                else:
                    messages.success(request, _("Your review is changed. Readers see when, and what it said before."))
                return redirect(edited.get_absolute_url())
    return _form_page(request, form, review.product, photos, place=place, status=status, review=review)


def _form_page(
    request: MemberRequest,
    form: ReviewForm,
    product: ProductPage,
    photos: Sequence[Upload],
    *,
    place: str,
    status: int,
    review: Review | None = None,
) -> HttpResponse:
    preview = None
    if request.method == "POST" and "preview" in request.POST and form.is_valid():
        preview = _preview(form, product, photos, request.user)
    returned = review.returns.filter(closed_at=None).select_related("by").first() if review is not None else None
    context = {
        "form": form,
        "product": product,
        "product_url": site_path(product),
        "list_url": list_url(product),
        "photos": photos,
        "most_photos": MOST_PHOTOS,
        "draft_place": place,
        "preview": preview,
        "review": review,
        "returned": returned if review is not None and review.hidden_at is not None else None,
        "purchase": purchase_of(product.pk, request.user.pk),
        "is_employee": is_staff_of_company(request.user),
        "what_follows": _what_follows(),
        "return_reasons": [str(label) for _code, label in ReviewReturn.Code.choices],
    }
    return render(request, "ratings/review_write.html", context, status=status)


def _preview(form: ReviewForm, product: ProductPage, photos: Sequence[Upload], by: Member) -> Card:
    """The review as it would stand. Nothing is stored."""
    said = form.said([])
    review = Review(
        product=product,
        author=by,
        stars=said.stars,
        title=said.title,
        body=said.body or NO_HTML,
        pros=list(said.pros),
        cons=list(said.cons),
        recommends=said.recommends,
        used_for=said.used_for,
        product_version=said.product_version,
        is_employee=is_staff_of_company(by),
    )
    chosen = [dict(field.field.choices).get(field.value() and int(field.value())) for field in form.uses if field.value()]
    facts = [str(review.get_used_for_display()), *(str(text) for text in chosen if text), review.product_version]
    use = ", ".join(fact for fact in facts if fact)
    return Card(review=review, name=name_of(by), body=review.body, use=use, photos=photos)


def _photos(request: MemberRequest, form: ReviewForm, review: Review | None) -> list[Upload]:
    """Those that the form holds, and those that came with it now. One that is no picture is said beside the field."""
    if request.method != "POST":
        return [photo.upload for photo in review.photos.select_related("upload")] if review is not None else []
    held = own_photos(request.POST.getlist("photo"), request.user, review)
    files = request.FILES.getlist("new_photos")
    if len(held) + len(files) > MOST_PHOTOS:
        form.add_error(None, _("A review can have at most %(count)s photos. Take some off.") % {"count": MOST_PHOTOS})
    for file in files[: MOST_PHOTOS - len(held)]:
        name = file.name or "photo"
        try:
            upload = store_upload(member=request.user, file=file, name=name, alt=_("Photo of the reviewer"))
        except (FileRefused, DecoderBusy, Refused) as refusal:
            form.add_error(None, _("%(name)s: %(reason)s") % {"name": name[:80], "reason": str(refusal)})
            continue
        if not upload.is_image:
            form.add_error(None, _("%(name)s is not a picture. Use JPEG, PNG or WebP.") % {"name": name[:80]})
            continue
        held.append(upload)
    return held


def _keys(photos: Sequence[Upload]) -> list[str]:
    return [photo.key.hex for photo in photos]


def _keep_draft(request: MemberRequest, form: ReviewForm, product: ProductPage, place: str) -> HttpResponse:
    """Keep what was typed so far, as it is, and leave."""
    typed = form["body"].value()
    format = typed.format if isinstance(typed, Typed) else "markdown"
    data = {**draft_data(form), "url": write_url(product), "label": _("Review of %(product)s") % {"product": product.title}}
    try:
        kept = save_draft(
            member=request.user,
            place=place,
            title=request.POST.get("title", ""),
            body=request.POST.get("body", ""),
            body_format=format,
            data=data,
        )
    except TooLongForDraft:
        kept = None
    if kept is None:
        messages.info(request, _("There was nothing to keep yet: a draft has a title or a text."))
    else:
        messages.success(request, _("Kept as a draft. Only you see it."))
    return redirect(list_url(product))


def _said_after(review: Review) -> str:
    if review.held_at is not None:
        return _("Thank you. Many reviews came at once, so a person looks at yours first, within two working days.")
    return _("Thank you. Your review is published.")


def _what_follows() -> list[Step]:
    return [
        Step(StepKind.ACT, _("Checked against the rules"), _("At once, or by a person within two working days.")),
        Step(
            StepKind.SAID,
            _("Published, or returned"),
            _("Returned means: with the rule, the passage, and your text to change."),
        ),
        Step(StepKind.SO, _("The company may answer"), _("Once. You are told.")),
    ]
