"""Content types and what their things can do: how search, moderation, inbox, export and sitemap know them.

An app registers its types in `AppConfig.ready`, each with its capabilities. A capability that a type lacks is absent as a
whole: whoever asks for it (`kind.get(Searchable)`) is refused in words, and lists are over those that have it (`kinds_with`).
"""

from portal.common.kinds.following import Followable, Notifiable, followable_kind, followed_by, register_follows
from portal.common.kinds.listing import InSitemap, SitemapLine
from portal.common.kinds.moderating import Lockable, Moderatable, Movable
from portal.common.kinds.personal import Erasable, ErasedWith, Exportable, Reassignable
from portal.common.kinds.placing import HasTexts, OnProfile, PartOf, StandsIn, Written, whole_of
from portal.common.kinds.registry import (
    Capability,
    ContentKind,
    LacksCapability,
    Viewer,
    kind_named,
    kind_of,
    kind_of_model,
    kinds,
    kinds_with,
    register_kind,
)
from portal.common.kinds.searching import (
    HitNames,
    Reading,
    Searchable,
    SearchDocument,
    SearchPlace,
    State,
    Weighed,
)

__all__ = [
    "Capability",
    "ContentKind",
    "Erasable",
    "ErasedWith",
    "Exportable",
    "Followable",
    "HasTexts",
    "HitNames",
    "InSitemap",
    "LacksCapability",
    "Lockable",
    "Moderatable",
    "Movable",
    "Notifiable",
    "OnProfile",
    "PartOf",
    "Reading",
    "Reassignable",
    "SearchDocument",
    "SearchPlace",
    "Searchable",
    "SitemapLine",
    "StandsIn",
    "State",
    "Viewer",
    "Weighed",
    "Written",
    "followable_kind",
    "followed_by",
    "kind_named",
    "kind_of",
    "kind_of_model",
    "kinds",
    "kinds_with",
    "register_follows",
    "register_kind",
    "whole_of",
]
