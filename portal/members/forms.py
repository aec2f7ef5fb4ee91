from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from portal.members.handles import what_is_wrong_with
from portal.members.models import Member
from portal.members.pictures import LARGEST_FILE


def tidy(text: str) -> str:
    """One line without control characters or marks that turn the direction of what follows."""
    kept = "".join(" " if char.isspace() else char for char in text)
    kept = "".join(char for char in kept if unicodedata.category(char) != "Cc" and char not in _TURNING)
    return " ".join(kept.split())


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


class NameForm(forms.Form):
    """The one question after signing up."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=60,
        help_text=_("Shown beside what you write. A first name will do."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        return _name(self.cleaned_data["name"])


class ProfileForm(forms.ModelForm[Member]):
    class Meta:
        model = Member
        fields = ["name", "bio", "location", "website"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "bio": forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
            "website": forms.URLInput(attrs={"placeholder": "https://"}),
        }
        help_texts = {
            "bio": _("What you use, what you are good at. 500 characters at most."),
            "location": _("As exactly as you like."),
        }

    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"], message=_("Write an address that begins with https://."))],
        error_messages={"invalid": _("Write an address that begins with https://.")},
    )

    def clean_name(self) -> str:
        return _name(self.cleaned_data["name"]) if self.cleaned_data["name"].strip() else ""

    def clean_location(self) -> str:
        return tidy(self.cleaned_data["location"])


class HandleForm(forms.Form):
    handle = forms.CharField(
        label=_("Handle"),
        max_length=30,
        help_text=_("Others mention you by it: @handle. Letters from a to z, digits, and . _ - between them."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, initial={"handle": member.username}, **kwargs)
        self.member = member

    def clean_handle(self) -> str:
        handle = self.cleaned_data["handle"].strip().lstrip("@")
        wrong = "" if handle == self.member.username else what_is_wrong_with(handle, member_id=self.member.pk)
        if wrong:
            raise forms.ValidationError(wrong)
        return handle


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture"),
        max_length=200,
        help_text=_("JPEG, PNG, WebP or GIF, 5 MB at most. We keep the middle square and nothing else of the file."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        error_messages={"required": _("Choose a picture first.")},
    )

    def clean_picture(self) -> Any:
        picture = self.cleaned_data["picture"]
        if picture.size > LARGEST_FILE:
            raise forms.ValidationError(_("Choose a picture of 5 MB at most."))
        return picture


@cache
def _zone_names() -> list[str]:
    """Asked once: Python reads a thousand files to answer."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/", "right/")))


def zones() -> list[tuple[str, str]]:
    site = _t("As the site (%(zone)s)") % {"zone": settings.TIME_ZONE}
    return [("", site), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in _zone_names())]


class PreferencesForm(forms.ModelForm[Member]):
    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False, help_text=_("Dates and times are shown in it."))
    theme = forms.ChoiceField(label=_("Look"), required=False, choices=Member.Theme.choices, widget=forms.RadioSelect)

    class Meta:
        model = Member
        fields = ["language", "time_zone", "theme"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", _("As my browser")), *settings.LANGUAGES]
        zone: Any = self.fields["time_zone"]
        zone.choices = zones()


class ErasureForm(forms.Form):
    KEEP, REMOVE = "keep", "remove"
    content = forms.ChoiceField(
        label=_("What you wrote"),
        choices=[
            (KEEP, _("Stays, under “Former member”. Answers that helped others go on helping.")),
            (REMOVE, _("Goes too. What others answered stays, and says that the question was removed.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of what you wrote.")},
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code-in"}),
    )

    def clean_code(self) -> str:
        return "".join(char for char in self.cleaned_data["code"] if char.isdigit())


class ClaimForm(forms.Form):
    evidence = forms.CharField(
        label=_("How can we tell?"),
        max_length=1000,
        help_text=_(
            "For example: you changed your profile at the source to name this community, or something only its owner can know."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write how a moderator can tell that it is you.")},
    )


def _name(raw: str) -> str:
    name = tidy(raw)
    if not any(char.isalnum() for char in name):
        raise forms.ValidationError(_t("Write a name with at least one letter."))
    return name
