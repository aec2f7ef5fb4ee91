"""What can be done with a text while it is written, and when it changes."""

from portal.writing.actions.curated_tags import edit_tag, make_tag, merge_tag, part_tag, remove_tag
from portal.writing.actions.drafts import SavedLater, TooLongForDraft, discard_draft, save_draft
from portal.writing.actions.revisions import keep_revision
from portal.writing.actions.tags import tags_named
from portal.writing.actions.uploads import attach_uploads, hand_on_uploads, remove_unattached_uploads, store_upload

__all__ = [
    "SavedLater",
    "TooLongForDraft",
    "attach_uploads",
    "discard_draft",
    "edit_tag",
    "hand_on_uploads",
    "keep_revision",
    "make_tag",
    "merge_tag",
    "part_tag",
    "remove_tag",
    "remove_unattached_uploads",
    "save_draft",
    "store_upload",
    "tags_named",
]
