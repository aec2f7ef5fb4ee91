"""The only writers, one module for what belongs together."""

from portal.conversions.actions.cases import (
    agree_to_case,
    case_connection,
    decline_case,
    offer_case,
    offer_due_cases,
    open_without_asker,
    queue_case,
    queue_lost_cases,
)
from portal.conversions.actions.conversions import MOST_POSTS, article_from_solution, idea_from_topic
from portal.conversions.actions.departures import erase_cases_of, follow_merge, follow_unmerge, take_contacts_off
from portal.conversions.actions.messages import (
    answer_asker,
    case_arrived,
    keep_case,
    message_arrived,
    queue_new_links,
    write_to_support,
)
from portal.conversions.actions.publication import keep_private, propose_answer, publish_answer

__all__ = [
    "MOST_POSTS",
    "agree_to_case",
    "answer_asker",
    "article_from_solution",
    "case_arrived",
    "case_connection",
    "decline_case",
    "erase_cases_of",
    "follow_merge",
    "follow_unmerge",
    "idea_from_topic",
    "keep_case",
    "keep_private",
    "message_arrived",
    "offer_case",
    "offer_due_cases",
    "open_without_asker",
    "propose_answer",
    "publish_answer",
    "queue_case",
    "queue_lost_cases",
    "queue_new_links",
    "take_contacts_off",
    "write_to_support",
]
