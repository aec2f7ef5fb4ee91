"""The only writers of topics and posts: one module per group of acts."""

from forums.actions.archive import archive_quiet_topics, archive_topic, unarchive_topic
from forums.actions.bookmarks import MOST_BOOKMARKS, TooManyBookmarks, drop_bookmark, keep_bookmark, send_reminders
from forums.actions.bulk import MOST_AT_ONCE, AlreadyUndone, do_in_bulk, undo_bulk
from forums.actions.canned import use_canned_reply
from forums.actions.claims import AlreadyClaimed, NotClaimed, claim_topic, release_claim
from forums.actions.curation import (
    DuplicateOfItself,
    close_topic,
    feature_topic,
    lock_topic,
    move_topic,
    pin_topic,
    reopen_topic,
    unfeature_topic,
    unlock_topic,
    unpin_topic,
)
from forums.actions.deflections import AlreadyConfirmed, confirm_deflection, withdraw_deflection
from forums.actions.editing import ChangedMeanwhile, edit_post
from forums.actions.handling import TooSoon, assign_topic, slow_topic
from forums.actions.info import NothingAskedFor, ask_for_info, withdraw_ask_for_info
from forums.actions.kinds import change_kind, mark_official, unmark_official
from forums.actions.merging import NotMerged, SolvedMeanwhile, merge_topic, unmerge_topic
from forums.actions.notes import remove_note, restore_note, write_note
from forums.actions.polls import add_poll
from forums.actions.posting import NotEnough, comment, post_topic, reply
from forums.actions.problems import AlreadyShared, NotShared, add_same_problem, withdraw_have_this_too
from forums.actions.reading import mark_all_read, unmark_all_read
from forums.actions.removal import delete_post, hide_post, hide_topic, restore_post, take_back, unhide_post, unhide_topic
from forums.actions.solutions import AlreadySolved, NotAnAnswer, NotSolved, accept_solution, withdraw_solution
from forums.actions.splitting import MOST_POSTS, NothingChosen, NotSplit, movable, split_topic, unsplit_topic
from forums.actions.votes import AlreadyVoted, NotVoted, add_helpful_vote, withdraw_helpful_vote
from forums.actions.wiki import close_as_wiki, open_as_wiki
from forums.models import MergedAway

__all__ = [
    "MOST_AT_ONCE",
    "MOST_BOOKMARKS",
    "MOST_POSTS",
    "AlreadyClaimed",
    "AlreadyConfirmed",
    "AlreadyShared",
    "AlreadySolved",
    "AlreadyUndone",
    "AlreadyVoted",
    "ChangedMeanwhile",
    "DuplicateOfItself",
    "MergedAway",
    "NotAnAnswer",
    "NotClaimed",
    "NotEnough",
    "NotMerged",
    "NotShared",
    "NotSolved",
    "NotSplit",
    "NotVoted",
    "NothingAskedFor",
    "NothingChosen",
    "SolvedMeanwhile",
    "TooManyBookmarks",
    "TooSoon",
    "accept_solution",
    "add_helpful_vote",
    "add_poll",
    "add_same_problem",
    "archive_quiet_topics",
    "archive_topic",
    "ask_for_info",
    "assign_topic",
    "change_kind",
    "claim_topic",
    "close_as_wiki",
    "close_topic",
    "comment",
    "confirm_deflection",
    "delete_post",
    "do_in_bulk",
    "drop_bookmark",
    "edit_post",
    "feature_topic",
    "hide_post",
    "hide_topic",
    "keep_bookmark",
    "lock_topic",
    "mark_all_read",
    "mark_official",
    "merge_topic",
    "movable",
    "move_topic",
    "open_as_wiki",
    "pin_topic",
    "post_topic",
    "release_claim",
    "remove_note",
    "reopen_topic",
    "reply",
    "restore_note",
    "restore_post",
    "send_reminders",
    "slow_topic",
    "split_topic",
    "take_back",
    "unarchive_topic",
    "undo_bulk",
    "unfeature_topic",
    "unhide_post",
    "unhide_topic",
    "unlock_topic",
    "unmark_all_read",
    "unmark_official",
    "unmerge_topic",
    "unpin_topic",
    "unsplit_topic",
    "use_canned_reply",
    "withdraw_ask_for_info",
    "withdraw_deflection",
    "withdraw_have_this_too",
    "withdraw_helpful_vote",
    "withdraw_solution",
    "write_note",
]
