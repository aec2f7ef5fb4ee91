"""What members said: topics, replies, comments, accepted answers and helpful votes, through the real actions."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from forums.actions import (
    accept_solution,
    assign_topic,
    claim_topic,
    close_topic,
    comment,
    edit_post,
    feature_topic,
    merge_topic,
    open_as_wiki,
    pin_topic,
    post_topic,
    reply,
    slow_topic,
    write_note,
)
from forums.models import BoardPage, Post, Topic
from ideas.quarters import end_of_quarter, quarter_at
from portal.activity.actions import keep_promise, make_promise
from portal.articles.models import ArticlePage
from portal.members.models import Member
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import DemoPromise, DemoTopic, moment
from portal.operations.demo.votes import Votes
from portal.products.models import ProductPage
from portal.writing.html import from_markdown

# An act of a topic: when, and what to do then.
Act = tuple[datetime, Callable[[], Any]]


class Talk:
    """Loads topics one by one, each whole or not at all."""

    def __init__(
        self,
        kept: Kept,
        *,
        members: dict[str, Member],
        boards: dict[str, BoardPage],
        products: dict[str, ProductPage],
        now: datetime,
        seed: int,
    ) -> None:
        self.kept, self.members, self.boards, self.products = kept, members, boards, products
        self.now, self.seed = now, seed

    @transaction.atomic
    def load(self, text: DemoTopic) -> Topic:
        """Post a topic and all that was said and done in it, in the order in which it happened."""
        at = moment(text.ago, self.now)
        by = self.members[text.author]
        topic = post_topic(
            board_id=self.boards[text.board].pk,
            by=by,
            kind=text.kind,
            title=text.title,
            body=self._html(text.body),
            tags=tuple(text.tags),
            product=self.products.get(text.about),
            answers=self._answers(text),
            read=self._read(text),
            now=at,
        )
        made: dict[int, Post] = {}
        acts = sorted(self._acts(topic, text, at, made), key=lambda pair: pair[0])
        for moment_of_act, act in acts:
            if moment_of_act < self.now:
                act()
        self._votes_of(topic, text, at, made).write()
        for moment_of_act, act in acts:
            if moment_of_act == self.now:
                act()
        dice = random.Random(f"{self.seed}:{text.key}:views")
        said = 1 + len(text.replies)
        Topic.objects.filter(pk=topic.pk).update(view_count=said * dice.randrange(9, 40))
        self.kept.keep(text.key, topic)
        return topic

    def _edit(self, topic: Topic, text: DemoTopic, at: datetime) -> None:
        """The author opens the topic for others, and one of them adds to it."""
        assert text.wiki is not None
        first, now = topic.posts.get(position=1), at + text.wiki.later
        open_as_wiki(post=first, by=self.members[text.author], now=at + timedelta(minutes=5))
        body = self._html(text.body.replace(text.wiki.old, text.wiki.new))
        edit_post(post=first, by=self.members[text.wiki.editor], body=body, reason=text.wiki.reason, now=now)

    def _answers(self, text: DemoTopic) -> dict[int, str]:
        """What it says to the fields of its board, by their numbers. A label that the board does not have is an error."""
        if not text.answers:
            return {}
        fields = {field.label: field.pk for field in self.boards[text.board].ask_fields.all()}
        return {fields[label]: answer for label, answer in text.answers.items()}

    def _read(self, text: DemoTopic) -> list[tuple[str, int]]:
        """What its author had read: articles and topics by their titles, those that are there."""
        articles = dict(ArticlePage.objects.filter(title__in=text.read).values_list("title", "pk"))
        topics = dict(Topic.objects.filter(title__in=text.read).values_list("title", "pk"))
        kinds = {"articles.article": articles, "forums.topic": topics}
        return [(kind, numbers[title]) for title in text.read for kind, numbers in kinds.items() if title in numbers]

    def _acts(self, topic: Topic, text: DemoTopic, at: datetime, made: dict[int, Post]) -> list[Act]:
        """All but votes. `made` gets the replies by their places in the text."""
        acts: list[Act] = []

        def say(place: int, words: Any) -> None:
            author, body = self.members[words.author], self._html(words.body)
            made[place] = reply(
                topic=topic, by=author, body=body, is_official=words.is_official and topic.is_question, now=at + words.later
            )

        for place, words in enumerate(text.replies):
            acts.append((at + words.later, lambda place=place, words=words: say(place, words)))
            for remark in words.comments:
                acts.append(
                    (
                        at + remark.later,
                        lambda place=place, remark=remark: comment(
                            post=made[place],
                            by=self.members[remark.author],
                            body=self._html(remark.body),
                            now=at + remark.later,
                        ),
                    )
                )
            if words.accepted is not None:
                acts.append(
                    (
                        at + words.accepted,
                        lambda place=place, words=words: accept_solution(
                            post=made[place], by=self.members[text.author], now=at + words.accepted
                        ),
                    )
                )
        for owed in text.promises:
            acts.append((at + owed.later, lambda owed=owed: self._promise(topic, owed, at)))
        if text.closed_later is not None:
            acts.append((at + text.closed_later, lambda: self._close(topic, text, at)))
        if text.claimed_by:
            acts.append((self.now, lambda: claim_topic(topic=topic, by=self.members[text.claimed_by], now=self.now)))
        if text.note:
            who, after, words = text.note
            acts.append(
                (
                    at + after,
                    lambda: write_note(topic=topic, by=self.members[who], body=self._html(words), now=at + after),
                )
            )
        if text.wiki:
            acts.append((at + text.wiki.later, lambda: self._edit(topic, text, at)))
        if text.is_featured:
            acts.append((at + timedelta(minutes=2), lambda: feature_topic(topic=topic, by=self.members["lena"], now=at)))
        if text.assigned_to:
            acts.append((at + timedelta(minutes=3), lambda: self._assign(topic, text, at)))
        if text.slow_seconds or text.merged_into:
            # Last of all: nothing that was said before waits, and nothing is said in a topic that is gone.
            acts.append((self.now, lambda: self._curate(topic, text, at)))
        if text.is_pinned:
            acts.append((at + timedelta(minutes=1), lambda: pin_topic(topic=topic, by=self.members["lena"], now=at)))
        return acts

    def _votes_of(self, topic: Topic, text: DemoTopic, at: datetime, made: dict[int, Post]) -> Votes:
        """Until now: who found which answer helpful, who has the problem too, and whom it saved asking."""
        return Votes(
            topic,
            helpful=[
                (made[place], voter, when)
                for place, words in enumerate(text.replies)
                if place in made
                for when, voter in self._votes(text, place, words, at)
                if when <= self.now
            ],
            same=[(member, when) for when, member in self._others_with_it(text, at) if when <= self.now],
            solved=[(member, draft, when) for when, member, draft in self._others_who_solved_it(text, at) if when <= self.now],
        )

    def _votes(self, text: DemoTopic, place: int, words: Any, at: datetime) -> list[tuple[datetime, Member]]:
        """Who found it helpful, and when: drawn by the seed, more of them soon after than later."""
        dice = random.Random(f"{self.seed}:{text.key}:{place}")
        said_at = at + words.later
        voters = [
            member
            for name, member in self.members.items()
            if name != words.author and member.joined_at < said_at and self._may_see(member, text.board)
        ]
        left = (self.now - said_at).total_seconds()
        spread = min(left, timedelta(days=21).total_seconds())
        return [
            (said_at + timedelta(seconds=spread * dice.random() ** 3), voter)
            for voter in dice.sample(voters, min(words.helpful, len(voters)))
        ]

    def _others_with_it(self, text: DemoTopic, at: datetime) -> list[tuple[datetime, Member]]:
        """Who has the problem of a question too, and when they said so: drawn by the seed."""
        if text.kind != "question":
            return []
        dice = random.Random(f"{self.seed}:{text.key}:same")
        members = [
            member
            for name, member in self.members.items()
            if name != text.author and member.joined_at < at and self._may_see(member, text.board)
        ]
        spread = min((self.now - at).total_seconds(), timedelta(days=21).total_seconds())
        count = min(int(len(members) * dice.random() ** 3), len(members))
        return [(at + timedelta(seconds=spread * dice.random() ** 2), member) for member in dice.sample(members, count)]

    def _others_who_solved_it(self, text: DemoTopic, at: datetime) -> list[tuple[datetime, Member, str]]:
        """Who did not ask, as this had solved it: of solved questions, drawn by the seed."""
        accepted = next((at + words.accepted for words in text.replies if words.accepted is not None), None)
        if accepted is None or accepted > self.now:
            return []
        dice = random.Random(f"{self.seed}:{text.key}:solved")
        members = [
            member
            for name, member in self.members.items()
            if name != text.author and member.joined_at < accepted and self._may_see(member, text.board)
        ]
        count = int(len(members) * dice.random() ** 2)
        left = (self.now - accepted).total_seconds()
        return [
            (accepted + timedelta(seconds=left * dice.random()), member, f"{dice.getrandbits(64):016x}")
            for member in dice.sample(members, count)
        ]

    def _may_see(self, member: Member, board: str) -> bool:
        from forums.boards import ids_visible_to

        return self.boards[board].pk in ids_visible_to(member)

    def _promise(self, topic: Topic, owed: DemoPromise, at: datetime) -> None:
        owner = self.members.get(owed.owner)
        promise = make_promise(
            about=topic,
            kind="demo.promise",
            what=owed.what,
            due_at=self._due(owed.due),
            owner=owner,
            owner_name="" if owner else owed.owner,
            to=topic.author,
            by=owner,
            now=at + owed.later,
        )
        if owed.kept_ago:
            keep_promise(promise=promise, by=owner, now=moment(owed.kept_ago, self.now))

    def _due(self, due: timedelta | int) -> datetime:
        if isinstance(due, timedelta):
            return self.now + due
        end = end_of_quarter(quarter_at(self.now.date(), due))
        assert end is not None
        return end

    def _assign(self, topic: Topic, text: DemoTopic, at: datetime) -> None:
        assign_topic(topic=topic, to=self.members[text.assigned_to], by=self.members["lena"], now=at)

    def _curate(self, topic: Topic, text: DemoTopic, at: datetime) -> None:
        lena = self.members["lena"]
        if text.slow_seconds:
            slow_topic(topic=topic, seconds=text.slow_seconds, by=lena, now=self.now)
        if text.merged_later is not None:
            into = Topic.objects.get(title=text.merged_into, board=topic.board)
            merge_topic(topic=topic, into=into, by=self.members[text.merged_by], now=at + text.merged_later)

    def _close(self, topic: Topic, text: DemoTopic, at: datetime) -> None:
        original = Topic.objects.filter(title=text.duplicate_of, board=topic.board).order_by("pk").first()
        close_topic(
            topic=topic,
            by=self.members[text.closed_by],
            reason="Asked and answered already.",
            duplicate_of=original,
            now=at + (text.closed_later or timedelta()),
        )

    def _html(self, markdown: str) -> str:
        return from_markdown(markdown)
