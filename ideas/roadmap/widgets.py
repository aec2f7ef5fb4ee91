"""How editors name an idea: there are too many for a list to choose from."""

from __future__ import annotations

import re
from typing import Any

from django import forms

_ADDRESS = re.compile(r"/ideas/(\d{1,12})(?:/|$)")


class IdeaInput(forms.TextInput):
    """The number of an idea, or its address: of the address the number is taken."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        written = str(data.get(name) or "").strip()
        found = _ADDRESS.search(written)
        return found[1] if found else written if written.isascii() and written.isdecimal() and len(written) < 13 else ""
