"""What reviewers, the company and moderators fill in. Refusals say what to write; what was typed stays in the box."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.products.models import ProductPage
from portal.ratings.actions import Said
from portal.ratings.limits import ANSWER, LONGEST, LONGEST_POINT, LONGEST_TITLE, MOST_PHOTOS, MOST_POINTS, REVIEW, REVIEW_EDIT
from portal.ratings.models import Dimension, Review, ReviewReturn, UseQuestion
from portal.writing.entry import line_of
from portal.writing.forms import EntryForm, WritingField
from portal.writing.models import Upload

STAR_WORDS = ((1, _("Poor")), (2, _("Fair")), (3, _("Good")), (4, _("Very good")), (5, _("Excellent")))
_UNKNOWN = _("Choose one of the answers.")


class PointsField(forms.CharField):
    """Pros or cons, one a line. `cleaned_data` has a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line_of(line) for line in super().clean(value).splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_POINTS:
            raise forms.ValidationError(_gettext("Write at most %(count)s lines.") % {"count": MOST_POINTS})
        if any(len(line) > LONGEST_POINT for line in lines):
            raise forms.ValidationError(
                _gettext("A line can have at most %(count)s characters. Put the rest into the review.")
                % {"count": LONGEST_POINT}
            )
        return lines


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


def _stars(label: Any, *, is_required: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=is_required,
        coerce=int,
        empty_value=None,
        choices=STAR_WORDS if is_required else (*STAR_WORDS, ("", _("Not used"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a rating, one to five stars."), "invalid_choice": _("Choose one to five stars.")},
    )


class ReviewForm(EntryForm):
    """A review of one product: what its family asks for stands beside what every review has."""

    entrance = REVIEW

    stars = _stars(_("Your rating"), is_required=True)
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={
            "max_length": _("The title has %(show_value)s characters; at most 80 fit. Put the rest into the review.")
        },
    )
    body = WritingField(label=_("Review"), required=False, max_length=LONGEST)
    pros = PointsField(label=_("Pros"), required=False, max_length=1000, help_text=_("One per line."))
    cons = PointsField(label=_("Cons"), required=False, max_length=1000, help_text=_("One per line."))
    used_for = forms.ChoiceField(
        label=_("How long have you used it?"),
        required=False,
        choices=[("", _("No answer")), *Review.UsedFor.choices],
        error_messages={"invalid_choice": _UNKNOWN},
    )
    product_version = forms.CharField(label=_("Version"), required=False, max_length=40, help_text=_("Such as 3.1."))
    recommends = forms.ChoiceField(
        label=_("Would you recommend it?"),
        required=False,
        choices=Review.Recommends.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _UNKNOWN},
    )

    def __init__(self, *args: Any, product: ProductPage, by: Member | None, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.dimensions = list(Dimension.objects.asked_of(product.family))
        self.questions = list(UseQuestion.objects.asked_of(product.family).prefetch_related("options"))
        for dimension in self.dimensions:
            self.fields[f"dimension_{dimension.pk}"] = _stars(dimension.name, is_required=False)
        for question in self.questions:
            self.fields[f"use_{question.pk}"] = forms.TypedChoiceField(
                label=question.question,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[(option.pk, option.text) for option in question.options.all()],
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _UNKNOWN},
            )

    @property
    def sides(self) -> list[Any]:
        """The dimensions, as bound fields."""
        return [self[f"dimension_{dimension.pk}"] for dimension in self.dimensions]

    @property
    def uses(self) -> list[Any]:
        return [self[f"use_{question.pk}"] for question in self.questions]

    def clean_title(self) -> str:
        return line_of(self.cleaned_data["title"])

    def said(self, photos: Sequence[str]) -> Said:
        """What the action takes."""
        data = self.cleaned_data
        scores = {each.pk: data.get(f"dimension_{each.pk}") for each in self.dimensions}
        uses = {each.pk: data.get(f"use_{each.pk}") for each in self.questions}
        return Said(
            stars=data["stars"],
            title=data["title"],
            body=data["body"],
            pros=data["pros"],
            cons=data["cons"],
            recommends=data["recommends"],
            used_for=data["used_for"],
            product_version=data["product_version"],
            scores={pk: stars for pk, stars in scores.items() if stars},
            uses={pk: option for pk, option in uses.items() if option},
            photos=photos,
        )


class EditReviewForm(ReviewForm):
    entrance = REVIEW_EDIT


def initial_of(review: Review) -> dict[str, Any]:
    """What the form shows of a review that is changed."""
    plain = ("stars", "title", "body", "pros", "cons", "used_for", "product_version", "recommends")
    return {
        **{name: getattr(review, name) for name in plain},
        **{f"dimension_{pk}": stars for pk, stars in review.scores.values_list("dimension_id", "stars")},
        **{f"use_{question}": option for question, option in review.uses.values_list("question_id", "option_id")},
    }


def initial_of_draft(data: Mapping[str, Any], title: str) -> dict[str, Any]:
    """What the form shows of a draft; the text itself is put into its box by the editor's macro."""
    kept = {name.removeprefix("field:"): value for name, value in data.items() if name.startswith("field:")}
    return {"title": title, **kept}


def draft_data(form: ReviewForm) -> dict[str, Any]:
    """What a draft keeps beside title and text, under the names that the editor's script uses too."""
    names = [name for name in form.fields if name not in ("title", "body")]
    return {f"field:{name}": str(value)[:1000] for name in names if (value := form.data.get(form.add_prefix(name)))}


def own_photos(keys: Sequence[str], member: Member, review: Review | None = None) -> list[Upload]:
    """Of these keys those that are pictures of the member's own, loose or of this review, in their order."""
    wanted = []
    for key in keys[: 4 * MOST_PHOTOS]:
        try:
            wanted.append(uuid.UUID(hex=key))
        except ValueError:
            continue
    rows = Upload.objects.filter(key__in=wanted, member=member, content_type__startswith="image/")
    held = set(review.photos.values_list("upload_id", flat=True)) if review is not None else set()
    found = {upload.key: upload for upload in rows if upload.object_id is None or upload.pk in held}
    return [found[key] for key in dict.fromkeys(wanted) if key in found][:MOST_PHOTOS]


class AnswerForm(EntryForm):
    entrance = ANSWER
    body = WritingField(
        label=_("What does the company say?"),
        max_length=ANSWER.longest,
        error_messages={"required": _("Write the answer first.")},
    )


class ReturnForm(forms.Form):
    """Why a review goes back: one of the reasons, the words that it is about, and what to change."""

    code = forms.ChoiceField(
        label=_("Reason"),
        choices=ReviewReturn.Code.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason."), "invalid_choice": _("Choose one of the reasons.")},
    )
    passage = forms.CharField(
        label=_("The words that it is about"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copied from the review. They are marked for its author."),
        error_messages={"required": _("Copy the words from the review.")},
    )
    note = forms.CharField(
        label=_("What to change"),
        max_length=230,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The author reads it. The rating stays as it is, whatever it is."),
        error_messages={"required": _("Say what to change.")},
    )
