"""Rows of Posts.xml that are no posts here: excerpts and wikis of tags, nominations, placeholders."""

from __future__ import annotations

from portal.operations.models import ImportedText
from portal.operations.stackexchange.posts import SourcePost
from portal.operations.stackexchange.run import Run
from portal.operations.stackexchange.texts import body_html, licence_of, number


def write_texts(run: Run, posts: list[SourcePost]) -> None:
    if not posts:
        return
    origin = run.source
    known = {row.source_id: row for row in ImportedText.objects.filter(origin=origin, source_id__in=[p.number for p in posts])}
    tags = run.staging.tag_names([post.number for post in posts])
    new, changed = [], []
    for post in posts:
        tag = tags.get(post.number, "")
        was = known.get(post.number)
        if was is not None and was.fingerprint == post.fingerprint and (not tag or was.tag == tag):
            continue
        text = was or ImportedText(origin=origin, source_id=post.number)
        text.kind = number(post.row.get("PostTypeId"), lowest=0, highest=32000) or 0
        text.tag = tag or text.tag
        text.body = body_html(post.row.get("Body"), run.site)
        text.score, text.posted_at, text.author_name = post.score, post.posted_at, post.author_name
        text.url = f"https://{run.site}/q/{post.number}" if run.site else ""
        text.licence, text.fingerprint = licence_of(post.row, post.posted_at), post.fingerprint
        (new if was is None else changed).append(text)
    ImportedText.objects.bulk_create(new)
    fields = ["kind", "tag", "body", "score", "posted_at", "author_name", "url", "licence", "fingerprint"]
    ImportedText.objects.bulk_update(changed, fields)
    run.add("posts", len(new))
    run.updated["posts"] += len(changed)
