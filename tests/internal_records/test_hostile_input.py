"""What people and programs send that no form asked for: never an error of ours, and nothing of it runs."""

import pytest
from django.urls import reverse

from ideas.internal_records.models import IdeaNote

pytestmark = pytest.mark.django_db
HOSTILE = [
    "\0",
    "a\0b",
    "<script>alert(1)</script>",
    "\ud83d",
    "\u202eback",
    "🦀" * 400,
    "9" * 400,
    "1e999999",
    "-0",
    "١٢",
    "{{ 7 * 7 }}",
    "'",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_takes_anything(client, make_idea, product_manager, text):
    client.force_login(product_manager)
    place = reverse("idea_internal_record", args=[make_idea().pk])
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    judged = dict.fromkeys(("reach", "impact", "confidence", "effort"), text)
    for sent in (
        {"act": text},
        {"act": "score", "of": "rice", **judged},
        *({"act": act, "of": text} for act in ("score", "withdraw", "remove-note", "restore-note", "state", "remove-link")),
        {"act": "note", "text": text},
        {"act": "link", "url": text, "state": text},
        {"act": "link", "url": f"https://example.com/{text}", "state": "open"},
        {"act": "owner", "owner": text},
    ):
        assert client.post(place, sent).status_code in (302, 404, 422), sent
    factor = {f"factors-0-{name}": text for name in ("name", "key", "unit", "help", "scale")}
    form = {"factors-TOTAL_FORMS": "1", "factors-INITIAL_FORMS": "0", **factor}
    for act in ("save", "try"):
        sent = {"act": act, "name": text, "key": text, "expression": text, **form}
        assert client.post(reverse("score_formula_create"), sent).status_code in (200, 302, 422)
    assert client.post(reverse("score_formula_create"), {"name": text}).status_code == 422
    assert client.post(reverse("score_formulas"), {"of": text}).status_code == 404
    assert "<script>alert(1)" not in client.get(place).text
    assert not any("<script" in note.body for note in IdeaNote.objects.all())
