from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.members.models import Organisation
from portal.moderation.models import Rule

MOST_INVITATIONS = 200


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("The member reads it. One sentence that names the rule."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RuleField(forms.ModelChoiceField):
    """Which rule of the site a decision is under."""

    def __init__(self, **kwargs: Any) -> None:
        given = {"queryset": Rule.objects.in_force(), "label": _("Rule"), "empty_label": _("Choose a rule"), **kwargs}
        super().__init__(**given)


class HideForm(forms.Form):
    """The rule, and a reason that the member concerned will read."""

    rule = RuleField(required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The member who wrote it reads this, and it stands in the log. Say what they can do now."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "rule" in found and not found["rule"]:
            require_rule(self)
        return found


def require_rule(form: forms.Form) -> None:
    """Whoever hides something names the rule, where the site has rules."""
    if Rule.objects.in_force().exists():
        form.add_error("rule", _("Say which rule it is against: the member who wrote it is told."))


class TrustForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Moderators read it in the log."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SuspensionForm(ReasonForm):
    length = forms.ChoiceField(
        label=_("For how long"),
        choices=[("1", _("A day")), ("7", _("A week")), ("30", _("30 days")), ("90", _("90 days")), ("", _("For good"))],
        required=False,
        initial="7",
        widget=forms.RadioSelect,
    )

    def until(self) -> Any:
        days = self.cleaned_data["length"]
        return timezone.now() + timedelta(days=int(days)) if days else None


class RemovalForm(ReasonForm):
    suspends = forms.BooleanField(label=_("Or suspend for good"), required=False, initial=True)


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, help_text=_("Goes into the e-mail. May stay empty.")
    )


class InvitationForm(forms.Form):
    addresses = forms.CharField(
        label=_("E-mail addresses"),
        max_length=20_000,
        help_text=_("One to a line, or separated by commas. Members and those with an open invitation are left out."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_addresses(self) -> list[str]:
        addresses = self.cleaned_data["addresses"].replace(",", "\n").replace(";", "\n").split()
        if len(addresses) > MOST_INVITATIONS:
            raise forms.ValidationError(_("Invite 200 people at most at a time."))
        wrong = []
        for address in addresses:
            try:
                validate_email(address)
            except forms.ValidationError:
                wrong.append(address[:60])
        if wrong:
            raise forms.ValidationError(_("These are not e-mail addresses: %(wrong)s"), params={"wrong": ", ".join(wrong[:10])})
        return addresses


class PlaceForm(forms.Form):
    """Where a member belongs: organisation and roles."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), required=False, empty_label=_("None")
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"), label=_("Groups and roles"), required=False, widget=forms.CheckboxSelectMultiple
    )
