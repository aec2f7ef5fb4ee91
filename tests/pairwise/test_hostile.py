"""What no form sends, sent to the comparison of ideas: an answer, never an error."""

import pytest

from ideas.pairwise.models import Comparison

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["", "-1", "1e3", "٣", "9" * 40, "<script>", "NUL \x00", "' OR 1=1"])
def test_numbers_that_are_none_compare_nothing(client, board, ideas, asker, text):
    client.force_login(asker)
    good = {"one": str(ideas[0].pk), "other": str(ideas[1].pk), "chosen": str(ideas[0].pk)}
    for name in ("one", "other"):
        assert client.post(f"/compare/{board.pk}/", good | {name: text}).status_code == 404
    assert not Comparison.objects.exists()
    answer = client.post(f"/compare/{board.pk}/", good | {"chosen": text})
    assert answer.status_code in (302, 404)
    assert Comparison.objects.filter(answer__gt=0).count() == 0
    assert client.get(f"/compare/{10**30}/").status_code == 404
