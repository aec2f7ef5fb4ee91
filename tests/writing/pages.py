"""A page with a box, as any app would make one; and what its form was sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from portal.writing.forms import TagsField, WritingField

TEMPLATE = """
{% extends "layout.html" %}
{% from "components/editor.html" import editor, editor_head %}
{% block title %}Reply{% endblock %}
{% block head %}{{ editor_head() }}{% endblock %}
{% block content %}
<div class="page stack">
 <header class="head"><h1>Alto 2 drops to 6 bar</h1></header>
 <article><h2>Question</h2><div class="read" id="text-1"><blockquote><p>older words</p></blockquote><p>It shows <strong>6 bar</strong>, not nine.</p></div>
 <p><a class="btn quiet" href="?quote=1" data-quote="#text-1" data-quote-author="Ines Okafor" data-quote-url="/p/1/">Quote</a></p></article>
 {% if sent is not none %}<section aria-label="Sent"><div class="read" id="sent">{{ sent|safe }}</div><p id="tags-sent">{{ tags }}</p></section>{% endif %}
 <form method="post" class="stack">{{ csrf_input }}
  <div class="field"><label for="title">Title</label><input id="title" name="title" autocomplete="off"></div>
  <div class="field"><label for="id_tags">Tags</label>{{ form["tags"] }}</div>
  {% call editor(name="body", label="Your reply", value=form["body"].value(), errors=form["body"].errors, place="tests:reply:1", viewer=viewer, required=true, rows=5, min_length=5, placeholder="What worked for you?") %}
  <button class="btn main" type="submit">Post reply</button>{% endcall %}
 </form>
</div>
{% endblock %}
"""


class ReplyForm(forms.Form):
    body = WritingField(min_text_length=5)
    tags = TagsField()


def reply(request: HttpRequest) -> HttpResponse:
    form, sent, tags = ReplyForm(request.POST or None), None, []
    if request.method == "POST" and form.is_valid():
        from portal.writing.actions import discard_draft

        sent, tags = form.cleaned_data["body"], form.cleaned_data["tags"]
        if request.user.is_authenticated:
            discard_draft(member=request.user, place="tests:reply:1")
        form = ReplyForm()
    template: Any = engines["jinja2"].from_string(TEMPLATE)
    return HttpResponse(template.render({"form": form, "sent": sent, "tags": tags}, request))


urlpatterns = [path("reply/", reply), path("", include("portal.urls"))]
