"""The site's segments, as filters, lenses and reports offer them."""

from __future__ import annotations

from portal.common.ttl_cache import remembered
from portal.members.models import Segment


@remembered(seconds=10)
def segment_choices() -> tuple[tuple[str, str], ...]:
    """(key, name) of each segment in the site's order. One query in ten seconds."""
    return tuple(Segment.objects.values_list("key", "name"))


def segment_keys() -> list[str]:
    return [key for key, _name in segment_choices()]
