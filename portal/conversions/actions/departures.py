"""What becomes of a case when its topic is merged, when the link is withdrawn, and when the account goes."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.models import Topic
from portal.activity.actions import withdraw_promise
from portal.activity.models import Promise
from portal.common.html import NO_HTML
from portal.conversions.actions.cases import PROMISE, open_promises
from portal.conversions.models import CaseMessage, TopicCase
from portal.crm.models import BUILT_IN, Case, Message
from portal.crm.store.actions import take_contact_off
from portal.members.models import Member
from portal.writing.models import Upload


@transaction.atomic
def follow_merge(*, source: Topic, target: Topic) -> None:
    """Cases stand where the posts stand now, and what support owes is told there.

    Where an answer is owed there already, the other promise stays with its topic, for the day the merge is taken back.
    """
    TopicCase.objects.filter(stands_in=source).update(stands_in=target)
    _move_promise(source, target)


@transaction.atomic
def follow_unmerge(*, source: Topic, target: Topic) -> None:
    """What came with the topic goes back with it."""
    came = Q(topic=source) | Q(topic__merged_into=source) | Q(topic__merged_into__merged_into=source)
    back = list(TopicCase.objects.filter(came, stands_in=target).values_list("pk", flat=True))
    TopicCase.objects.filter(pk__in=back).update(stands_in=source)
    if back and not TopicCase.objects.opened().filter(stands_in=target).exists():
        _move_promise(target, source)


def _move_promise(here: Topic, there: Topic) -> None:
    if open_promises(there.pk):
        return
    topics = ContentType.objects.get_for_model(Topic)
    owed = Promise.objects.open().filter(object_type=topics, object_id=here.pk, kind=PROMISE)
    owed.update(object_id=there.pk)


@transaction.atomic
def take_contacts_off(*, member: Member) -> int:
    """The member withdrew the link: their cases go on without their customer record. Returns how many there were."""
    count = 0
    cases = TopicCase.objects.filter(asker=member, is_linked=True).select_related("connection").order_by("pk")
    for case in cases:
        there = _in_our_store(case)
        if there is not None:  # first, as staff's acts lock them in this order
            take_contact_off(case=there)
        TopicCase.objects.filter(pk=case.pk).update(is_linked=False)
        count += 1
    return count


@transaction.atomic
def erase_cases_of(*, member: Member, keep_content: bool) -> None:
    """The conversation is the member's and goes with the account. Support keeps the case without who it was.

    In our own store what the member wrote is emptied as well, unless they leave their words behind.
    """
    now = timezone.now()
    take_contacts_off(member=member)
    files = ContentType.objects.get_for_model(CaseMessage)
    for case in TopicCase.objects.filter(asker=member).select_related("connection").order_by("pk"):
        sent = [number for number in case.messages.filter(is_from_support=False).values_list("record_id", flat=True) if number]
        there = _in_our_store(case)
        if there is not None:
            words = {"author": ""} if keep_content else {"author": "", "text": "–"}
            Message.objects.filter(case=there, pk__in=sent).update(**words, updated_at=now)
            if not keep_content:
                Case.objects.filter(pk=there.pk).update(subject="–", updated_at=now)
        for upload in Upload.objects.filter(object_type=files, object_id__in=case.messages.values("pk")):
            storage, name = upload.file.storage, upload.file.name or ""
            upload.delete()
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name), robust=True)
        case.messages.all().delete()
        _withdraw_promise(case)
        if not case.record_id:  # nothing has arrived anywhere: what waits to be sent is not wanted any more
            case.delete()
            continue
        case.asker, case.state, case.subject = None, TopicCase.State.STAFF_ONLY, ""
        case.proposal, case.proposed_at, case.proposed_by = NO_HTML, None, None
        case.save()
    for case in TopicCase.objects.filter(proposed_by=member, published=None):
        case.proposal, case.proposed_at, case.proposed_by = NO_HTML, None, None
        case.save(update_fields=["proposal", "proposed_at", "proposed_by"])
    TopicCase.objects.filter(offered_by=member).update(offered_by=None)
    TopicCase.objects.filter(proposed_by=member).update(proposed_by=None)
    CaseMessage.objects.filter(by=member).update(by=None)


def _withdraw_promise(case: TopicCase) -> None:
    for promise in Promise.objects.filter(pk__in=open_promises(case.topic_id, case.stands_in_id), to=case.asker):
        withdraw_promise(promise=promise, reason=_("The account was erased."))


def _in_our_store(case: TopicCase) -> Case | None:
    if case.connection is None or case.connection.slug != BUILT_IN or not case.record_id:
        return None
    return Case.objects.filter(pk=case.record_id).first()
