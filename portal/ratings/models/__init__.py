from portal.ratings.models.families import Dimension, UseOption, UseQuestion
from portal.ratings.models.figures import COUNTERS, DimensionTally, MonthTally, ProductRating
from portal.ratings.models.reviews import (
    STARS,
    CompanyAnswer,
    DimensionScore,
    Review,
    ReviewPhoto,
    ReviewQuerySet,
    ReviewReturn,
    ReviewVersion,
    ReviewVote,
    UseAnswer,
)

__all__ = [
    "COUNTERS",
    "STARS",
    "CompanyAnswer",
    "Dimension",
    "DimensionScore",
    "DimensionTally",
    "MonthTally",
    "ProductRating",
    "Review",
    "ReviewPhoto",
    "ReviewQuerySet",
    "ReviewReturn",
    "ReviewVersion",
    "ReviewVote",
    "UseAnswer",
    "UseOption",
    "UseQuestion",
]
