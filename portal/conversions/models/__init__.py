from portal.conversions.models.cases import CaseMessage, CaseMessageQuerySet, TopicCase, TopicCaseQuerySet
from portal.conversions.models.conversions import ArticleSource, IdeaSource

__all__ = ["ArticleSource", "CaseMessage", "CaseMessageQuerySet", "IdeaSource", "TopicCase", "TopicCaseQuerySet"]
