from forums.models.boards import BoardIndexPage, BoardPage, BoardTally, boards_without_solutions
from forums.models.bookmarks import Bookmark, BookmarkQuerySet
from forums.models.bulk import BulkAct, BulkItem
from forums.models.canned import CannedReply
from forums.models.deflections import Deflection
from forums.models.fields import AskField
from forums.models.imports import ImportedPost
from forums.models.notes import StaffNote, StaffNoteQuerySet
from forums.models.post_redirects import PostMoved
from forums.models.posts import Post, PostQuerySet
from forums.models.reading import ReadUntil
from forums.models.topics import UNANSWERED, MergedAway, Topic, TopicKind, TopicQuerySet, topic_slug
from forums.models.votes import HelpfulVote, ProblemVote, TopicRead

__all__ = [
    "UNANSWERED",
    "AskField",
    "BoardIndexPage",
    "BoardPage",
    "BoardTally",
    "Bookmark",
    "BookmarkQuerySet",
    "BulkAct",
    "BulkItem",
    "CannedReply",
    "Deflection",
    "HelpfulVote",
    "ImportedPost",
    "MergedAway",
    "Post",
    "PostMoved",
    "PostQuerySet",
    "ProblemVote",
    "ReadUntil",
    "StaffNote",
    "StaffNoteQuerySet",
    "Topic",
    "TopicKind",
    "TopicQuerySet",
    "TopicRead",
    "boards_without_solutions",
    "topic_slug",
]
