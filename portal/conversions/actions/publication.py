"""What solved a case becomes the company's answer on the topic, in words that the asker has read and agreed to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.actions import accept_solution, reply
from forums.models import Post, Topic
from portal.activity.record import record
from portal.common.html import CleanHtml, text_of
from portal.common.permissions import Refused, require
from portal.conversions.activities import ANSWER_KEPT_PRIVATE, ANSWER_PROPOSED, ANSWER_PUBLISHED
from portal.conversions.models import TopicCase
from portal.conversions.permissions import can_decide_publication, can_propose_answer
from portal.members.models import Member
from portal.writing.entry import sanitised

LONGEST_PROPOSAL = 60_000


@transaction.atomic
def propose_answer(*, case: TopicCase, by: Member, body: CleanHtml, now: datetime | None = None) -> TopicCase:
    """Staff propose what would be published. Nobody else reads it until the asker agrees; a later text takes its place."""
    now = now or timezone.now()
    topic = Topic.objects.lock_all(case.topic_id)[case.topic_id]
    case = TopicCase.objects.lock(case.pk)
    require(can_propose_answer(by, case, topic, now))
    body = sanitised(body)
    if not text_of(body) or len(body) > LONGEST_PROPOSAL:
        raise Refused(_("Write between 1 and %(count)s characters.") % {"count": LONGEST_PROPOSAL})
    case.proposal, case.proposed_by, case.proposed_at, case.kept_private_at = body, by, now, None
    case.save(update_fields=["proposal", "proposed_by", "proposed_at", "kept_private_at"])
    record(ANSWER_PROPOSED, actor=by, object=case, happened_at=now)
    return case


@transaction.atomic
def publish_answer(*, case: TopicCase, by: Member, was: datetime | None = None, now: datetime | None = None) -> Post:
    """The asker agrees: it is a reply of the colleague, the official answer, and the solution where there is none yet.

    `was` is the moment of the text that the asker had before them: another one is read first.
    """
    now = now or timezone.now()
    topic = Topic.objects.lock_all(case.topic_id)[case.topic_id]
    while topic.merged_into_id is not None:
        topic = Topic.objects.lock_all(topic.merged_into_id)[topic.merged_into_id]
    case = TopicCase.objects.lock(case.pk)
    if case.published is not None and case.asker_id == by.pk:
        return case.published
    require(can_decide_publication(by, case, topic))
    if was is not None and case.proposed_at != was:
        raise Refused(_("The text was changed a moment ago. Read it once more."))
    assert case.proposed_by is not None
    post = reply(topic=topic, by=case.proposed_by, body=case.proposal, is_official=True, now=now)
    if topic.solution_id is None and topic.author_id == by.pk:
        accept_solution(post=post, by=by, now=now)
    case.published = post
    case.save(update_fields=["published"])
    record(ANSWER_PUBLISHED, actor=by, object=case, happened_at=now)
    return post


@transaction.atomic
def keep_private(*, case: TopicCase, by: Member, now: datetime | None = None) -> TopicCase:
    """The asker says no: the answer stays between them and support."""
    now = now or timezone.now()
    topic = Topic.objects.lock_all(case.topic_id)[case.topic_id]
    case = TopicCase.objects.lock(case.pk)
    if case.kept_private_at is not None and case.asker_id == by.pk:
        return case
    require(can_decide_publication(by, case, topic, is_yes=False))
    case.kept_private_at = now
    case.save(update_fields=["kept_private_at"])
    record(ANSWER_KEPT_PRIVATE, actor=by, object=case, happened_at=now)
    return case
