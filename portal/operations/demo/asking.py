"""What the company asks its members: a poll, a conversation, an idea contest, through the real actions."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from forums.actions import add_poll
from forums.models import Post
from ideas.contests.actions import (
    NoVotesLeft,
    announce_winners,
    appoint_juror,
    enter_idea,
    score_entry,
    vote_for_entry,
)
from ideas.contests.models import ContestPage, JuryCriterion
from ideas.models import Idea, IdeaBoardPage
from portal.common.disclosure import Disclosure
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.operations.demo.house import home_page, publish
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import moment
from portal.polls.actions import NewPoll, add_statement, answer_poll, answer_statement, close_poll, draw_map, vote
from portal.polls.models import ConversationPage, InlinePoll, PollChoice, PollPage

_ASKS = "dov"  # who asks for the company


@transaction.atomic
def load_asking(
    texts: dict[str, Any],
    members: dict[str, Member],
    idea_boards: dict[str, IdeaBoardPage],
    kept: Kept,
    *,
    now: datetime,
    seed: int,
) -> None:
    """Pages that are not there yet, each with its answers."""
    company = members[_ASKS]
    people = [member for handle, member in sorted(members.items()) if not member.is_company]
    if "poll" not in kept:
        kept.keep("poll", _poll(texts["poll"], company, people, now, seed))
    if "closed-poll" not in kept:
        kept.keep("closed-poll", _poll(texts["closed_poll"], company, people, now, seed))
    if "confidential-poll" not in kept:
        kept.keep("confidential-poll", _poll(texts["confidential_poll"], company, people, now, seed))
    if "topic-poll" not in kept and (poll := _topic_poll(texts["topic_poll"], people, now, seed)) is not None:
        kept.keep("topic-poll", poll)
    if "conversation" not in kept:
        kept.keep("conversation", _conversation(texts["conversation"], company, people, members, now, seed))
    if "contest" not in kept:
        kept.keep("contest", _contest(texts["contest"], members, people, idea_boards, now, seed))
    if "decided" not in kept:
        kept.keep("decided", _decided(texts["decided"], members, people, idea_boards, now, seed))


def _poll(text: dict[str, Any], by: Member, people: list[Member], now: datetime, seed: int) -> PollPage:
    at, dice = moment(text["ago"], now), random.Random(f"{seed}|{text['slug']}")
    closes_at = at + timedelta(days=text["days"]) if "days" in text else None
    page = PollPage(
        title=text["title"],
        slug=text["slug"],
        intro=text["intro"],
        most_choices=text["most_choices"],
        disclosure=text["disclosure"],
        closes_at=closes_at,
    )
    poll = home_page().add_child(instance=page)
    for place, choice in enumerate(text["choices"]):
        PollChoice.objects.create(poll=poll, text=choice, sort_order=place)
    publish(poll, by, at)
    poll = PollPage.objects.get(pk=poll.pk)
    choices = list(poll.choices.values_list("pk", flat=True))
    for member in dice.sample(people, int(len(people) * text.get("share", 0.75))):
        chosen = {dice.choices(choices, text["weights"])[0] for _ in range(dice.choice((1, 1, text["most_choices"])))}
        _try(answer_poll, poll=poll, by=member, choices=chosen, now=_between(dice, at, min(now, closes_at or now)))
    close_poll(poll=poll, now=now)
    return poll


def _topic_poll(text: dict[str, Any], people: list[Member], now: datetime, seed: int) -> InlinePoll | None:
    """A member asks in their own topic. None where the topic is gone."""
    first = Post.objects.filter(topic__title=text["topic"], position=1).select_related("topic", "author").first()
    if first is None or first.author is None:
        return None
    at, dice = first.posted_at + timedelta(minutes=4), random.Random(f"{seed}|topic-poll")
    asked = NewPoll(text["question"], tuple(text["choices"]))
    poll = _try(add_poll, post=first, asked=asked, by=first.author, now=at)
    if poll is None:
        return None
    choices = list(poll.choices.values_list("pk", flat=True))
    for member in dice.sample(people, int(len(people) * text["share"])):
        chosen = dice.choices(choices, text["weights"])[:1]
        _try(vote, poll=poll, by=member, choices=chosen, now=_between(dice, at, now))
    return poll


def _conversation(
    text: dict[str, Any], by: Member, people: list[Member], members: dict[str, Member], now: datetime, seed: int
) -> ConversationPage:
    at, dice = moment(text["ago"], now), random.Random(f"{seed}|conversation")
    page = ConversationPage(title=text["title"], slug=text["slug"], intro=text["intro"], disclosure=Disclosure.OPEN)
    conversation = home_page().add_child(instance=page)
    publish(conversation, by, at)
    conversation = ConversationPage.objects.get(pk=conversation.pk)
    statements = [
        (add_statement(conversation=conversation, by=by, text=words, now=at), lines) for words, *lines in text["statements"]
    ]
    for number, member in enumerate(people):
        for statement, lines in statements:
            answer = lines[number % 2] if dice.random() < 0.9 else dice.choice((-1, 0, 1))
            if dice.random() < 0.92:
                _try(answer_statement, statement=statement, by=member, answer=answer, now=_between(dice, at, now))
    added = text["added"]
    _try(add_statement, conversation=conversation, by=members[added["by"]], text=added["text"], now=now - timedelta(days=1))
    draw_map(conversation=conversation, now=now)
    return conversation


def _contest(
    text: dict[str, Any],
    members: dict[str, Member],
    people: list[Member],
    idea_boards: dict[str, IdeaBoardPage],
    now: datetime,
    seed: int,
) -> ContestPage:
    by, dice = members[_ASKS], random.Random(f"{seed}|contest")
    vote_until, judge_until = (now + timedelta(days=text[name]) for name in ("vote_days", "judged_days"))
    contest = _contest_page(text, by, idea_boards, now, vote_until=vote_until, judge_until=judge_until)
    _appoint(contest, text, members, by)
    begins, collected, refined, board = contest.starts_at, contest.collect_until, contest.refine_until, contest.board
    ideas = Idea.objects.public_rows().open().filter(board=board, author__isnull=False, posted_at__lt=collected)
    entries = []
    for number, idea in enumerate(ideas.select_related("author").order_by("-posted_at", "pk")[: text["entries"]]):
        pitch = text["pitches"][number] if number < len(text["pitches"]) else ""
        at = max(begins, idea.posted_at) + timedelta(hours=number + 1)
        entry = _try(enter_idea, contest=contest, idea=idea, by=idea.author, pitch=pitch, now=at)
        entries += [entry] if entry else []
    for member in dice.sample(people, len(people) // 2):
        for entry in dice.sample(entries, min(dice.choice((1, 2, 3)), len(entries))):
            _try(vote_for_entry, entry=entry, by=member, now=_between(dice, refined, now))
    return contest


def _decided(
    text: dict[str, Any],
    members: dict[str, Member],
    people: list[Member],
    idea_boards: dict[str, IdeaBoardPage],
    now: datetime,
    seed: int,
) -> ContestPage:
    """An idea contest of last quarter, with its winners and a report."""
    by, dice = members[_ASKS], random.Random(f"{seed}|decided")
    announced = moment(text["announced"], now)
    contest = _contest_page(text, by, idea_boards, now, vote_until=moment(text["voted"], now), report=text["report"])
    jury = _appoint(contest, text, members, by)
    criteria = list(contest.criteria.values_list("pk", flat=True))
    entries, places = [], {}
    for number, line in enumerate(text["entries"]):
        idea = Idea.objects.filter(board=contest.board, title=line["idea"]).select_related("author").first()
        if idea is None or idea.is_closed:
            continue
        at = max(contest.starts_at, idea.posted_at) + timedelta(hours=number + 1)
        entry = _try(enter_idea, contest=contest, idea=idea, by=idea.author, pitch=line["pitch"], now=at)
        if entry is None:
            continue
        entries.append(entry)
        if "place" in line:
            places[entry.pk] = (line["place"], line["reason"])
        for juror, points in zip(jury, line["points"], strict=False):
            given = dict(zip(criteria, points, strict=True))
            _try(score_entry, entry=entry, by=juror, points=given, now=contest.vote_until)
    for member in dice.sample(people, len(people) // 2):
        for entry in dice.choices(entries, range(len(entries), 0, -1), k=2):
            at = _between(dice, contest.refine_until, contest.vote_until)
            _try(vote_for_entry, entry=entry, by=member, now=at)
    if places:
        announce_winners(contest=contest, by=by, places=places, now=announced)
    return contest


def _contest_page(
    text: dict[str, Any], by: Member, idea_boards: dict[str, IdeaBoardPage], now: datetime, **fields: Any
) -> ContestPage:
    """The page itself, published on its first day, with what the jury goes by."""
    begins, collected, refined = (moment(text[name], now) for name in ("begins", "collected", "refined"))
    page = ContestPage(
        title=text["title"],
        slug=text["slug"],
        intro=text["intro"],
        brief=text["brief"],
        board=idea_boards[text["board"]],
        starts_at=begins,
        collect_until=collected,
        refine_until=refined,
        **fields,
    )
    contest = home_page().add_child(instance=page)
    for place, (name, weight, hint) in enumerate(text["criteria"]):
        JuryCriterion.objects.create(contest=contest, name=name, weight=weight, hint=hint, sort_order=place)
    publish(contest, by, begins)
    return ContestPage.objects.get(pk=contest.pk)


def _appoint(contest: ContestPage, text: dict[str, Any], members: dict[str, Member], by: Member) -> list[Member]:
    jury = [members[handle] for handle in text["jury"] if handle in members]
    for member in jury:
        appoint_juror(contest=contest, member=member, by=by, now=contest.starts_at)
    return jury


def _try(act: Any, **arguments: Any) -> Any:
    """Some of the demo's members may not take part, such as one who is suspended: they do not."""
    try:
        return act(**arguments)
    except (Refused, NoVotesLeft):
        return None


def _between(dice: random.Random, begin: datetime, end: datetime) -> datetime:
    return begin + (end - begin) * dice.uniform(0.02, 0.98)
