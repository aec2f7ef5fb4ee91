"""What reviews ask of each family of products, kept by the product team; and what needs a moderator today."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from portal.common.needs import Need, register_need
from portal.moderation.permissions import can_moderate
from portal.products.models import ProductPage
from portal.ratings.models import Dimension, UseOption, UseQuestion
from portal.ratings.waiting import held_reviews, sent_again


class OfFamilyForm(WagtailAdminModelForm):
    """The family is one that products have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        families = set(ProductPage.objects.order_by().values_list("family", flat=True).distinct()) | {self.instance.family}
        choices = [(family, family or _gettext("Products without a family")) for family in sorted(families)]
        self.fields["family"] = forms.ChoiceField(
            label=_("Family"), choices=choices, required=False, help_text=_("As the pages of the products name it.")
        )


class DimensionForm(OfFamilyForm):
    class Meta:
        model = Dimension
        fields = ["family", "name", "sort_order", "is_asked"]


class UseQuestionForm(OfFamilyForm):
    """With its answers, one a line. One that a review has given stays, also when its line is gone."""

    answers = forms.CharField(
        label=_("Answers"), widget=forms.Textarea(attrs={"rows": 6}), help_text=_("One per line, two at least.")
    )

    class Meta:
        model = UseQuestion
        fields = ["family", "question", "sort_order", "is_asked"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["answers"].initial = "\n".join(self.instance.options.values_list("text", flat=True))

    def clean_answers(self) -> list[str]:
        lines = list(dict.fromkeys(" ".join(line.split())[:60] for line in self.cleaned_data["answers"].splitlines()))
        lines = [line for line in lines if line]
        if not 2 <= len(lines) <= 12:
            raise forms.ValidationError(_gettext("Write two to twelve answers, one per line."))
        return lines

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        question = super().save(commit=commit)
        if commit:
            lines = self.cleaned_data["answers"]
            question.options.exclude(text__in=lines).filter(answers=None).delete()
            for place, text in enumerate(lines):
                UseOption.objects.update_or_create(question=question, text=text, defaults={"sort_order": place})
        return question


class OfFamilyViewSet(ModelViewSet):
    copy_view_enabled = False
    inspect_view_enabled = False
    list_filter = ["family"]
    ordering = ["family", "sort_order", "pk"]


class DimensionViewSet(OfFamilyViewSet):
    model = Dimension
    icon = "list-ol"
    menu_label = _("Dimensions")
    list_display = ["name", "family", "is_asked"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return DimensionForm


class UseQuestionViewSet(OfFamilyViewSet):
    model = UseQuestion
    icon = "help"
    menu_label = _("Questions of use")
    list_display = ["question", "family", "is_asked"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return UseQuestionForm


class AskedOfReviews(ModelViewSetGroup):
    menu_label = _("Reviews")
    menu_icon = "pick"
    menu_order = 260
    items = (
        DimensionViewSet("review_dimensions", url_prefix="review-dimensions"),
        UseQuestionViewSet("review_questions", url_prefix="review-questions"),
    )


@hooks.register("register_admin_viewset")
def register_asked() -> AskedOfReviews:
    return AskedOfReviews()


def _words_of_held(count: int) -> str:
    return ngettext("review is held and waits for you", "reviews are held and wait for you", count)


def _words_of_again(count: int) -> str:
    return ngettext("returned review was sent again", "returned reviews were sent again", count)


register_need(
    Need(
        name="ratings.held",
        order=35,
        words=_words_of_held,
        url=lambda: "/reviews/held/",
        is_for=lambda viewer: bool(can_moderate(viewer)),
        count=lambda viewer, now: held_reviews(viewer).count(),
    )
)
register_need(
    Need(
        name="ratings.sent_again",
        order=36,
        words=_words_of_again,
        url=lambda: "/reviews/held/",
        is_for=lambda viewer: bool(can_moderate(viewer)),
        count=lambda viewer, now: sent_again(viewer).count(),
    )
)
