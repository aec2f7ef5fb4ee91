"""What members wish for: idea boards, ideas, votes, comments and what the company said, through the real actions."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import PageViewRestriction

from forums.models import Topic
from ideas.actions import (
    cast_vote,
    change_status,
    comment_on_idea,
    find_comment_helpful,
    give_vote_for,
    merge_ideas,
    propose_idea,
    respond,
    split_idea,
)
from ideas.boards import board_map
from ideas.models import Idea, IdeaBoardIndexPage, IdeaBoardPage, IdeaField, Spokesperson, Status, VoteMode
from ideas.quarters import quarter_at
from ideas.roadmap.actions import note_published, tell_progress
from ideas.roadmap.models import ChangelogIdea, ChangelogIndexPage, ChangelogPage
from portal.common.access import access_changed
from portal.common.permissions import Refused
from portal.conversions.actions import idea_from_topic
from portal.members.models import Member
from portal.operations.demo.company import DOMAIN
from portal.operations.demo.house import home_page, publish
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import moment
from portal.products.models import ProductPage
from portal.writing.html import from_markdown

_RULES = {"vote_mode", "roadmap_by", "has_roadmap", "answer_votes"}
_PRODUCT_LEAD = "dov"


def load_boards(
    rows: list[dict[str, Any]],
    products: dict[str, ProductPage],
    kept: Kept,
    *,
    members: dict[str, Member],
    by: Member,
    at: datetime,
) -> dict[str, IdeaBoardPage]:
    """Idea boards by slug. One with a `group` is closed to all others."""
    index = IdeaBoardIndexPage.objects.child_of(home_page()).first()
    if index is None:
        intro = "An idea with ten votes gets a first answer within 14 days, from a person with a name."
        index = IdeaBoardIndexPage(title="Ideas", slug="ideas", intro=intro, show_in_menus=True)
        home_page().add_child(instance=index)
        kept.keep("page:ideas", index)

    def make(facts: dict[str, Any]) -> IdeaBoardPage:
        page = IdeaBoardPage(title=facts["title"], slug=facts["slug"], intro=facts["intro"])
        for name in _RULES & facts.keys():
            setattr(page, name, facts[name])
        page.default_owner = members.get(facts.get("default_owner", ""))
        page.products = [products[name] for name in facts.get("products", [])]
        page.statuses = [
            Status(name=name, meaning=meaning, sort_order=place)
            for place, (name, meaning) in enumerate(facts.get("statuses", []))
        ]
        page.fields = [IdeaField(sort_order=place, **field) for place, field in enumerate(facts.get("fields", []))]
        page.live = "group" not in facts  # a closed board is open to nobody before its restriction stands
        index.add_child(instance=page)
        if "group" in facts:
            restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
            restriction.groups.set([Group.objects.get_or_create(name=facts["group"])[0]])
        publish(page, by, at)
        return page

    boards = {
        facts["slug"]: kept.find_or_make(f"idea-board:{facts['slug']}", IdeaBoardPage, lambda facts=facts: make(facts))
        for facts in rows
    }
    access_changed()
    return boards


class Wishes:
    """Loads ideas one by one, each whole or not at all."""

    def __init__(
        self,
        kept: Kept,
        *,
        members: dict[str, Member],
        boards: dict[str, IdeaBoardPage],
        products: dict[str, ProductPage],
        now: datetime,
        seed: int,
    ) -> None:
        self.kept, self.members, self.boards, self.products = kept, members, boards, products
        self.now, self.seed = now, seed

    @transaction.atomic
    def load(self, key: str, text: dict[str, Any]) -> Idea:
        """Propose an idea, and let all that happened to it happen in its order."""
        at = moment(text["ago"], self.now)
        idea = self._from_topic(text, at) if "topic" in text else self._proposed(text, at)
        acts = [*self._votes(key, idea, text, at), *self._comments(idea, text), *self._decisions(idea, text)]
        for _at, act in sorted(acts, key=lambda pair: pair[0]):
            act()
        self.kept.keep(key, idea)
        return idea

    def _proposed(self, text: dict[str, Any], at: datetime) -> Idea:
        board = self.boards[text["board"]]
        questions = list(board.fields.all())
        return propose_idea(
            board_id=board.pk,
            by=self.members[text["author"]],
            title=text["title"],
            body=from_markdown(text["body"].strip()),
            tags=text.get("tags", ()),
            product=self.products.get(text.get("about", "")),
            answers=[(questions[0].pk, questions[0].label, text["answer"])] if "answer" in text and questions else (),
            now=at,
        )

    def _from_topic(self, text: dict[str, Any], at: datetime) -> Idea:
        """Made of a topic of the demo, with its first post."""
        topic = Topic.objects.get(title=text["topic"], author__in=self.members.values())
        first = list(topic.posts.filter(position=1).values_list("pk", flat=True))
        given = {"title": text["title"], "body": from_markdown(text["body"].strip()), "posts": first}
        board = self.boards[text["board"]]
        return idea_from_topic(topic=topic, by=self.members[text["author"]], board_id=board.pk, now=at, **given)

    def _votes(self, key: str, idea: Idea, text: dict[str, Any], at: datetime) -> list[tuple[datetime, Callable[[], Any]]]:
        """So many members vote, most of them soon. Nobody votes for an idea after it was closed."""
        dice = random.Random(f"{self.seed}:{key}:votes")
        board = board_map()[idea.board_id]
        closed = min(
            (moment(row["ago"], self.now) for row in text.get("statuses", []) if row["to"] in _CLOSED), default=self.now
        )
        able = [member for name, member in sorted(self.members.items()) if board.is_visible_to(member)]
        surely = [self.members[name] for name in text.get("voters", [])]
        others = [member for member in able if member not in surely]
        voters = surely + dice.sample(others, min(text["votes"] - len(surely), len(others)))
        acts: list[tuple[datetime, Callable[[], Any]]] = []
        for member in voters:
            when = at + (closed - at) * dice.random() ** 2
            weight, importance = dice.choice([1, 1, 2, 3]), dice.choice([1, 2, 2, 3])
            is_named = dice.random() < 0.3
            acts.append((when, lambda m=member, w=weight, i=importance, n=is_named, t=when: self._vote(idea, m, w, i, n, t)))
        return acts

    def _vote(self, idea: Idea, member: Member, weight: int, importance: int, is_named: bool, when: datetime) -> None:
        if board_map()[idea.board_id].vote_mode != VoteMode.BUDGET:
            weight = 1
        try:
            with transaction.atomic():
                cast_vote(idea=idea, by=member, weight=weight, importance=importance, is_named=is_named, now=when)
        except Refused:
            return  # their votes are spent

    def _comments(self, idea: Idea, text: dict[str, Any]) -> list[tuple[datetime, Callable[[], Any]]]:
        return [(moment(row["ago"], self.now), lambda row=row: self._say(idea, row)) for row in text.get("comments", [])]

    def _say(self, idea: Idea, row: dict[str, Any]) -> None:
        """A comment with its answers, and who found it helpful."""
        when = moment(row["ago"], self.now)
        top = comment_on_idea(idea=idea, by=self.members[row["by"]], body=from_markdown(row["body"]), now=when)
        for answer in row.get("answers", []):
            at, by = moment(answer["ago"], self.now), self.members[answer["by"]]
            comment_on_idea(idea=idea, by=by, body=from_markdown(answer["body"]), parent=top, now=at)
        others = [member for name, member in sorted(self.members.items()) if name != row["by"]]
        for member in random.Random(f"{self.seed}:{top.excerpt}").sample(others, row.get("helpful", 0)):
            if board_map()[idea.board_id].is_visible_to(member):
                find_comment_helpful(comment=top, by=member, now=when)

    def _decisions(self, idea: Idea, text: dict[str, Any]) -> list[tuple[datetime, Callable[[], Any]]]:
        acts: list[tuple[datetime, Callable[[], Any]]] = [
            (moment(row["ago"], self.now), lambda row=row: self._decide(idea, row)) for row in text.get("statuses", [])
        ]
        response = text.get("response")
        if response:
            when, by = moment(response["ago"], self.now), self.members[response["by"]]
            body = from_markdown(response["body"].strip())
            acts.append((when, lambda: respond(idea=idea, by=by, body=body, now=when)))
        return acts

    def _decide(self, idea: Idea, row: dict[str, Any]) -> None:
        by, when = self.members[row.get("by", _PRODUCT_LEAD)], moment(row["ago"], self.now)
        quarter = quarter_at(self.now.date(), row["quarter"]) if "quarter" in row else None
        status = Status.objects.get(board_id=idea.board_id, name=row["to"])
        facts = {"reason": row.get("reason", ""), "owner": by, "target_quarter": quarter}
        change_status(idea=idea, by=by, status_id=status.pk, now=when, **facts)
        for progress, ago, note in row.get("progress", []):
            idea.refresh_from_db(fields=["target_quarter"])
            said, planned = moment(ago, self.now), idea.target_quarter
            tell_progress(idea=idea, by=by, progress=progress, note=note, target_quarter=planned, now=said)


_CLOSED = {"Delivered", "Not doing"}


def load_voices(members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """Bram may vote for his café; Marit has given a vote for Priya after a call."""
    bram, priya, marit = members["bram"], members["priya"], members["marit"]
    if bram.organisation is not None:
        known = {"member": bram, "organisation": bram.organisation}
        Spokesperson.objects.get_or_create(**known, defaults={"given_by": marit, "given_at": now})
    wanted = Idea.objects.filter(title="Rubber feet of two heights for crooked kitchens").first()
    if "vote:priya" in kept or wanted is None or wanted.votes.filter(member=priya).exists():
        return
    said = {"source_url": f"https://support.{DOMAIN}/calls/1184", "source_note": "Our kitchen floor falls by two fingers."}
    give_vote_for(idea=wanted, by=marit, customer=priya, now=now, **said)
    kept.keep("vote:priya", wanted)


def load_changes(rows: list[dict[str, Any]], members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """The changelog: what was changed, and which ideas asked for it."""
    index = ChangelogIndexPage.objects.child_of(home_page()).first()
    if index is None:
        index = ChangelogIndexPage(title="Changes", slug="changes", intro="What is new in the machines, and who asked for it.")
        home_page().add_child(instance=index)
        kept.keep("page:changes", index)
    for row in rows:
        key, by, at = f"change:{row['title']}", members[row.get("by", _PRODUCT_LEAD)], moment(row["ago"], now)
        if key in kept:
            continue
        body = from_markdown(row["body"].strip())
        page = ChangelogPage(title=row["title"], summary=row["summary"], body=body, released_on=at.date(), live=False)
        page.ideas = [
            ChangelogIdea(idea=idea, sort_order=place)
            for place, idea in enumerate(Idea.objects.filter(title__in=row["ideas"]).order_by("pk"))
        ]
        index.add_child(instance=page)
        publish(page, by, at)
        note_published(page=page, by=by, now=at)
        kept.keep(key, page)


def load_merge(members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """Dov merges two ideas about the timer, and makes a wish that was hidden in one of them an idea of its own."""
    timer = Idea.objects.filter(title__startswith="A shot timer that starts with the pump").first()
    if timer is None or "merge:timer" in kept:
        return
    dov, at = members["dov"], now - timedelta(days=6)
    same = propose_idea(
        board_id=timer.board_id,
        by=members["emre"],
        title="Start the timer when the water flows",
        body=from_markdown("I press the button, then I remember the timer. The machine knows when it begins."),
        now=now - timedelta(days=21),
    )
    for _name, member in sorted(members.items())[:9]:
        if member.pk != dov.pk and board_map()[same.board_id].is_visible_to(member):
            cast_vote(idea=same, by=member, now=now - timedelta(days=20))
    merge_ideas(idea=same, survivor=timer, by=dov, reason="One display, one timer, one wish.", now=at)
    part = split_idea(
        idea=timer,
        by=dov,
        title="Keep the times of the last ten shots",
        body=from_markdown("Several of you want to compare shots. That is another thing than seeing one."),
        reason="It needs memory, and the timer does not.",
        now=at + timedelta(hours=1),
    )
    kept.keep("merge:timer", same)
    kept.keep("split:timer", part)
