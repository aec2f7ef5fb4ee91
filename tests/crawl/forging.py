"""What is sent to addresses by somebody who has no right to it: numbers of private things under every name that forms use."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.contenttypes.models import ContentType

from forums.models import Post, StaffNote, Topic
from ideas.contests.models import Entry
from ideas.internal_records.models import IdeaNote, IdeaScore, TrackerLink
from ideas.models import Idea, IdeaComment, OfficialResponse, Vote
from ideas.pairwise.models import Comparison
from portal.moderation.models import Flag
from portal.notifications.models import Follow
from portal.polls.models import InlineBallot, InlinePoll, PollBallot, Statement, StatementAnswer
from tests.crawl.world import World


def forms(world: World) -> list[dict[str, Any]]:
    """Filled in so that it would do, had the sender the right."""
    w = world
    common = {
        "body": "Let me in, I know the way.",
        "text": "Let me in.",
        "title": "Let me into the closed room",
        "name": "Let me in",
        "reason": "I want to",
        "note": "I want to",
        "body_format": "markdown",
        "kind": "question",
        "on": "1",
        "state": "followed",
        "choices": str(w.closed_poll.choices.first().pk),
        "answer": "agree",
        "pitch": "Let me in.",
        "helpful": "yes",
        "evidence": "It is me.",
        "external-link-chooser-url": "https://example.com/",
        "email-link-chooser-email_address": "me@example.com",
        "progress": "50",
    }
    topic = {
        "board": str(w.closed_board.pk),
        "topic": str(w.closed_topic.pk),
        "topics": str(w.closed_topic.pk),
        "into": str(w.closed_topic.pk),
        "duplicate_of": str(w.closed_topic.pk),
        "post": str(w.closed_answer.pk),
        "posts": str(w.closed_answer.pk),
        "of": f"forums.topic:{w.closed_topic.pk}",
        "thing": f"forums.topic:{w.closed_topic.pk}",
        "place": f"forums:reply:{w.closed_topic.pk}",
        "quote": str(w.closed_answer.pk),
        "to": "warden",
        "act": "close",
        "show": "1",
        "pk": str(w.closed_topic.pk),
        "new_parent_page": str(w.closed_board.pk),
        "new_title": "Let me in",
        "new_slug": "let-me-in",
    }
    idea = {
        "board": str(w.closed_idea_board.pk),
        "idea": str(w.closed_idea.pk),
        "ideas": str(w.closed_idea.pk),
        "one": str(w.closed_idea.pk),
        "other": str(w.closed_twin.pk),
        "chosen": str(w.closed_idea.pk),
        "into": str(w.closed_idea.pk),
        "survivor": str(w.closed_idea.pk),
        "to": str(w.closed_idea_comment.pk),
        "comment": str(w.closed_idea_comment.pk),
        "pair": str(w.pair.pk),
        "act": "hide",
        "meaning": "committed",
        "status": str(w.closed_idea.status_id),
        "page": str(w.closed_article.pk),
        "organisation": str(w.organisation.pk),
        "new_parent_page": str(w.board_index.pk),
        "new_title": "Let me in",
        "new_slug": "let-me-in-too",
    }
    return [common | topic, common | idea]


def state_of_closed_things(world: World) -> str:
    """A fingerprint of all that the closed places hold, and of what points there."""
    boards = [world.closed_board.pk, world.gone_board.pk]
    topics = Topic.objects.filter(board_id__in=boards)
    posts = Post.objects.filter(topic__board_id__in=boards)
    ideas = Idea.objects.filter(board_id=world.closed_idea_board.pk)
    numbers = {
        model: list(rows.order_by("pk").values_list("pk", flat=True))
        for model, rows in ((Topic, topics), (Post, posts), (Idea, ideas))
    }
    rows: list[Any] = [
        topics,
        posts,
        ideas,
        IdeaComment.objects.filter(idea__in=numbers[Idea]),
        Vote.objects.filter(idea__in=numbers[Idea]),
        OfficialResponse.objects.filter(idea__in=numbers[Idea]),
        Comparison.objects.filter(board_id=world.closed_idea_board.pk),
        Entry.objects.filter(idea__in=numbers[Idea]),
        StaffNote.objects.filter(topic__in=numbers[Topic]),
        IdeaNote.objects.filter(idea__in=numbers[Idea]),
        IdeaScore.objects.filter(idea__in=numbers[Idea]),
        TrackerLink.objects.filter(idea__in=numbers[Idea]),
        PollBallot.objects.filter(poll_id=world.closed_poll.pk),
        InlinePoll.objects.filter(pk=world.closed_inline_poll.pk),
        InlineBallot.objects.filter(poll_id=world.closed_inline_poll.pk),
        Statement.objects.filter(conversation_id=world.closed_talk.pk),
        StatementAnswer.objects.filter(statement__conversation_id=world.closed_talk.pk),
    ]
    for model, pks in numbers.items():
        kind = ContentType.objects.get_for_model(model)
        rows += [table.objects.filter(object_type=kind, object_id__in=pks) for table in (Flag, Follow)]
    held = repr([list(each.order_by("pk").values_list()) for each in rows])
    return hashlib.sha256(held.encode()).hexdigest()
