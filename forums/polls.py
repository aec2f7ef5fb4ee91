"""Polls in posts: what the rules of a topic mean for them, and where a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest

from forums.cards import PostView
from forums.models import Post
from forums.permissions.polls import can_manage_poll, can_vote_in, takes_votes
from portal.common.permissions import Verdict
from portal.common.viewer import Viewer
from portal.polls.holding import HoldsPoll
from portal.polls.inline import drawn, views_of


class PostPoll(HoldsPoll[Post]):
    """The poll of a post goes where the post goes, also when topics are merged or split."""

    def can_vote(self, member: Viewer, thing: Post, now: datetime) -> Verdict:
        return can_vote_in(member, thing, now)

    def can_manage(self, member: Viewer, thing: Post, now: datetime) -> Verdict:
        return can_manage_poll(member, thing, now)

    def takes_votes(self, thing: Post) -> bool:
        return bool(takes_votes(thing.topic))


def place_polls(cards: Iterable[PostView], request: HttpRequest, now: datetime) -> None:
    """Put the polls of a page into their posts. Pages without one cost no query."""
    holding = [card for card in cards if card.post.poll_id is not None]
    views = views_of([card.post for card in holding], request.user, now)
    for card in holding:
        if (view := views.get(card.post.poll_id or 0)) is not None:
            card.poll = drawn(view, request)
