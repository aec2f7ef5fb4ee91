"""PostLinks.xml: which question repeats another, and which belong together."""

from __future__ import annotations

from django.db import transaction

from forums.models import ImportedPost, Topic
from portal.common.bulk import among, update_rows
from portal.operations.stackexchange.run import BATCH, Run
from portal.operations.stackexchange.tables import DUPLICATE

_NAMES = {DUPLICATE: "duplicate_of"}


def import_links(run: Run) -> None:
    """Keep the links of each post as facts, by number at the source; a duplicate points at its original here."""
    for posts in run.lanes.while_going(run.staging.owners("links", "post", BATCH)):
        with transaction.atomic():
            _write(run, posts)


def _write(run: Run, posts: list[int]) -> None:
    links = list(run.staging.links_of(posts))
    numbers = set(posts) | {other for _post, other, _kind in links}
    fields = ("source_id", "pk", "post_id", "post__topic_id", "post__position", "facts")
    held = {row[0]: row[1:] for row in run.imported_posts().filter(among("source_id", numbers)).values_list(*fields)}
    found: dict[int, dict[str, list[int]]] = {}
    for post, other, kind in links:
        if post not in held or other not in held:
            run.skip("links", "one end is no post here or not in the dump")
        else:
            found.setdefault(post, {}).setdefault(_NAMES.get(kind, "related"), []).append(other)
    facts_rows, duplicates = [], []
    for post, kinds in found.items():
        pk, _post_id, topic_id, position, facts = held[post]
        before = {name: facts.get(name, []) for name in ("related", "duplicate_of")}
        after = {name: kinds.get(name, []) for name in before}
        if before == after:
            continue
        run.add("links", sum(len(set(after[name]) - set(before[name])) for name in after))
        facts_rows.append(({**facts, **{name: ids for name, ids in after.items() if ids}}, pk))
        original = next((held[other] for other in after["duplicate_of"] if held[other][3] == 1), None)
        if original and position == 1 and original[2] != topic_id:
            duplicates.append((original[2], topic_id))
    update_rows(ImportedPost, ["facts"], facts_rows)
    # A moderator here may have named another original: theirs stays.
    free = set(Topic.objects.filter(pk__in=[pk for _to, pk in duplicates], duplicate_of=None).values_list("pk", flat=True))
    update_rows(Topic, ["duplicate_of_id"], [(to, pk) for to, pk in duplicates if pk in free])
