from forums.models.boards import BoardIndexPage, BoardPage, BoardTally
from forums.models.imports import ImportedPost
from forums.models.marks import HelpfulVote, ProblemVote, TopicRead
from forums.models.posts import Post, PostQuerySet
from forums.models.reading import ReadUntil
from forums.models.topics import Topic, TopicKind, TopicMoved, TopicQuerySet, topic_slug

__all__ = [
    "BoardIndexPage",
    "BoardPage",
    "BoardTally",
    "HelpfulVote",
    "ImportedPost",
    "Post",
    "PostQuerySet",
    "ProblemVote",
    "ReadUntil",
    "Topic",
    "TopicKind",
    "TopicMoved",
    "TopicQuerySet",
    "TopicRead",
    "topic_slug",
]
