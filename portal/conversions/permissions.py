"""Who may make an article of a solution or an idea of a topic, and of which; who brings a question to support."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import Topic
from ideas.boards import IdeaBoardEntry
from ideas.permissions import can_propose
from portal.articles.models import ArticleIndexPage
from portal.common.pages import restrictions
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.conversions.models import TopicCase
from portal.crm.store.permissions import can_work_cases
from portal.members.models import Member
from portal.members.permissions import can_write, for_writers


def writes_articles(member: Viewer) -> bool:
    """Staff, editors and moderators."""
    from portal.members.roles import Role

    return bool(
        member.is_authenticated
        and (member.is_superuser or member.is_moderator or member.is_company or member.has_role(Role.EDITOR))
    )


def can_make_article(member: Viewer, topic: Topic, index: ArticleIndexPage | None) -> Verdict:
    """May the member make a draft of this topic's solution below this list of articles?"""
    verdict = can_write(member, timezone.now())
    if not verdict:
        return verdict
    if not writes_articles(member):
        return refused(_("Only editors, moderators and staff make articles of solutions."))
    if not topic.is_visible_to(member):
        return refused(_("This topic is no longer there."))
    solution = topic.solution
    if solution is None or solution.hidden_at is not None or solution.deleted_at is not None:
        return refused(_("There is no accepted answer yet. An article is made of one."))
    if index is None:
        return refused(_("There is no list of articles to put it in. An administrator can make one under Pages."))
    if not is_as_closed(index.path, topic.board_id):
        return refused(_("This board is not open to everybody, and the articles are. What is said here stays here."))
    return ALLOWED


def may_offer_idea(member: Viewer, topic: Topic) -> bool:
    """Whether the page of a topic offers to make an idea of it: to whoever asked, staff and moderators. Without a query."""
    return bool(member.is_authenticated and (member.is_moderator or member.is_company or member.pk == topic.author_id))


@for_writers
def can_make_idea(member: Member, topic: Topic, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    """May the member make an idea on this board of this topic?"""
    if not topic.is_public or not topic.is_visible_to(member):
        return refused(_("This topic is no longer there."))
    if not may_offer_idea(member, topic):
        return refused(_("Only whoever asked, staff and moderators make an idea of a topic."))
    verdict = can_propose(member, board, now)
    if not verdict:
        return verdict
    assert board is not None
    if not is_as_closed(board.sort_key, topic.board_id):
        return refused(_("More people read that idea board than this topic. What is said here stays here."))
    return ALLOWED


def is_as_closed(place: str, board_id: int) -> bool:
    """Whether nobody could read what stands below this place of the page tree who cannot read the board."""
    board = board_map()[board_id]
    above = [row for row in restrictions() if place.startswith(row.path)]
    if board.needs_sign_in and not above:
        return False
    # For each lock of the board one of that place's locks must let in nobody else.
    return all(any(not row.needs_sign_in and row.groups <= groups for row in above) for groups in board.group_sets)


# Cases


def can_escalate(member: Viewer, topic: Topic) -> Verdict:
    """May the member bring the question to support: offer it to its asker, or open a case without them?"""
    verdict = can_work_cases(member)
    if not verdict:
        return verdict
    if not topic.is_visible_to(member) or not topic.is_public:
        return refused(_("This topic is no longer there."))
    if not topic.is_question:
        return refused(_("Only a question becomes a case."))
    return ALLOWED


def can_be_offered(topic: Topic, now: datetime) -> Verdict:
    """Is there somebody who can answer the offer, and is the question still open?"""
    if not topic.is_question or not topic.is_public or not _is_unsettled(topic):
        return refused(_("This question is settled. Support has nothing to take."))
    asker = topic.author
    if asker is None or asker.erased_at is not None or not asker.is_active or asker.is_imported or asker.is_company:
        return refused(_("Nobody is there who could agree. You can open a case without the asker."))
    if not topic.is_visible_to(asker) or not can_write(asker, now):
        return refused(_("The asker cannot answer an offer at the moment. You can open a case without them."))
    return ALLOWED


@for_writers
def can_answer_offer(member: Member, case: TopicCase, topic: Topic, now: datetime) -> Verdict:
    """May the member say yes or no to the offer?"""
    if case.asker_id != member.pk:
        return refused(_("Only whoever asked decides about this."))
    if case.state == TopicCase.State.DECLINED:
        return refused(_("You said no to this. If you changed your mind, write to support directly."))
    if case.state != TopicCase.State.OFFERED:
        return refused(_("This has been decided."))
    if not topic.is_question or topic.hidden_at is not None or (topic.deleted_at is not None and topic.merged_into_id is None):
        return refused(_("Your question is no longer there, so support has nothing to take."))
    if not _is_unsettled(topic):
        return refused(_("Your question is settled by now, so support has nothing to take."))
    return ALLOWED


def _is_unsettled(topic: Topic) -> bool:
    return topic.solution_id is None and topic.closed_at is None and topic.archived_at is None


@for_writers
def can_write_to_case(member: Member, case: TopicCase, now: datetime) -> Verdict:
    """May the member write to support in this case?"""
    if case.asker_id != member.pk or not case.is_agreed:
        return refused(_("Only whoever asked writes to support here."))
    return ALLOWED


def can_answer_case(member: Viewer, case: TopicCase) -> Verdict:
    """May the member answer the asker?"""
    verdict = can_work_cases(member)
    if not verdict:
        return verdict
    if not case.is_agreed:
        return refused(_("The asker has no part in this case, so nobody would read it. Answer on the topic."))
    if not case.record_id:
        return refused(_("The case is on its way. You can answer in a minute."))
    if case.is_closed:
        return refused(_("The case is closed. Reopen it before you answer the customer."))
    return ALLOWED


def can_propose_answer(member: Viewer, case: TopicCase, topic: Topic, now: datetime) -> Verdict:
    """May the member propose what solved the case as the company's answer?"""
    verdict = can_work_cases(member) and can_write(member, now)
    if not verdict:
        return verdict
    if not case.is_agreed:
        return refused(_("The asker has no part in this case, so nobody could agree. Answer on the topic."))
    if case.published_id is not None:
        return refused(_("The answer was published already."))
    if not _stands(topic):
        return refused(_("This topic is no longer there."))
    if not member.is_authenticated or not member.is_company:
        return refused(_("An official answer is given by somebody who speaks for the company."))
    return ALLOWED


def can_decide_publication(member: Viewer, case: TopicCase, topic: Topic, *, is_yes: bool = True) -> Verdict:
    """May the member say whether the proposed answer is published?"""
    if not member.is_authenticated or case.asker_id != member.pk:
        return refused(_("Only whoever asked decides about this."))
    if not case.is_proposed:
        return refused(_("Nothing waits for your word."))
    if is_yes and (case.proposed_by is None or not _stands(topic)):
        return refused(_("It cannot be published any more: the question is no longer there, or nobody answers for the text."))
    return ALLOWED


def _stands(topic: Topic) -> bool:
    return topic.hidden_at is None and (topic.deleted_at is None or topic.merged_into_id is not None)
