"""Deciding a case, and looking something up in the moderation log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.admin_picking import ChosenField, let_choose
from portal.common.kinds import ContentKind
from portal.common.viewer import Viewer
from portal.members.choosing import MEMBERS, member_typed
from portal.members.models import Member
from portal.moderation.decidable import acts_offered, places_for
from portal.moderation.flagging import flags_on
from portal.moderation.forms import RuleField, require_rule
from portal.moderation.log import Wanted, acts_in_log
from portal.moderation.models import Decision, ReasonTemplate, Rule
from portal.moderation.permissions import can_sanction


class TemplateSelect(forms.Select):
    """Each choice brings its text and its rule along, so that a script can put them into the form."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        row = getattr(value, "instance", None)
        if row is not None:
            option["attrs"] |= {"data-reason": row.text, "data-rule": str(row.rule_id or "")}
        return option


class DecisionForm(forms.Form):
    act = forms.ChoiceField(label=gettext_lazy("What happens"), widget=forms.RadioSelect)
    suspend = forms.TypedChoiceField(
        label=gettext_lazy("If it is hidden, suspend the member as well"),
        choices=[
            ("", gettext_lazy("No")),
            ("1", gettext_lazy("For 24 hours")),
            ("3", gettext_lazy("For 72 hours")),
            ("7", gettext_lazy("For 7 days")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    place = forms.TypedChoiceField(label=gettext_lazy("Where to, if it is moved"), coerce=int, empty_value=None, required=False)
    rule = RuleField(required=False, empty_label=gettext_lazy("No rule: it is left or shown again"))
    template = forms.ModelChoiceField(
        queryset=ReasonTemplate.objects.none(),
        label=gettext_lazy("Begin with a prepared reason"),
        required=False,
        empty_label=gettext_lazy("None"),
        widget=TemplateSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, in your words"),
        help_text=gettext_lazy("The author reads it, and it stands in the log: what you saw, and what they can do now."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer to those who flagged it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    # Whether flags were open when the page was shown: if they are not any more, somebody else has decided.
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: ContentKind, thing: Any, by: Member, rule: Rule | None = None, **kwargs: Any) -> None:
        is_flagged = any(not row.outcome for row in flags_on(thing))
        acts = acts_offered(kind, thing, is_flagged=is_flagged)
        initial = {
            "act": "leave" if "leave" in acts else "",
            "rule": rule,
            "source": Decision.Source.FLAG if is_flagged else Decision.Source.DIRECT,
        }
        super().__init__(*args, initial=initial | (kwargs.pop("initial", None) or {}), **kwargs)
        is_hidden = "restore" in acts
        words = {
            "hide": _("Leave it hidden, and agree with the flags") if is_hidden else _("Hide it"),
            "restore": _("Show it again, the flags were mistaken") if is_flagged else _("Restore it"),
            "lock": _("Lock the topic or idea"),
            "unlock": _("Unlock the topic or idea"),
            "leave": _("Leave it as it is, the flags were mistaken"),
            "move": _("Move it: it is in the wrong place"),
        }
        places = places_for(kind, thing, by) if "move" in acts else []
        if not places:
            acts = [act for act in acts if act != "move"]
        field = cast(forms.ChoiceField, self.fields["act"])
        field.choices = [(act, words[act]) for act in acts]
        field.error_messages["invalid_choice"] = _("This cannot be decided here, or not any more. Choose what is offered.")
        author = getattr(thing, "author", None)
        if not isinstance(author, Member) or "hide" not in acts or not can_sanction(by, author):
            del self.fields["suspend"]
        if places:
            cast(forms.TypedChoiceField, self.fields["place"]).choices = [("", _("Choose a board")), *places]
        else:
            del self.fields["place"]
        language = author.language if isinstance(author, Member) else ""
        templates = ReasonTemplate.objects.in_order_for(language)
        if templates.exists():
            cast(forms.ModelChoiceField, self.fields["template"]).queryset = templates
        else:
            del self.fields["template"]

    def begun(self) -> dict[str, Any]:
        """What was filled in, with the reason and the rule of the prepared reason that was chosen: nothing is decided yet."""
        found = self.data.dict() if hasattr(self.data, "dict") else dict(self.data)
        chosen = found.get("template", "")
        field = self.fields.get("template")
        is_number = chosen.isascii() and chosen.isdecimal() and len(chosen) < 12
        row = cast(Any, field).queryset.filter(pk=int(chosen)).first() if field is not None and is_number else None
        if row is not None:
            found["reason"] = row.text
            found["rule"] = str(row.rule_id or found.get("rule", ""))
        return found

    def clean_source(self) -> str:
        given = self.cleaned_data["source"]
        return given if given in (Decision.Source.FLAG, Decision.Source.DIRECT) else str(self.initial["source"])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("act") == Decision.Act.HIDE and "rule" in found and not found["rule"]:
            require_rule(self)
        if found.get("act") == Decision.Act.MOVE and "place" in self.fields and not found.get("place"):
            self.add_error("place", _("Say where it goes: choose a board."))
        found.pop("template", None)
        return found


class OpeningForm(forms.Form):
    opening = forms.CharField(
        label=gettext_lazy("Why do you open it?"),
        max_length=300,
        help_text=gettext_lazy("Administrators read this in the report “Private content opened”."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _member_ever(viewer: Viewer, typed: str) -> Member | None:
    """Somebody in the log, whether or not they may sign in now."""
    handle = typed.removeprefix("@")
    return member_typed(viewer, typed) or Member.objects.filter(username__iexact=handle).first()


ANY_MEMBER = replace(MEMBERS, find=_member_ever, unknown=gettext_lazy("Nobody here has this name or handle."), hint="")


class LogForm(forms.Form):
    """What to look for in the moderation log."""

    q = forms.CharField(label=gettext_lazy("Words in title or reason"), max_length=100, required=False)
    act = forms.ChoiceField(label=gettext_lazy("Act"), required=False)
    by = ChosenField(ANY_MEMBER, label=gettext_lazy("Moderator"), required=False)
    about = ChosenField(ANY_MEMBER, label=gettext_lazy("Member concerned"), required=False)
    rule = RuleField(required=False, queryset=Rule.objects.all(), empty_label=gettext_lazy("Any rule"))
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["act"]).choices = [("", _("Any act")), *acts_in_log()]
        let_choose(self, viewer)

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(
            by=given["by"],
            about=given["about"],
            act=given["act"],
            rule=given["rule"],
            since=given["since"],
            until=given["until"],
            text=given["q"].strip(),
        )
