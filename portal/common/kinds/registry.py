"""The registry of content types: how floors above know content without importing its app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.db import models
from django.utils.translation import gettext as _

from portal.common.permissions import Refused
from portal.common.viewer import Viewer

M = TypeVar("M", bound=models.Model)
C = TypeVar("C", bound="Capability")


class Capability:
    """Something that things of a type can do. Subclasses name the methods; a type gives its own subclass of one of them.

    An abstract method that the type leaves out is found by a system check. `fields` are columns that the users of the
    capability read from the model itself, and `needs` other capabilities that a type has with this one.
    """

    fields: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[type[Capability], ...]] = ()

    @classmethod
    def base(cls) -> type[Capability]:
        """The capability that a type's own class gives: Searchable for `class TopicSearch(Searchable[Topic])`."""
        return next(each for each in cls.__mro__ if Capability in each.__bases__)


class LacksCapability(Refused):
    """A type was asked for what its things cannot do. The message says so to whoever asked."""


@dataclass(frozen=True)
class ContentKind(Generic[M]):
    """One type of content: what is true of every type, and what its things can do beyond that (`can`)."""

    name: str  # "forums.post"
    model: type[M]
    label: Any  # translatable noun, singular
    title: Callable[[Any], str]
    url: Callable[[Any], str]  # site-relative
    visible_to: Callable[[Viewer], models.QuerySet[Any]]
    author_id: Callable[[Any], int | None] = lambda thing: getattr(thing, "author_id", None)
    related: tuple[str, ...] = ()  # relations that `title` and `url` read
    can: tuple[Capability, ...] = ()
    _by_base: dict[type[Capability], Capability] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_base.update({type(each).base(): each for each in self.can})

    def has(self, capability: type[Capability]) -> bool:
        return capability in self._by_base

    def get(self, capability: type[C]) -> C:
        """What the type does of this sort. Raises LacksCapability where it does not."""
        found = self._by_base.get(capability)
        if found is None:
            raise LacksCapability(_("This cannot be done with things of this kind: %(kind)s.") % {"kind": self.label})
        return cast(C, found)  # kept by its own base


_kinds: dict[str, ContentKind[Any]] = {}
_by_model: dict[type[models.Model], ContentKind[Any]] = {}


def register_kind(kind: ContentKind[Any]) -> None:
    """Make a type known, from `AppConfig.ready`. Registering a name again replaces it."""
    _kinds[kind.name] = kind
    _by_model[kind.model] = kind


def kinds() -> list[ContentKind[Any]]:
    return list(_kinds.values())


def kinds_with(capability: type[C]) -> Iterator[tuple[ContentKind[Any], C]]:
    """The types whose things can do this, each with how."""
    for kind in list(_kinds.values()):
        if kind.has(capability):
            yield kind, kind.get(capability)


def kind_named(name: str) -> ContentKind[Any]:
    """The type of that name; KeyError when none is registered."""
    return _kinds[name]


def kind_of_model(model: type[models.Model] | None) -> ContentKind[Any] | None:
    return _by_model.get(model) if model else None


def kind_of(thing: models.Model | None) -> ContentKind[Any] | None:
    return _by_model.get(type(thing)) if thing is not None else None
