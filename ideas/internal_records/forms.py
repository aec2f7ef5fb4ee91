from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from ideas.internal_records.actions.formulas import Factor
from ideas.internal_records.actions.notes import LONGEST_NOTE
from ideas.internal_records.expressions import LONGEST as LONGEST_EXPRESSION
from ideas.internal_records.models import WORD, ScoreFactor, ScoreFormula, TrackerLink
from ideas.internal_records.trackers import LONGEST as LONGEST_ADDRESS
from ideas.models import Idea
from portal.members.models import Member
from portal.members.roles import Role

_SPEAKS = (Role.PRODUCT.value, Role.SUPPORT.value, Role.ADMINISTRATOR.value)
_IS_KEY = RegexValidator(WORD, _("Small letters, digits and _, beginning with a letter."))


class ByName(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.display_name)


class OwnerForm(forms.Form):
    """Who answers for an idea: one of those who speak for the company, or nobody."""

    owner = ByName(label=_("Owner"), queryset=Member.objects.none(), required=False, empty_label=_("Nobody"))

    def __init__(self, idea: Idea, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"owner": idea.owner_id}, auto_id="owner-%s", **kwargs)
        staff = Member.objects.present().filter(is_active=True, groups__name__in=_SPEAKS)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (staff | Member.objects.filter(pk=idea.owner_id)).distinct().order_by("name", "username")


class ScoreForm(forms.Form):
    """The factors of one formula. What they may be, the act decides."""

    def __init__(self, formula: ScoreFormula, factors: list[ScoreFactor], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{formula.key}-%s", **kwargs)
        for factor in factors:
            label = f"{factor.name}, {factor.unit}" if factor.unit else factor.name
            if factor.scale:
                steps = [("", _gettext("not judged")), *((value, f"{value}: {words}") for value, words in factor.scale)]
                self.fields[factor.key] = forms.ChoiceField(label=label, help_text=factor.help, choices=steps, required=False)
            else:
                number = forms.TextInput(attrs={"inputmode": "decimal", "size": 10})
                self.fields[factor.key] = forms.CharField(
                    label=label, help_text=factor.help, max_length=20, required=False, widget=number
                )


class NoteForm(forms.Form):
    """A note in Markdown."""

    text = forms.CharField(
        label=_("New note"),
        max_length=LONGEST_NOTE,
        help_text=_("Only staff read it. **Bold**, lists and links as in Markdown."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the note first.")},
    )


class LinkForm(forms.Form):
    """Where the work is followed."""

    url = forms.CharField(
        label=_("Address of the issue"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Such as https://github.com/acme/firmware/issues/12. Nothing is fetched from there."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"required": _("Paste the address of the issue.")},
    )
    state = forms.ChoiceField(label=_("State"), choices=TrackerLink.State.choices)


class FormulaForm(forms.Form):
    """How a score is computed."""

    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("The head of its column in the workbench."))
    key = forms.CharField(
        label=_("Key"), max_length=30, validators=[_IS_KEY], help_text=_("In addresses and files. It stays as it is.")
    )
    expression = forms.CharField(
        label=_("Expression"),
        max_length=LONGEST_EXPRESSION,
        help_text=_("Such as (reach * impact) / effort. The names that it may use stand below."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, formula: ScoreFormula | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if formula is not None:
            del self.fields["key"]


class FactorForm(forms.Form):
    """Something that people judge. Left empty, it is none."""

    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    key = forms.CharField(label=_("Key"), max_length=30, required=False, validators=[_IS_KEY])
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    help = forms.CharField(
        label=_("How to judge it"),
        max_length=300,
        required=False,
        help_text=_("Two people should come to the same. At most 300 characters."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    scale = forms.CharField(
        label=_("Scale"),
        max_length=1000,
        required=False,
        help_text=_("One step a line, such as “3 = massive”. Empty: any number."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_positive = forms.BooleanField(label=_("Has to be above zero"), required=False)
    is_gone = forms.BooleanField(label=_("Remove this factor"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial and not self.is_bound:
            del self.fields["is_gone"]

    def clean_help(self) -> str:
        return " ".join(self.cleaned_data["help"].split())

    def clean_scale(self) -> list[list[str]]:
        from ideas.internal_records.actions.scores import FactorRefused, checked

        steps, plain = [], ScoreFactor(key="scale", name="-")
        for line in self.cleaned_data["scale"].splitlines():
            if not line.strip():
                continue
            value, sign, words = line.partition("=")
            try:
                number = checked(plain, value)
            except FactorRefused:
                sign = ""
            if not sign or not words.strip():
                raise forms.ValidationError(
                    _("Each line is a number, = and words: “%(line)s” is not."), params={"line": line[:40]}
                )
            steps.append([format(number, "f"), " ".join(words.split())[:60]])
        if len({value for value, _words in steps}) != len(steps):
            raise forms.ValidationError(_("Two steps of the scale have the same number."))
        return steps

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.pop("is_gone", False):
            self.errors.clear()
            return {}
        if any(data.get(name) for name in ("name", "key", "unit", "help", "scale")):
            for name, words in (("name", _("Name the factor.")), ("key", _("Give it a key for the expression."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return data

    @property
    def factor(self) -> Factor | None:
        return Factor(**self.cleaned_data) if self.cleaned_data.get("key") else None

    @staticmethod
    def initial_of(factor: ScoreFactor) -> dict[str, Any]:
        scale = "\n".join(f"{value} = {words}" for value, words in factor.scale)
        facts = {name: getattr(factor, name) for name in ("name", "key", "unit", "help", "is_positive")}
        return {**facts, "scale": scale}


FactorFormSet = forms.formset_factory(FactorForm, extra=2, max_num=12, absolute_max=14)
