"""What asker and support hear of a case, and in which words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.common.html import CleanHtml
from portal.conversions import activities
from portal.conversions.models import CaseMessage, TopicCase
from portal.crm.models import BUILT_IN, Case

SUPPORT = NoticeKind(
    "support",
    gettext_lazy("Support offers to take my question, or answers me"),
    gettext_lazy("you asked this"),
    order=35,
    word=gettext_lazy("Support"),
    icon="case",
    is_mailed=True,
    is_personal=True,
)
CASE_WORK = NoticeKind(
    "case_work",
    gettext_lazy("A customer writes in a case that I have"),
    gettext_lazy("the case is yours"),
    order=115,
    word=gettext_lazy("Case"),
    icon="assign",
    is_mailed=True,
    is_personal=True,
    is_for_staff=True,
)


class Offered(Notice):
    kinds = (SUPPORT,)

    def telling(self, activity: Activity) -> Telling | None:
        case = activity.object
        if not isinstance(case, TopicCase) or not case.is_offered or case.topic.solution_id is not None:
            return None
        return Telling({SUPPORT: To({case.asker_id})}, case, "offer")

    def line(self, told: Told) -> str:
        return _("Nobody has solved this yet. May support take it?")

    def what(self, told: Told) -> str:
        return _("An offer from support")

    def button(self, told: Told) -> str:
        return _("Read the offer and decide")


class Answered(Notice):
    """Each public message of support is a line and an e-mail of its own."""

    kinds = (SUPPORT,)

    def telling(self, activity: Activity) -> Telling | None:
        message = activity.object
        if not isinstance(message, CaseMessage) or not message.topic_case.is_agreed:
            return None
        return Telling({SUPPORT: To({message.topic_case.asker_id})}, message, "support")

    def line(self, told: Told) -> str:
        name = told.actor_name if told.activity.actor_id else told.subject.author_name or _("Support")
        return _("%(name)s of support answered you") % {"name": name}

    def what(self, told: Told) -> str:
        return _("Support answered")

    def button(self, told: Told) -> str:
        return _("Read the answer")


class Written(Notice):
    """Whoever has the case hears of what the asker says. Where nobody has it, it waits in the list of cases."""

    kinds = (CASE_WORK,)

    def telling(self, activity: Activity) -> Telling | None:
        message = activity.object
        if not isinstance(message, CaseMessage) or _number_of(message.topic_case) is None:
            return None
        owner = Case.objects.filter(pk=_number_of(message.topic_case)).values_list("assignee", flat=True).first()
        return Telling({CASE_WORK: To({owner})}, message, "asker") if owner else None

    def line(self, told: Told) -> str:
        return told.with_name(_("%(name)s wrote in your case"))

    def what(self, told: Told) -> str:
        return _("A customer wrote")

    def url(self, told: Told, url: str) -> str:
        number = _number_of(told.subject.topic_case)
        return reverse("crm_case", args=[number]) if number is not None else url

    def button(self, told: Told) -> str:
        return _("Open the case")


class Proposed(Notice):
    kinds = (SUPPORT,)

    def telling(self, activity: Activity) -> Telling | None:
        case = activity.object
        if not isinstance(case, TopicCase) or not case.is_proposed:
            return None
        return Telling({SUPPORT: To({case.asker_id})}, case, f"p{activity.pk}")

    def line(self, told: Told) -> str:
        return told.with_name(_("%(name)s asks whether your answer may help others"))

    def what(self, told: Told) -> str:
        return _("May this be published?")

    def words(self, told: Told, words: CleanHtml) -> CleanHtml:
        return CleanHtml(told.subject.proposal)

    def button(self, told: Told) -> str:
        return _("Read it and decide")


def _number_of(case: TopicCase) -> int | None:
    """The number of the case in our own store."""
    held_here = case.connection is not None and case.connection.slug == BUILT_IN and case.record_id.isdecimal()
    return int(case.record_id) if held_here else None


def register() -> None:
    """Called when the apps are ready."""
    register_notices(
        kinds=(SUPPORT, CASE_WORK),
        notices={
            activities.CASE_OFFERED: Offered(),
            activities.CASE_ANSWERED: Answered(),
            activities.CASE_WRITTEN: Written(),
            activities.ANSWER_PROPOSED: Proposed(),
        },
    )
