"""What a moderator says when several topics are changed at once: only what the act needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.boards import BoardEntry
from forums.models import BulkAct
from portal.writing.forms import TagsField


class BulkForm(forms.Form):
    """The reason of a closing, the board of a move, the tags to add; nothing for the rest."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The members who began these topics read it, and it stands in the log."),
        error_messages={"required": _("Say why you close them. Those who began them read it.")},
    )
    board = forms.TypedChoiceField(label=_("To which board?"), coerce=int, error_messages={"required": _("Choose a board.")})
    tags = TagsField(
        label=_("Tags to add"),
        required=True,
        help_text=_("With commas between them. A topic that would have more than five stays as it is."),
        error_messages={"required": _("Write the tags to add.")},
    )

    NEEDED = {BulkAct.Act.CLOSE: "reason", BulkAct.Act.MOVE: "board", BulkAct.Act.TAG: "tags"}

    def __init__(self, *args: Any, act: str, boards: list[BoardEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name != self.NEEDED.get(BulkAct.Act(act))]:
            del self.fields[name]
        board = self.fields.get("board")
        if isinstance(board, forms.ChoiceField):
            board.choices = [("", _("Choose a board")), *((entry.pk, entry.title) for entry in boards)]
