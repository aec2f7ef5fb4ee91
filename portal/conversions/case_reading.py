"""What pages show of a case: to its asker and to support the conversation, to everybody else that support has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from forums.models import Topic
from portal.common.compiled_queries import Prepared
from portal.common.jinja import fragment
from portal.common.viewer import Viewer
from portal.conversions.models import CaseMessage, TopicCase
from portal.conversions.permissions import can_answer_case, can_be_offered, can_propose_answer, can_write_to_case
from portal.crm import consents
from portal.crm.models import BUILT_IN
from portal.crm.sharing import HandedOver
from portal.crm.store.permissions import can_work_cases
from portal.members.models import Member

# Most questions never become a case, and every reader of one asks: compiled, this is a tenth of the cost of the whole query.
_CASES = Prepared(lambda topic: TopicCase.objects.of_topic(topic).values_list("pk"))


@dataclass(frozen=True)
class CaseView:
    """One case as one reader has it before them."""

    case: TopicCase
    is_asker: bool
    is_staff: bool
    messages: Sequence[CaseMessage] = ()
    may_write: bool = False
    why_not: str = ""
    may_propose: bool = False
    may_link: bool = False  # the asker has not linked their customer record
    crm_url: str = ""
    topic_url: str = ""  # empty where the reader may not read the topic
    system: str = ""
    files: dict[int, int] = field(default_factory=dict)

    @property
    def proposal_stamp(self) -> str:
        return self.case.proposed_at.isoformat() if self.case.proposed_at else ""

    @property
    def latest_answer(self) -> str:
        """What a proposal begins with: the last that support said."""
        said = [message for message in self.messages if message.is_from_support]
        return said[-1].body if said else ""


def view_of(case: TopicCase, viewer: Viewer, now: datetime) -> CaseView:
    """The whole of a case for its asker or for staff."""
    is_asker = viewer.is_authenticated and case.asker_id == viewer.pk
    is_staff = bool(can_work_cases(viewer)) and not is_asker
    verdict = can_write_to_case(viewer, case, now) if is_asker else can_answer_case(viewer, case)
    topic = case.stands_in
    held_here = case.connection is not None and case.connection.slug == BUILT_IN and case.record_id
    may_link = is_asker and case.is_offered and consents.LINK not in consents.granted(case.asker_id or 0)
    return CaseView(
        case=case,
        is_asker=is_asker,
        is_staff=is_staff,
        messages=list(case.messages.select_related("by").order_by("at", "pk")) if case.is_agreed else [],
        may_write=bool(verdict) and case.is_agreed,
        why_not="" if verdict else verdict.reason,
        may_propose=is_staff and bool(can_propose_answer(viewer, case, topic, now)),
        may_link=may_link,
        crm_url=reverse("crm_case", args=[case.record_id]) if is_staff and held_here else "",
        topic_url=topic.get_absolute_url() if topic.is_visible_to(viewer) else "",
        system=case.connection.name if case.connection is not None else "",
    )


def support_case(topic: Topic, viewer: Viewer, csrf_input: Any) -> Markup:
    """What stands on the page of a question: the case for asker and staff, a line for others. One query where there is none."""
    if not topic.is_question:
        return Markup("")
    found = [pk for (pk,) in _CASES.rows(topic.pk)]
    cases = (
        list(TopicCase.objects.filter(pk__in=found).select_related("connection", "topic", "stands_in").order_by("pk"))
        if found
        else []
    )
    # A permission is asked for only where a role may bring it.
    is_staff = bool(viewer.is_authenticated and (viewer.is_superuser or viewer.groups_held) and can_work_cases(viewer))
    now = timezone.now()
    pieces = []
    for case in cases:
        is_theirs = viewer.is_authenticated and case.asker_id == viewer.pk
        if (is_theirs and (case.is_agreed or _is_still_offered(case, topic))) or (is_staff and case.opened_at is not None):
            pieces.append(_drawn(case, viewer, csrf_input, now))
        elif case.opened_at is not None and not case.is_closed:
            pieces.append(fragment("conversions/case_line.html", case=case))
    own = next((case for case in cases if case.topic_id == topic.pk), None)
    if is_staff and (own is None or own.opened_at is None) and topic.is_public and topic.solution_id is None:
        verdict = can_be_offered(topic, now)
        pieces.append(
            fragment(
                "conversions/case_escalate.html", topic=topic, case=own, may_offer=own is None and bool(verdict),
                why_not="" if verdict else verdict.reason, csrf_input=csrf_input,
            )
        )  # fmt: skip
    return Markup("").join(pieces)


def _is_still_offered(case: TopicCase, topic: Topic) -> bool:
    return case.is_offered and topic.solution_id is None and topic.closed_at is None and topic.archived_at is None


def _drawn(case: TopicCase, viewer: Viewer, csrf_input: Any, now: datetime) -> Markup:
    context = {"view": view_of(case, viewer, now), "viewer": viewer, "csrf_input": csrf_input, "is_on_topic": True}
    return fragment("conversions/case_block.html", **context, form=None, proposal=None)


def own_cases(viewer: Any) -> list[tuple[TopicCase, str]]:
    """The cases of a member with a word on where each stands: offers first, then the newest."""
    cases = TopicCase.objects.filter(asker=viewer, state__in=[TopicCase.State.OFFERED, TopicCase.State.AGREED])
    cases = cases.select_related("stands_in", "connection").order_by("opened_at", "-pk")
    rows = sorted(cases, key=lambda case: (case.opened_at is not None, -(case.opened_at or case.offered_at).timestamp()))
    return [(case, state_words(case)) for case in rows if case.opened_at is not None or _is_still_offered(case, case.stands_in)]


def handed_over(member: Member) -> list[HandedOver]:
    """The member's questions that support has as cases, for the page of what the company knows. One query."""
    cases = (
        TopicCase.objects.filter(asker=member, state=TopicCase.State.AGREED).opened().select_related("connection", "stands_in")
    )
    return [
        HandedOver(
            what=case.subject or case.stands_in.title,
            url=reverse("conversions:case_detail", args=[case.pk]),
            left_at=case.opened_at if case.record_id else None,
            why=_("you agreed that support takes it"),
            system=case.connection.name if case.connection is not None else "",
            state=state_words(case),
        )
        for case in cases.order_by("-opened_at", "-pk")
    ]


def state_words(case: TopicCase) -> str:
    """Where a case stands, for its asker."""
    if case.is_offered:
        return _("Waits for your word")
    if case.is_closed:
        return _("Closed")
    if case.is_proposed:
        return _("Waits for your word")
    if not case.record_id:
        return _("On its way to support")
    if case.case_state == "waiting":
        return _("Support waits for you")
    return _("With support")


def case_panel(case_number: int) -> Markup:
    """In the case admin: where the question stands, and that the asker reads along."""
    case = (
        TopicCase.objects.opened()
        .filter(connection__slug=BUILT_IN, record_id=str(case_number))
        .select_related("stands_in")
        .first()
    )
    return fragment("conversions/case_panel.html", case=case) if case is not None else Markup("")
