"""What follows each thing that a member does. Read this file first.

`in_transaction` runs with the act; `afterwards` in the worker, each reaction in a transaction of its own, or without
one under a lease where it is an external side effect (mail, webhooks); `in_batches` follows many acts by one run.
A reaction is declared in its app, by `@reaction(…)`: its stable name, its delay (`notify` fills inboxes and queues
`send_emails`, which waits until the act can no longer be taken back) and which one it reverses.
Every ActivityType has a row here: a system check fails otherwise. Nothing imports this file; it is reached through
a setting.
"""

from forums import activities as forums
from forums.live import push_live, recheck_readers
from ideas import activities as ideas
from ideas.contests import activities as contests
from ideas.duplicates import activities as duplicates
from ideas.internal_records import activities as internal_records
from ideas.internal_records.reactions import compute_scores
from ideas.pairwise import activities as pairwise
from ideas.reactions import join_votes, write_to_customer
from ideas.roadmap import activities as roadmap
from ideas.workbench import activities as workbench
from ideas.workbench.reactions import call_off_change, carry_out_change
from portal.activity import activities as promises
from portal.activity.types import ActivityType, Reactions
from portal.articles import activities as articles
from portal.conversions import activities as conversions
from portal.conversions.reactions import (
    follow_merged_topic,
    forget_contact,
    offer_votes,
    read_case,
    tell_case,
)
from portal.crm import activities as crm
from portal.crm.reactions import queue_sharing
from portal.crm.store import activities as records
from portal.members import activities as members
from portal.members import reactions as account
from portal.moderation import activities as moderation
from portal.moderation import reactions as sanctions
from portal.notifications.reactions import (
    follow_made,
    follow_own,
    follow_target,
    notify,
    notify_flagger,
    recount_inboxes,
    unfollow_own,
)
from portal.polls import activities as polls
from portal.products import activities as products
from portal.ratings import activities as ratings
from portal.ratings.reactions import label_reviews
from portal.writing import activities as tags
from portal.writing.reactions import retag_late
from search.reactions import reindex_member, reindex_object, reindex_parts, reindex_tagged, weigh_ideas

REACTIONS: dict[ActivityType, Reactions] = {
    # Members
    members.MEMBER_JOINED: Reactions(afterwards=(sanctions.compare_address,)),
    members.TRUST_GAINED: Reactions(in_transaction=(queue_sharing,)),
    members.TRUST_LOST: Reactions(in_transaction=(queue_sharing,)),
    members.MEMBERSHIP_ASKED: Reactions(afterwards=(sanctions.compare_address,)),
    members.MEMBER_APPROVED: Reactions(afterwards=(account.mail_approved,)),
    members.MEMBER_REFUSED: Reactions(),
    members.MEMBER_INVITED: Reactions(afterwards=(account.mail_invitation,)),
    members.MEMBER_PLACED: Reactions(),
    members.ORGANISATION_WRITTEN: Reactions(),
    members.ORGANISATION_REMOVED: Reactions(),
    members.MEMBERSHIP_WRITTEN: Reactions(),
    members.MEMBERSHIP_REMOVED: Reactions(),
    members.PROFILE_EDITED: Reactions(in_transaction=(queue_sharing,)),
    members.RULES_ACCEPTED: Reactions(),
    members.EXPORT_ASKED: Reactions(afterwards=(account.put_export_together,)),
    members.EXPORT_BUILT: Reactions(afterwards=(account.mail_export_ready,)),
    members.MEMBER_ERASED: Reactions(afterwards=(reindex_member,), in_batches=(weigh_ideas,)),
    members.CLAIM_MADE: Reactions(),
    members.CLAIM_CONFIRMED: Reactions(afterwards=(account.mail_claim_confirmed,)),
    members.CLAIM_REFUSED: Reactions(afterwards=(account.mail_claim_refused,)),
    # Moderation
    moderation.MEMBER_SUSPENDED: Reactions(afterwards=(sanctions.mail_suspension,)),
    moderation.SUSPENSION_LIFTED: Reactions(),
    moderation.CONTENT_REMOVED: Reactions(),
    moderation.REMOVAL_UNDONE: Reactions(),
    moderation.THING_FLAGGED: Reactions(afterwards=(sanctions.hide_flagged,)),
    # What a decision does to a thing has an activity of the thing's own, such as POST_HIDDEN: its reactions tell and index.
    moderation.ACCOUNT_CLEARED: Reactions(),
    moderation.TRUST_GIVEN: Reactions(),
    moderation.TRUST_TAKEN: Reactions(),
    moderation.DECISION_MADE: Reactions(),
    moderation.DECISION_UNDONE: Reactions(),
    moderation.PRIVATE_CONTENT_OPENED: Reactions(),
    moderation.FLAG_DECIDED: Reactions(afterwards=(notify_flagger,)),
    # Articles and products
    articles.ARTICLE_PUBLISHED: Reactions(afterwards=(reindex_object,)),
    articles.ARTICLE_UNPUBLISHED: Reactions(afterwards=(reindex_object,)),
    articles.ARTICLE_RESTRICTED: Reactions(afterwards=(reindex_object,)),
    articles.ARTICLE_RATED: Reactions(),
    conversions.ARTICLE_DRAFTED: Reactions(),
    conversions.TOPIC_WISHED: Reactions(),
    conversions.IDEA_MADE: Reactions(afterwards=(offer_votes,)),
    # Cases of questions: only asker and support hear of them, and nothing of them is indexed or pushed.
    conversions.CASE_OFFERED: Reactions(afterwards=(tell_case,)),
    conversions.CASE_AGREED: Reactions(),
    conversions.CASE_DECLINED: Reactions(),
    conversions.CASE_OPENED: Reactions(),
    conversions.CASE_WRITTEN: Reactions(afterwards=(tell_case,)),
    conversions.CASE_ANSWERED: Reactions(afterwards=(tell_case,)),
    conversions.CASE_CLOSED: Reactions(),
    conversions.ANSWER_PROPOSED: Reactions(afterwards=(tell_case,)),
    conversions.ANSWER_PUBLISHED: Reactions(),
    conversions.ANSWER_KEPT_PRIVATE: Reactions(),
    products.PRODUCT_PUBLISHED: Reactions(afterwards=(reindex_object, reindex_parts)),
    products.PRODUCT_UNPUBLISHED: Reactions(afterwards=(reindex_object, reindex_parts)),
    products.PRODUCT_RESTRICTED: Reactions(afterwards=(reindex_object, reindex_parts)),
    # Customer records: staff's work on them. Whoever reads changes finds them by the records themselves.
    records.RECORD_CREATED: Reactions(),
    records.RECORD_CHANGED: Reactions(in_transaction=(read_case,)),
    records.CONTACTS_MERGED: Reactions(in_transaction=(join_votes,)),
    records.CONTACTS_UNMERGED: Reactions(),
    records.MESSAGE_WRITTEN: Reactions(in_transaction=(read_case,)),
    records.CASE_ASSIGNED: Reactions(in_transaction=(read_case,)),
    records.CASE_CLOSED: Reactions(in_transaction=(read_case,)),
    records.CASE_REOPENED: Reactions(in_transaction=(read_case,)),
    records.FILE_IMPORTED: Reactions(),
    products.PRODUCT_OWNED: Reactions(in_transaction=(queue_sharing,)),
    products.PRODUCT_DISOWNED: Reactions(in_transaction=(queue_sharing,)),
    # Customer records. What is shared is enqueued with the act (`queue_sharing`), and sent by the worker.
    # The label "Verified customer" of reviews goes with the link, in the same moment.
    crm.SHARING_AGREED: Reactions(afterwards=(label_reviews,)),
    crm.SHARING_DECLINED: Reactions(),
    crm.SHARING_WITHDRAWN: Reactions(in_transaction=(forget_contact, label_reviews)),
    crm.CATEGORY_SWITCHED_ON: Reactions(),
    crm.CATEGORY_SWITCHED_OFF: Reactions(),
    crm.LINK_DECIDED: Reactions(in_transaction=(label_reviews,)),
    crm.CORRECTION_ASKED: Reactions(),
    crm.CORRECTION_ANSWERED: Reactions(),
    # Forums. What is taken away leaves the index with the act, so that no count shows it a moment longer.
    forums.TOPIC_POSTED: Reactions(
        in_transaction=(queue_sharing,), afterwards=(follow_own, notify, reindex_object, sanctions.check_for_spam)
    ),
    forums.TOPIC_ANSWERED: Reactions(),
    forums.TOPIC_EDITED: Reactions(afterwards=(reindex_object,)),
    forums.TOPIC_KIND_CHANGED: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, reindex_object)),
    forums.TOPIC_CLOSED: Reactions(afterwards=(notify, reindex_object)),
    forums.TOPIC_REOPENED: Reactions(afterwards=(notify, reindex_object)),
    forums.TOPIC_ARCHIVED: Reactions(),
    forums.TOPIC_UNARCHIVED: Reactions(),
    forums.TOPIC_LOCKED: Reactions(),
    forums.TOPIC_UNLOCKED: Reactions(),
    forums.TOPIC_MOVED: Reactions(in_transaction=(reindex_object, recheck_readers), afterwards=(notify, recount_inboxes)),
    forums.TOPIC_MERGED: Reactions(
        in_transaction=(reindex_object, recheck_readers, follow_merged_topic),
        afterwards=(push_live, follow_target, notify, recount_inboxes),
    ),
    forums.TOPIC_UNMERGED: Reactions(in_transaction=(reindex_object, follow_merged_topic), afterwards=(push_live, notify)),
    forums.TOPIC_SPLIT: Reactions(in_transaction=(reindex_object,), afterwards=(push_live, follow_made, notify)),
    forums.TOPIC_UNSPLIT: Reactions(in_transaction=(reindex_object,), afterwards=(push_live,)),
    forums.TOPIC_FEATURED: Reactions(),
    forums.TOPIC_UNFEATURED: Reactions(),
    forums.TOPIC_SLOWED: Reactions(),
    forums.TOPIC_UNSLOWED: Reactions(),
    forums.TOPIC_ASSIGNED: Reactions(afterwards=(notify,)),
    forums.TOPIC_UNASSIGNED: Reactions(),
    forums.TOPIC_PINNED: Reactions(),
    forums.TOPIC_UNPINNED: Reactions(),
    forums.POST_REPLIED: Reactions(
        in_transaction=(queue_sharing,),
        afterwards=(push_live, follow_own, notify, account.refresh_author_trust, reindex_object, sanctions.check_for_spam),
    ),
    forums.POST_COMMENTED: Reactions(afterwards=(push_live, notify, sanctions.check_for_spam)),
    forums.POST_EDITED: Reactions(afterwards=(push_live, reindex_object, sanctions.check_for_spam)),
    forums.POST_OPENED_AS_WIKI: Reactions(afterwards=(push_live,)),
    forums.POST_CLOSED_AS_WIKI: Reactions(afterwards=(push_live,)),
    forums.POST_DELETED: Reactions(
        in_transaction=(reindex_object, recheck_readers, queue_sharing), afterwards=(push_live, recount_inboxes)
    ),
    forums.POST_RESTORED: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, reindex_object, recount_inboxes)),
    forums.POST_HIDDEN: Reactions(
        in_transaction=(reindex_object, recheck_readers, queue_sharing), afterwards=(push_live, notify, recount_inboxes)
    ),
    forums.POST_UNHIDDEN: Reactions(
        in_transaction=(queue_sharing,), afterwards=(push_live, notify, reindex_object, recount_inboxes)
    ),
    forums.SOLUTION_ACCEPTED: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, notify, reindex_object)),
    forums.SOLUTION_WITHDRAWN: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, reindex_object)),
    forums.OFFICIAL_MARKED: Reactions(afterwards=(push_live, reindex_object)),
    forums.OFFICIAL_UNMARKED: Reactions(afterwards=(push_live, reindex_object)),
    forums.POST_FOUND_HELPFUL: Reactions(
        in_transaction=(queue_sharing,), afterwards=(push_live, notify, account.refresh_author_trust, reindex_object)
    ),
    forums.HELPFUL_WITHDRAWN: Reactions(in_transaction=(queue_sharing,), afterwards=(push_live, reindex_object)),
    forums.INFO_ASKED: Reactions(afterwards=(notify,)),
    forums.INFO_SETTLED: Reactions(),
    forums.TOPIC_CLAIMED: Reactions(afterwards=(push_live,)),
    forums.CLAIM_RELEASED: Reactions(afterwards=(push_live,)),
    forums.DEFLECTION_CONFIRMED: Reactions(),
    forums.DEFLECTION_WITHDRAWN: Reactions(),
    forums.PROBLEM_SHARED: Reactions(),
    forums.PROBLEM_WITHDRAWN: Reactions(),
    forums.BULK_DONE: Reactions(),
    forums.BULK_UNDONE: Reactions(),
    forums.NOTE_WRITTEN: Reactions(),
    forums.NOTE_REMOVED: Reactions(),
    forums.NOTE_RESTORED: Reactions(),
    forums.BOOKMARK_DUE: Reactions(afterwards=(notify,)),
    forums.MEMBER_MENTIONED: Reactions(afterwards=(notify,)),
    # Idea contests
    contests.IDEA_ENTERED: Reactions(),
    contests.IDEA_WITHDRAWN: Reactions(afterwards=(notify,)),
    contests.ENTRY_REFINED: Reactions(),
    contests.ENTRY_VOTED: Reactions(),
    contests.ENTRY_VOTE_WITHDRAWN: Reactions(),
    contests.ENTRY_SCORED: Reactions(),
    contests.JUROR_APPOINTED: Reactions(afterwards=(notify,)),
    contests.JUROR_DISMISSED: Reactions(),
    contests.WINNERS_ANNOUNCED: Reactions(afterwards=(notify,)),
    contests.ENTRY_WON: Reactions(afterwards=(notify,)),
    contests.PHASE_BEGUN: Reactions(afterwards=(notify,)),
    contests.JURY_REMINDED: Reactions(afterwards=(notify,)),
    # Pairs that may be the same
    duplicates.PAIR_REJECTED: Reactions(),
    duplicates.PAIR_RECONSIDERED: Reactions(),
    # Polls, conversations, comparisons
    pairwise.IDEAS_COMPARED: Reactions(),
    polls.POLL_ANSWERED: Reactions(),
    polls.POLL_WITHDRAWN: Reactions(),
    polls.STATEMENT_ADDED: Reactions(afterwards=(sanctions.check_for_spam,)),
    polls.STATEMENT_ANSWERED: Reactions(),
    polls.STATEMENT_HIDDEN: Reactions(afterwards=(notify,)),
    polls.STATEMENT_UNHIDDEN: Reactions(afterwards=(notify,)),
    polls.POLL_BALLOTS_SEEN: Reactions(),
    polls.BALLOTS_EXPORTED: Reactions(),
    polls.POLL_ADDED: Reactions(afterwards=(reindex_object,)),
    polls.POLL_CHANGED: Reactions(afterwards=(reindex_object,)),
    polls.POLL_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    polls.POLL_UNHIDDEN: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
    polls.POLL_CLOSED: Reactions(afterwards=(notify,)),
    polls.CONVERSATION_MAPPED: Reactions(afterwards=(notify,)),
    polls.CONVERSATION_CLOSED: Reactions(afterwards=(notify,)),
    # Ideas
    ideas.IDEA_PROPOSED: Reactions(
        in_transaction=(follow_own, queue_sharing), afterwards=(notify, reindex_object, sanctions.check_for_spam)
    ),
    ideas.IDEA_EDITED: Reactions(afterwards=(reindex_object, sanctions.check_for_spam)),
    ideas.IDEA_REWORDED: Reactions(afterwards=(notify, reindex_object)),
    ideas.IDEA_DELETED: Reactions(in_transaction=(reindex_object, queue_sharing), afterwards=(recount_inboxes,)),
    ideas.IDEA_RESTORED: Reactions(in_transaction=(queue_sharing,), afterwards=(reindex_object, recount_inboxes)),
    ideas.IDEA_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    ideas.IDEA_UNHIDDEN: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
    ideas.IDEA_LOCKED: Reactions(),
    ideas.IDEA_UNLOCKED: Reactions(),
    ideas.IDEA_MERGED: Reactions(in_transaction=(reindex_object,), afterwards=(follow_target, notify)),
    ideas.IDEA_UNMERGED: Reactions(afterwards=(notify, reindex_object)),
    ideas.IDEA_SPLIT: Reactions(afterwards=(notify, reindex_object)),
    ideas.IDEA_UNSPLIT: Reactions(in_transaction=(reindex_object,), afterwards=(recount_inboxes,)),
    ideas.IDEA_MOVED: Reactions(in_transaction=(reindex_object,), afterwards=(recount_inboxes,)),
    ideas.IDEA_OWNED: Reactions(afterwards=(notify,)),
    ideas.STATUS_NEW: Reactions(afterwards=(notify, reindex_object)),
    ideas.STATUS_CONSIDERING: Reactions(afterwards=(notify, reindex_object)),
    ideas.STATUS_COMMITTED: Reactions(afterwards=(notify, reindex_object)),
    ideas.STATUS_DELIVERED: Reactions(in_transaction=(queue_sharing,), afterwards=(notify, reindex_object)),
    ideas.STATUS_NOT_DOING: Reactions(afterwards=(notify, reindex_object)),
    ideas.RESPONSE_GIVEN: Reactions(afterwards=(notify, reindex_object)),
    ideas.RESPONSE_EDITED: Reactions(afterwards=(reindex_object,)),
    # A vote follows the idea: with the act, for a task of the worker would cost more than the row.
    ideas.VOTE_CAST: Reactions(in_transaction=(follow_own, queue_sharing), in_batches=(weigh_ideas,)),
    ideas.VOTE_CHANGED: Reactions(in_batches=(weigh_ideas,)),
    ideas.VOTE_MOVED: Reactions(in_transaction=(follow_own,), in_batches=(weigh_ideas,)),
    ideas.VOTE_WITHDRAWN: Reactions(in_transaction=(unfollow_own, queue_sharing), in_batches=(weigh_ideas,)),
    ideas.VOTE_GIVEN: Reactions(in_transaction=(follow_own,), in_batches=(weigh_ideas,), afterwards=(notify,)),
    ideas.CONTACT_VOTE_GIVEN: Reactions(in_batches=(weigh_ideas,), afterwards=(write_to_customer,)),
    ideas.CONTACT_VOTE_REMOVED: Reactions(in_batches=(weigh_ideas,)),
    ideas.VOTES_RETURNED: Reactions(afterwards=(notify,), in_batches=(weigh_ideas,)),
    ideas.VOTES_RECLAIMED: Reactions(afterwards=(notify,), in_batches=(weigh_ideas,)),
    ideas.VOTE_LAPSED: Reactions(afterwards=(notify,), in_batches=(weigh_ideas,)),
    ideas.VOTERS_EXPORTED: Reactions(),
    ideas.COMMENT_POSTED: Reactions(afterwards=(notify, reindex_object, sanctions.check_for_spam)),
    ideas.COMMENT_EDITED: Reactions(afterwards=(reindex_object, sanctions.check_for_spam)),
    ideas.COMMENT_DELETED: Reactions(in_transaction=(reindex_object,), afterwards=(recount_inboxes,)),
    ideas.COMMENT_RESTORED: Reactions(afterwards=(reindex_object, recount_inboxes)),
    ideas.COMMENT_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    ideas.COMMENT_UNHIDDEN: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
    ideas.COMMENT_FOUND_HELPFUL: Reactions(afterwards=(notify,)),
    ideas.COMMENT_HELPFUL_WITHDRAWN: Reactions(),
    ideas.IDEA_MENTIONED: Reactions(afterwards=(notify,)),
    # The workbench: what a change does to each idea is above
    workbench.VIEW_SHARED: Reactions(),
    workbench.CHANGE_PLANNED: Reactions(afterwards=(carry_out_change,)),
    workbench.CHANGE_STOPPED: Reactions(in_transaction=(call_off_change,)),
    workbench.CHANGE_DONE: Reactions(),
    # The internal record of an idea: for staff alone, so nobody is told and nothing is indexed
    internal_records.NOTE_WRITTEN: Reactions(),
    internal_records.NOTE_EDITED: Reactions(),
    internal_records.NOTE_REMOVED: Reactions(),
    internal_records.NOTE_RESTORED: Reactions(),
    internal_records.IDEA_SCORED: Reactions(),
    internal_records.SCORE_WITHDRAWN: Reactions(),
    internal_records.FORMULA_MADE: Reactions(afterwards=(compute_scores,)),
    internal_records.FORMULA_CHANGED: Reactions(afterwards=(compute_scores,)),
    internal_records.FORMULA_RETIRED: Reactions(),
    internal_records.FORMULA_REVIVED: Reactions(afterwards=(compute_scores,)),
    internal_records.LINK_ADDED: Reactions(),
    internal_records.LINK_CHANGED: Reactions(),
    internal_records.LINK_REMOVED: Reactions(),
    # Roadmap
    # What a change delivers is told with the status of each idea: you asked, it shipped.
    roadmap.CHANGE_PUBLISHED: Reactions(),
    roadmap.IDEA_SHIPPED: Reactions(),
    roadmap.PROGRESS_TOLD: Reactions(),
    # Reviews. What is taken away leaves the index with the act, as it leaves the figures.
    ratings.REVIEW_POSTED: Reactions(afterwards=(notify, reindex_object, sanctions.check_for_spam)),
    ratings.REVIEW_EDITED: Reactions(afterwards=(reindex_object, sanctions.check_for_spam)),
    ratings.REVIEW_RERATED: Reactions(afterwards=(notify, reindex_object, sanctions.check_for_spam)),
    ratings.REVIEW_DELETED: Reactions(in_transaction=(reindex_object,), afterwards=(recount_inboxes,)),
    ratings.REVIEW_RESTORED: Reactions(afterwards=(reindex_object, recount_inboxes)),
    ratings.REVIEW_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    ratings.REVIEW_UNHIDDEN: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
    ratings.REVIEW_RETURNED: Reactions(afterwards=(notify,)),
    ratings.REVIEW_SENT_AGAIN: Reactions(),
    ratings.REVIEW_HELD: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    ratings.REVIEW_RELEASED: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
    ratings.REVIEW_LABELLED: Reactions(),
    ratings.REVIEW_VOTED: Reactions(),
    ratings.VOTE_WITHDRAWN: Reactions(),
    ratings.ANSWER_GIVEN: Reactions(afterwards=(notify,)),
    ratings.ANSWER_EDITED: Reactions(),
    # Tags
    tags.TAG_MERGED: Reactions(afterwards=(retag_late, follow_target, reindex_tagged)),
    tags.TAG_PARTED: Reactions(),
    tags.TAG_MADE: Reactions(),
    tags.TAG_EDITED: Reactions(),
    tags.TAG_REMOVED: Reactions(afterwards=(reindex_tagged,)),
    # Promises
    promises.PROMISE_MADE: Reactions(),
    promises.PROMISE_KEPT: Reactions(),
    promises.PROMISE_WITHDRAWN: Reactions(),
    promises.PROMISE_DELAYED: Reactions(),
}
