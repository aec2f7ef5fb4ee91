"""The table of the portal with the rows of the toy, which a real app writes into `portal/reactions.py`."""

from portal.activity.types import Reactions
from portal.notifications.reactions import follow_own, notify, recount_inboxes
from portal.reactions import REACTIONS as OF_THE_PORTAL
from search.reactions import reindex_object
from tests.toy.activities import NOTE_CHANGED, NOTE_HIDDEN, NOTE_PINNED, NOTE_SHOWN

REACTIONS = OF_THE_PORTAL | {
    NOTE_PINNED: Reactions(afterwards=(follow_own, reindex_object)),
    NOTE_CHANGED: Reactions(afterwards=(notify, reindex_object)),
    NOTE_HIDDEN: Reactions(in_transaction=(reindex_object,), afterwards=(notify, recount_inboxes)),
    NOTE_SHOWN: Reactions(afterwards=(notify, reindex_object, recount_inboxes)),
}
