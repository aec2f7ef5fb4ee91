from portal.moderation.models.accounts import AccountCheck
from portal.moderation.models.flags import CaseClaim, Flag, FlagReason
from portal.moderation.models.grants import TrustGrant
from portal.moderation.models.reasons import ReasonTemplate, ReasonTemplateQuerySet
from portal.moderation.models.records import AppendOnly, Decision, DecisionRows, Moderated, PrivateReading, Sanction
from portal.moderation.models.rules import Rule, RuleQuerySet

__all__ = [
    "AccountCheck",
    "AppendOnly",
    "CaseClaim",
    "Decision",
    "DecisionRows",
    "Flag",
    "FlagReason",
    "Moderated",
    "PrivateReading",
    "ReasonTemplate",
    "ReasonTemplateQuerySet",
    "Rule",
    "RuleQuerySet",
    "Sanction",
    "TrustGrant",
]
