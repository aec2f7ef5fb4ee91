from ideas.models.boards import (
    CLOSED,
    IdeaBoardIndexPage,
    IdeaBoardPage,
    IdeaBoardTally,
    IdeaField,
    Meaning,
    Status,
    VoteMode,
)
from ideas.models.comments import DEEPEST, IdeaComment, IdeaCommentQuerySet, IdeaCommentVote
from ideas.models.history import DeliveryUpdate, IdeaMerge, IdeaSplit, ImportedIdea, StatusChange
from ideas.models.ideas import Idea, IdeaQuerySet, OfficialResponse, idea_slug, title_key
from ideas.models.votes import Ballot, Importance, Spokesperson, Vote, VoteLink, who_voted

__all__ = [
    "CLOSED",
    "DEEPEST",
    "Ballot",
    "DeliveryUpdate",
    "Idea",
    "IdeaBoardIndexPage",
    "IdeaBoardPage",
    "IdeaBoardTally",
    "IdeaComment",
    "IdeaCommentQuerySet",
    "IdeaCommentVote",
    "IdeaField",
    "IdeaMerge",
    "IdeaQuerySet",
    "IdeaSplit",
    "Importance",
    "ImportedIdea",
    "Meaning",
    "OfficialResponse",
    "Spokesperson",
    "Status",
    "StatusChange",
    "Vote",
    "VoteLink",
    "VoteMode",
    "idea_slug",
    "title_key",
    "who_voted",
]
