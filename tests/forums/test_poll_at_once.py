"""Many members in one poll at the same moment: its counts are those of its votes, and nobody votes twice."""

import random
from collections import Counter

import pytest

from forums.actions import add_poll
from portal.common.permissions import Refused
from portal.polls.actions import NewPoll, change_poll, end_poll, vote, withdraw_vote
from portal.polls.models import InlineBallot, InlineChoice
from tests.forums.test_at_once import together

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_counts_are_exact_however_many_vote_change_and_withdraw_at_once(topic, asker, make_member):
    asked = NewPoll("Which basket?", ("Single", "Double", "Bottomless"), most_choices=2)
    poll = add_poll(post=topic.posts.get(position=1), asked=asked, by=asker)
    choices, dice = list(poll.choices.values_list("pk", flat=True)), random.Random(7)
    tasks = []
    for number in range(12):
        member = make_member(f"voter{number}")
        for _time in range(4):  # the same member from several devices
            chosen = dice.sample(choices, dice.choice((1, 2)))
            tasks.append(lambda member=member, chosen=chosen: vote(poll=poll, by=member, choices=chosen))
        tasks.append(lambda member=member: withdraw_vote(poll=poll, by=member))
    tasks.append(lambda: change_poll(poll=poll, asked=NewPoll("Another?", ("Yes", "No")), by=asker))
    tasks.append(lambda: end_poll(poll=poll, by=asker))
    dice.shuffle(tasks)
    errors = together(tasks, workers=15)
    assert all(isinstance(error, Refused) for error in errors) or {type(error).__name__ for error in errors} <= {
        "Refused",
        "WrongChoice",  # its choices were changed before anybody had voted
    }
    poll.refresh_from_db()
    ballots = InlineBallot.objects.filter(poll=poll).prefetch_related("choices")
    assert poll.ballot_count == len(ballots) and poll.closed_at is not None
    counted = Counter(choice.pk for ballot in ballots for choice in ballot.choices.all())
    shown = {choice.pk: choice.vote_count for choice in InlineChoice.objects.filter(poll=poll)}
    assert shown == {pk: counted[pk] for pk in shown}
