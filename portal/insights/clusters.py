"""Clusters of the report: ideas and topics that ask for the same, with who asks and how that grows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from forums.models import ProblemVote
from ideas.models import Vote
from ideas.workbench.segments import segment_of_vote
from portal.common.private_counts import FEWEST_PEOPLE
from portal.common.viewer import Viewer
from portal.insights.content_refs import Key, Thing, may_see_members, members_behind, things_of
from portal.insights.filter_params import Asked
from portal.insights.models import MiningRun
from portal.members.models import Member

MONTH = timedelta(days=30)
MOST = 20


@dataclass(frozen=True)
class ClusterRow:
    """Things that say nearly the same. People wrote one of them, voted for it, or have the problem too; each counts once."""

    pk: int
    things: list[Thing]
    words: list[str]
    people: int
    now: int  # people who asked in the last thirty days
    before: int  # in the thirty before
    members: list[Member]

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def fall(self) -> int:
        return -self.change

    @property
    def merge_url(self) -> str:
        """Where one sees what a merge of the two ideas with the most votes would do; of one board only."""
        ideas = sorted(
            (thing.row for thing in self.things if thing.key[0] == "ideas.idea"), key=lambda idea: (-idea.support, idea.pk)
        )
        pair = next(((one, other) for one, other in pairwise(ideas) if one.board_id == other.board_id), None)
        return f"/ideas/{pair[1].pk}/merge/?into={pair[0].pk}" if pair else ""


def clusters_for(run: MiningRun | None, asked: Asked, viewer: Viewer, now: datetime) -> list[ClusterRow]:
    """Of each cluster what the reader may see, if that is still two things; the most people first.

    With a board or a product: clusters of which at least one thing stands there. With a segment: those of which five of
    its people ask for something, and only they are counted; that is for whoever may view members. Six queries.
    """
    if run is None or (asked.segment and not may_see_members(viewer)):
        return []
    clusters = list(run.clusters.order_by("pk"))
    seen = things_of(viewer, [tuple(key) for cluster in clusters for key in cluster.things])
    seen = {key: thing for key, thing in seen.items() if _stands(thing)}
    acts: dict[Key, list[tuple[int, datetime]]] = defaultdict(list)
    for key, person, at in _acts(seen, asked.segment):
        acts[key].append((person, at))
    rows = []
    for cluster in clusters:
        things = [seen[key] for pair in cluster.things if (key := tuple(pair)) in seen]
        if len(things) < 2 or not any(asked.fits(thing.scope, thing.row.product_id) for thing in things):
            continue
        done = [act for thing in things for act in acts[thing.key]]
        people = len({person for person, _at in done})
        if asked.segment and people < FEWEST_PEOPLE:
            continue
        things.sort(key=lambda thing: (thing.key[0] != "ideas.idea", -len(acts[thing.key]), thing.key[1]))
        rows.append(
            ClusterRow(
                pk=cluster.pk,
                things=things,
                words=_words(cluster.shared_words, {thing.key for thing in things}),
                people=people,
                now=len({person for person, at in done if at > now - MONTH}),
                before=len({person for person, at in done if now - 2 * MONTH < at <= now - MONTH}),
                members=members_behind(things, viewer),
            )
        )
    return sorted(rows, key=lambda row: (-row.people, -row.change, row.pk))[:MOST]


def _stands(thing: Thing) -> bool:
    """Since the night it may have been merged or closed."""
    return thing.row.merged_into_id is None and not (thing.key[0] == "ideas.idea" and thing.row.is_closed)


def _acts(things: dict[Key, Thing], segment: str) -> Iterator[tuple[Key, int, datetime]]:
    """Who asked for each, and when: by writing it, by a vote, by having the problem too."""
    ideas = [pk for kind, pk in things if kind == "ideas.idea"]
    topics = [pk for kind, pk in things if kind == "forums.topic"]
    votes = Vote.objects.filter(idea__in=ideas, is_counted=True).exclude(member=None)
    problems = ProblemVote.objects.filter(topic__in=topics)
    authors = {thing.author.pk for thing in things.values() if thing.author is not None}
    if segment:
        votes = votes.alias(of=segment_of_vote()).filter(of=segment)
        problems = problems.filter(member__organisation__segment=segment)
        authors = set(Member.objects.filter(pk__in=authors, organisation__segment=segment).values_list("pk", flat=True))
    for key, thing in things.items():
        if thing.author is not None and thing.author.pk in authors:
            yield key, thing.author.pk, thing.row.posted_at
    for idea, member, at in votes.values_list("idea", "member", "created_at").iterator(5000):
        yield ("ideas.idea", idea), member, at
    for topic, member, at in problems.values_list("topic", "member", "created_at").iterator(5000):
        yield ("forums.topic", topic), member, at


def _words(shared: list[Any], keys: set[Key]) -> list[str]:
    """What the things have in common, of pairs of which both can be read: the words of most pairs first."""
    counts = Counter[str]()
    for kind, pk, other_kind, other_pk, words in shared:
        if (kind, pk) in keys and (other_kind, other_pk) in keys:
            counts.update(words)
    return [word for word, _count in counts.most_common(3)]
