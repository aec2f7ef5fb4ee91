"""What members fill in. Refusals say what to write; what was typed stays in the box."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.writing.forms import WritingField


class ReplyForm(forms.Form):
    body = WritingField(label=_("Your reply"), error_messages={"required": _("Write your reply first.")})


class CommentForm(forms.Form):
    body = WritingField(label=_("Your comment"), max_length=3000, error_messages={"required": _("Write your comment first.")})


class ReasonForm(forms.Form):
    """A reason that the member concerned will read."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The member who wrote it reads this, and it stands in the log."),
    )
