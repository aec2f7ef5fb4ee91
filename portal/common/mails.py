"""Letters: a subject, a text, and the same in the community's look."""

from __future__ import annotations

from typing import Any

from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string


def render_mail(template: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of a letter, from `<template>_subject.txt`, `_message.txt` and `_message.html`.

    The HTML is empty where there is no such template and no `mails/letter.html` to put the text into.
    """
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    text = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    try:
        html = render_to_string(f"{template}_message.html", {**context, "subject": subject})
    except TemplateDoesNotExist:
        try:
            html = render_to_string(
                "mails/letter.html", {**context, "subject": subject, "paragraphs": text.strip().split("\n\n")}
            )
        except TemplateDoesNotExist:
            html = ""
    return subject, text, html
