from portal.polls.models.inline import InlineBallot, InlineChoice, InlinePoll
from portal.polls.models.pages import (
    AskingPage,
    AskingTerms,
    ConversationPage,
    OpinionMap,
    PollBallot,
    PollChoice,
    PollPage,
    PollTally,
    Statement,
    StatementAnswer,
)

__all__ = [
    "AskingPage",
    "AskingTerms",
    "ConversationPage",
    "InlineBallot",
    "InlineChoice",
    "InlinePoll",
    "OpinionMap",
    "PollBallot",
    "PollChoice",
    "PollPage",
    "PollTally",
    "Statement",
    "StatementAnswer",
]
