"""The table of what the demo made, by keys that stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.operations.models import DemoThing

Thing = TypeVar("Thing", bound=models.Model)


class Kept:
    """What stands already, read once; and a count of what is new."""

    def __init__(self) -> None:
        self.numbers = {row.key: (row.object_type_id, row.object_id) for row in DemoThing.objects.all()}
        self.made = 0

    def __contains__(self, key: str) -> bool:
        return key in self.numbers

    def find(self, key: str, model: type[Thing]) -> Thing | None:
        """The thing of that key; None when it was never made, or was deleted by somebody since."""
        if key not in self.numbers:
            return None
        return model._default_manager.filter(pk=self.numbers[key][1]).first()

    def keep(self, key: str, thing: models.Model) -> None:
        kind = ContentType.objects.get_for_model(thing)
        DemoThing.objects.update_or_create(key=key, defaults={"object_type": kind, "object_id": thing.pk})
        self.numbers[key] = (kind.pk, thing.pk)
        self.made += 1

    def find_or_make(self, key: str, model: type[Thing], make: Callable[[], Any]) -> Thing:
        found = self.find(key, model)
        if found is None:
            found = make()
            self.keep(key, found)
        return found
