from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.contests.limits import LONGEST_PITCH
from ideas.contests.models import MOST_POINTS, ContestPage, Juror
from ideas.contests.permissions import can_appoint
from ideas.models import Idea
from portal.common.picking import OFFERED, Option, PickField
from portal.common.viewer import Viewer
from portal.members.choosing import member_options, member_typed, members_like
from portal.members.models import Member
from portal.writing.html import without_controls


class PitchForm(forms.Form):
    """What an entry has become, in plain text."""

    pitch = forms.CharField(
        label=_("What it has become"),
        max_length=LONGEST_PITCH,
        required=False,
        help_text=_("What you would build, for whom, and what others added. Plain text, at most 1,000 characters."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_pitch(self) -> str:
        return without_controls(self.cleaned_data["pitch"]).strip()


class EntryForm(PitchForm):
    """One of the member's own ideas, for a contest."""

    idea = forms.ModelChoiceField(
        label=_("Which of your ideas?"),
        queryset=Idea.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an idea first."),
            "invalid_choice": _("Choose one of your open ideas on this board."),
        },
    )
    field_order = ["idea", "pitch"]

    def __init__(self, ideas: list[Idea], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["idea"]
        field.queryset = Idea.objects.filter(pk__in=[idea.pk for idea in ideas])


class ScoreForm(forms.Form):
    """Points by each criterion."""

    def __init__(self, contest: ContestPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in contest.criteria.all():
            self.fields[f"c{criterion.pk}"] = forms.TypedChoiceField(
                label=criterion.name,
                help_text=criterion.hint,
                coerce=int,
                choices=[(points, str(points)) for points in range(1, MOST_POINTS + 1)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Give points here, too: 1 is little, 5 is much.")},
            )

    @property
    def points(self) -> dict[int, int]:
        return {int(name[1:]): value for name, value in self.cleaned_data.items()}


class JurorForm(forms.Form):
    """A member for the jury, by name or handle."""

    handle = PickField(
        label=_("Member"),
        help_text=_("Name or handle. Who cannot see the ideas of this contest is not offered."),
        unknown=_("No single member has this name or handle."),
    )

    def __init__(self, *args: Any, by: Viewer, contest: ContestPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handle = self.fields["handle"]
        assert isinstance(handle, PickField)
        handle.asks(find=partial(member_typed, by), offer=partial(juror_options, by, contest))


def juror_options(viewer: Viewer, contest: ContestPage, typed: str) -> list[Option]:
    """Members who could be asked into the jury and are not on it, by name or handle."""
    typed = without_controls(typed).strip().removeprefix("@")
    found = members_like(viewer, typed).filter(is_active=True, is_imported=False) if typed else Member.objects.none()
    found = found.exclude(pk__in=Juror.objects.filter(contest=contest).values("member"))
    return member_options(member for member in found[:OFFERED] if can_appoint(viewer, contest, member))
