"""The writers: a night's look at what members say, and asking for one now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from ideas.duplicates.texts import community_texts
from portal.activity import periodic, retry
from portal.activity.models import PeriodicJob
from portal.common.permissions import require
from portal.common.private_counts import FEWEST_PEOPLE
from portal.common.text_similarity import TextModel, alike, groups
from portal.insights.mining import Said, Theme, themes
from portal.insights.models import Mention, MinedCluster, MinedTheme, MiningRun
from portal.insights.permissions import can_ask_for_a_look
from portal.insights.state import JOBS
from portal.insights.texts import texts_between, things_that_ask
from portal.members.models import Member

NOW, BEFORE = timedelta(days=30), timedelta(days=180)
ASKED = timedelta(days=365)  # topics older than that ask for nothing any more
KEPT = timedelta(days=90)  # looks of the past
ALIKE = 0.33  # surer than for pairs, which somebody looks through one by one (ideas/duplicates/README.md)
MOST_CLUSTERS = 50
MOST_MENTIONS = 5_000  # of a theme, here and there each
_AT_ONCE = 1_000


def mine(*, now: datetime) -> MiningRun:
    """Find themes and clusters, and keep them. The reading takes a while; the writing is one short transaction."""
    here, there = texts_between(now - NOW, now), texts_between(now - NOW - BEFORE, now - NOW)
    found = {"": themes(here, there)}
    texts = {"": _by_scope(here, there)}
    people = {"": len({said.person for said in here})}
    for segment, (own, others) in _by_segment(here).items():
        count = len({said.person for said in own})
        if count >= FEWEST_PEOPLE:
            people[segment] = count
            found[segment], texts[segment] = themes(own, others), _by_scope(own, others)
    clusters = _clusters(now)
    with transaction.atomic():
        MiningRun.objects.filter(taken_at__lt=now - KEPT).delete()
        Mention.objects.all().delete()
        run = MiningRun.objects.create(taken_at=now, now_texts=len(here), before_texts=len(there), people=people, texts=texts)
        for segment, rows in found.items():
            for theme in rows:
                _keep(run, segment, theme)
        for cluster in clusters:
            cluster.run = run
        MinedCluster.objects.bulk_create(clusters)
    return run


def ask_for_a_look(*, by: Member, now: datetime) -> None:
    """Count again now: the worker does within seconds what it would do at night."""
    require(can_ask_for_a_look(by, now))
    look_soon(now=now)


def look_soon(*, now: datetime) -> None:
    """The worker takes a look as soon as it is free: after a community was brought in, nobody waits for the night."""
    periodic.prepare(now)
    for job in PeriodicJob.objects.filter(name__in=JOBS):
        retry.job(job)


@transaction.atomic
def erase_mentions_of(*, member: Member) -> None:
    """What a member said counts for no theme once the account is gone."""
    Mention.objects.filter(person=member).delete()


def _by_segment(here: Sequence[Said]) -> dict[str, tuple[list[Said], list[Said]]]:
    """For each segment of customers what its people said, and what all others did, in the same time."""
    members = Member.objects.filter(pk__in={said.person for said in here}, organisation__isnull=False)
    segments = dict(members.exclude(organisation__segment=None).values_list("pk", "organisation__segment"))
    own: dict[str, list[Said]] = defaultdict(list)
    for said in here:
        if said.person in segments:
            own[segments[said.person]].append(said)
    return {
        segment: (rows, [said for said in here if segments.get(said.person) != segment])
        for segment, rows in sorted(own.items())
    }


def _by_scope(here: Iterable[Said], there: Iterable[Said]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, texts in enumerate((here, there)):
        for said in texts:
            counts[said.scope][place] += 1
    return dict(counts)


def _keep(run: MiningRun, segment: str, theme: Theme) -> None:
    row = MinedTheme.objects.create(
        run=run,
        segment=segment,
        term=theme.term[:120],
        now_count=len(theme.here),
        before_count=len(theme.there),
        people=theme.people,
        score=theme.score,
    )
    mentions = [
        Mention(
            theme=row,
            kind=said.key[0],
            thing=said.key[1],
            scope=said.scope,
            product_id=said.product,
            person_id=said.person,
            is_here=is_here,
            said_at=said.at,
        )
        for is_here, texts in ((True, theme.here), (False, theme.there))
        for said in texts[:MOST_MENTIONS]
    ]
    Mention.objects.bulk_create(mentions, batch_size=_AT_ONCE)


def _clusters(now: datetime) -> list[MinedCluster]:
    """Groups of ideas and topics of which each is alike to all others, the likest first."""
    things = things_that_ask(now - ASKED)
    if len(things) < 2:
        return []
    ear = TextModel(community_texts())
    texts = [thing.text for thing in things]
    likenesses = alike(ear, texts, least=ALIKE)
    value = {(row.one, row.other): row.alike for row in likenesses}
    clusters = []
    for group in groups(likenesses):
        pairs = [(one, other) for at, one in enumerate(group) for other in group[at + 1 :]]
        clusters.append(
            MinedCluster(
                things=[[things[at].kind, things[at].pk] for at in group],
                alike=sum(value[pair] for pair in pairs) / len(pairs),
                shared_words=[
                    [
                        *(things[one].kind, things[one].pk, things[other].kind, things[other].pk),
                        ear.shared_words(texts[one], texts[other], most=3),
                    ]
                    for one, other in pairs
                ],
            )
        )
    # Larger groups say more; among those of one size the likest.
    return sorted(clusters, key=lambda cluster: (-len(cluster.things), -cluster.alike))[:MOST_CLUSTERS]
