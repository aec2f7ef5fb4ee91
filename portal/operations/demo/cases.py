"""Questions of the demo that support has: one offered, one on support's list, one in conversation, one closed and published."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from forums.models import Topic
from portal.activity.models import Activity
from portal.conversions import activities as conversions
from portal.conversions.actions import agree_to_case, offer_case, propose_answer, publish_answer, write_to_support
from portal.conversions.models import CaseMessage, TopicCase
from portal.crm.actions import built_in_connection
from portal.crm.models import BUILT_IN, Case
from portal.crm.store.actions import assign_case, close_case, write_message
from portal.crm.sync.outbox import drain
from portal.members.models import Member
from portal.notifications.actions import deliver, mark_read
from portal.notifications.models import Notification
from portal.notifications.reactions import plainly
from portal.operations.demo.kept import Kept
from portal.writing.html import from_markdown

_TOLD = (conversions.CASE_OFFERED, conversions.CASE_ANSWERED, conversions.CASE_WRITTEN, conversions.ANSWER_PROPOSED)
_READ_BEFORE = timedelta(days=2)


def load_cases(members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """Cases that are not there yet, of questions that still are."""
    texts = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
    for facts in texts["cases"]:
        key = f"case:{facts['topic']}"[:100]
        topic = Topic.objects.filter(title=facts["topic"], solution=None).select_related("author").first()
        if key not in kept and topic is not None and not TopicCase.objects.filter(topic=topic).exists():
            kept.keep(key, _load(facts, topic, members, now))


def _load(facts: dict[str, Any], topic: Topic, members: dict[str, Member], now: datetime) -> TopicCase:
    def at(days: float) -> datetime:
        return now - timedelta(days=days)

    asker = topic.author
    assert asker is not None
    case = offer_case(topic=topic, now=at(facts["offered"]))
    if "agreed" in facts:
        agree_to_case(case=case, by=asker, now=at(facts["agreed"]))
        held = _sent(case)
        if "assignee" in facts:
            assign_case(case=held, by=members[facts["assignee"]], to=members[facts["assignee"]], now=at(facts["agreed"]))
        for said in facts.get("messages", []):
            _say(case, held, said, members[said["by"]], at(said["ago"]))
        if "proposed" in facts:
            body = from_markdown(facts["proposed"]["text"])
            propose_answer(case=case, by=members[facts["assignee"]], body=body, now=at(facts["proposed"]["ago"]))
            publish_answer(case=case, by=asker, now=at(facts["published"]))
        if "closed" in facts:
            close_case(case=held, by=members[facts["assignee"]], now=at(facts["closed"]))
    _tell(case, now)
    return case


def _say(case: TopicCase, held: Case, said: dict[str, Any], by: Member, at: datetime) -> None:
    if by.pk == case.asker_id:
        write_to_support(case=case, by=by, body=from_markdown(said["text"]), now=at)
        _sent(case)
    else:
        is_public = not said.get("note", False)
        write_message(case=held, by=by, text=said["text"], is_public=is_public, waits=said.get("waits", False), now=at)


def _sent(case: TopicCase) -> Case:
    """The worker's turn: the case, or what was written in it, is in the store."""
    drain(built_in_connection(), seconds=10)
    case.refresh_from_db()
    return Case.objects.get(pk=case.record_id)


def _tell(case: TopicCase, now: datetime) -> None:
    """Into the inboxes, without an e-mail; what is older has been read."""
    kinds = {model: ContentType.objects.get_for_model(model) for model in (TopicCase, CaseMessage)}
    numbers = list(case.messages.values_list("pk", flat=True))
    about = models.Q(object_type=kinds[TopicCase], object_id=case.pk)
    about |= models.Q(object_type=kinds[CaseMessage], object_id__in=numbers)
    for activity in Activity.objects.filter(about, type__in=[each.name for each in _TOLD]).order_by("happened_at", "pk"):
        if (found := plainly(activity)) is not None:
            for member in deliver(activity=activity, to=found, now=activity.happened_at, with_emails=False):
                old = Notification.objects.filter(member=member, created_at__lt=now - _READ_BEFORE, read_at=None)
                mark_read(member=Member.objects.get(pk=member), pks=list(old.values_list("pk", flat=True)), now=now)


def remove_cases(topic_ids: list[int]) -> None:
    """Cases of these topics, here and in the store."""
    cases = TopicCase.objects.filter(topic__in=topic_ids)
    numbers = [number for number in cases.filter(connection__slug=BUILT_IN).values_list("record_id", flat=True) if number]
    Case.objects.filter(pk__in=numbers).delete()  # with its messages
    for rows in (CaseMessage.objects.filter(topic_case__in=cases), cases):
        about = {
            "object_type": ContentType.objects.get_for_model(rows.model),
            "object_id__in": list(rows.values_list("pk", flat=True)),
        }
        Activity.objects.filter(**about).delete()
        Notification.objects.filter(subject_type=about["object_type"], subject_id__in=about["object_id__in"]).delete()
    cases.delete()
