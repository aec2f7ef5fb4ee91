"""The only writers of consents, links and the outbox."""

from portal.crm.actions.connections import ConnectionRefused, save_connection, switch_connection
from portal.crm.actions.consent import (
    agree_to_sharing,
    built_in_connection,
    decline_sharing,
    open_links,
    switch_category,
    switch_purpose,
    withdraw_sharing,
)
from portal.crm.actions.corrections import answer_correction, ask_for_correction
from portal.crm.actions.links import NoCandidate, decide_link, pause, recheck_address, resume, unlink
from portal.crm.actions.mappings import MappingRefused, save_mapping
from portal.crm.actions.outbox import discard, queue_activity, queue_command, queue_summaries, requeue

__all__ = [
    "ConnectionRefused",
    "MappingRefused",
    "NoCandidate",
    "agree_to_sharing",
    "answer_correction",
    "ask_for_correction",
    "built_in_connection",
    "decide_link",
    "decline_sharing",
    "discard",
    "open_links",
    "pause",
    "queue_activity",
    "queue_command",
    "queue_summaries",
    "recheck_address",
    "requeue",
    "resume",
    "save_connection",
    "save_mapping",
    "switch_category",
    "switch_connection",
    "switch_purpose",
    "unlink",
    "withdraw_sharing",
]
