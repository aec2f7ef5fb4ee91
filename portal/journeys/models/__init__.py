from portal.journeys.models.cases import CaseMessage, CaseMessageQuerySet, TopicCase, TopicCaseQuerySet
from portal.journeys.models.conversions import ArticleSource, IdeaSource

__all__ = ["ArticleSource", "CaseMessage", "CaseMessageQuerySet", "IdeaSource", "TopicCase", "TopicCaseQuerySet"]
