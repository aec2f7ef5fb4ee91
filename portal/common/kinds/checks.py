"""System checks: a type has all of each capability that it registers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist

from portal.common.kinds.following import Followable
from portal.common.kinds.listing import InSitemap
from portal.common.kinds.moderating import Moderatable
from portal.common.kinds.personal import Erasable, ErasedWith
from portal.common.kinds.registry import Capability, ContentKind, kinds


def capabilities_are_whole(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """One error for each thing that a type registers and does not have."""
    registered = kinds()
    errors = [Error(f"{kind.name}: {what}", id="common.E010") for kind in registered for what in _missing(kind)]
    named: dict[tuple[type[Capability], str], str] = {}
    for kind in registered:
        for capability in kind.can:
            for key in ("section", "follow_name"):
                if name := getattr(capability, key, ""):
                    other = named.setdefault((capability.base(), name), kind.name)
                    if other != kind.name:
                        errors.append(Error(f"{kind.name}: {other} is called {name} already.", id="common.E011"))
    return [*errors]


def _missing(kind: ContentKind[Any]) -> Iterator[str]:
    bases = [type(capability).base() for capability in kind.can]
    for base in {base for base in bases if bases.count(base) > 1}:
        yield f"it has {base.__name__} twice."
    for capability in kind.can:
        name = type(capability).__name__
        for method in sorted(dir(type(capability))):
            if getattr(getattr(type(capability), method), "__isabstractmethod__", False):
                yield f"{name} lacks the method {method}() of {capability.base().__name__}."
        for field in capability.fields:
            if not _has_field(kind.model, field):
                yield f"{name} needs the field {field} on {kind.model._meta.label}."
        if isinstance(capability, Moderatable) and capability.text_column:
            for field in (capability.text_column, capability.posted_column):
                if not _has_field(kind.model, field):
                    yield f"{name} says that words or their day are in {field}, which {kind.model._meta.label} does not have."
        for needed in capability.needs:
            if needed not in bases:
                yield f"{name} needs {needed.__name__} as well."
        if isinstance(capability, InSitemap) and not capability.section:
            yield f"{name} names no section of the sitemap."
        if isinstance(capability, Followable) and not capability.follow_name:
            yield f"{name} has no follow_name."
        if isinstance(capability, ErasedWith) and not any(
            other.name == capability.kind and other.has(Erasable) for other in kinds()
        ):
            yield f"it is to be erased with {capability.kind}, which erases nothing."
    if kind.has(Moderatable) and not (kind.has(Erasable) or kind.has(ErasedWith)):
        yield "what members write goes with their account: give it Erasable or ErasedWith."


def _has_field(model: Any, name: str) -> bool:
    if name.endswith("_id"):
        name = name.removesuffix("_id")
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return isinstance(getattr(model, name, None), property)
    return True
