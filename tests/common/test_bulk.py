"""Many rows at once stand in the database as they were given, whatever is in their texts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from portal.common.bulk import Table, update_rows
from portal.crm.models import Contact

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, 30, 5, 123456, tzinfo=UTC)
ODD = ["", "\\N", "\\", "a\tb\nc\rd", "\\t\\n", "“ü” 🦊", '{"a": "b"}', "'; --", "\x0b\x08", "%s {}"]


def _stored() -> list[tuple[Any, ...]]:
    return list(
        Contact.objects.order_by("number").values_list(
            "family_name", "custom_fields", "created_at", "has_opted_out_of_email", "merged_into"
        )
    )


def test_rows_are_written_as_they_are() -> None:
    Table(
        Contact,
        "number",
        "family_name",
        "custom_fields",
        "created_at",
        "updated_at",
        "has_opted_out_of_email",
        "merged_into_id",
    ).insert((f"{index:02d}", text, {"x": text}, NOW, NOW, index % 2 == 0, None) for index, text in enumerate(ODD))
    assert _stored() == [(text, {"x": text}, NOW, index % 2 == 0, None) for index, text in enumerate(ODD)]


def test_columns_are_written_anew_as_they_are() -> None:
    Table(Contact, "number", "created_at", "updated_at").insert((f"{index:02d}", NOW, NOW) for index in range(len(ODD)))
    pks = list(Contact.objects.order_by("number").values_list("pk", flat=True))
    update_rows(
        Contact,
        ["family_name", "custom_fields", "created_at", "has_opted_out_of_email", "merged_into_id", "portal_fields"],
        [(text, {"x": [text, None]}, NOW, True, None, {}, pk) for text, pk in zip(ODD, pks, strict=True)],
    )
    assert _stored() == [(text, {"x": [text, None]}, NOW, True, None) for text in ODD]
