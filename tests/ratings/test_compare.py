"""Products side by side: a difference is named only where chance is unlikely to have made it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.ratings.comparing import Sample, probability_higher, verdict
from portal.ratings.models import Dimension

pytestmark = pytest.mark.django_db


def test_a_difference_needs_a_probability_of_ninety_percent_and_five_reviews():
    high, low = Sample(4.6, 0.8, 40), Sample(3.9, 0.8, 40)
    assert probability_higher(high, low) > 0.99
    assert probability_higher(low, high) < 0.01
    assert verdict([high, low]) == (0, 1)
    assert verdict([Sample(4.6, 0.8, 4), low]) == (None, None)
    assert verdict([Sample(4.1, 0.8, 6), Sample(3.9, 0.8, 9)]) == (None, None)
    assert verdict([high, low, Sample(4.5, 0.8, 40)]) == (None, 1)


def test_owners_are_asked_the_same_questions_and_only_clear_differences_are_named(client, review, product, make_product):
    pico, grist = make_product("Pico"), make_product("Grist", family="Grinders")
    noise = Dimension.objects.create(family=product.family, name="Noise")
    for number in range(12):
        review(5 if number % 4 else 4, scores={noise.pk: 3}, recommends="yes")
        review(2 if number % 4 else 3, of=pico, scores={noise.pk: 3}, recommends="no")
    page = client.get(f"/compare-products/?p={product.pk}&p={pico.pk}&p={grist.pk}").content.decode()
    assert page.count('scope="col"') == 2  # a grinder is not put beside machines
    assert "Alto 2 is higher" in page and "12 reviews" in page
    noise_row = page[page.index(">Noise<") :]
    assert noise_row.index("no clear difference") < noise_row.index("</tr>")
    different = client.get(f"/compare-products/?p={product.pk}&p={pico.pk}&differ=1").content.decode()
    assert ">Noise<" not in different and "Alto 2 is higher" in different
    assert "Choose a second product" in client.get(f"/compare-products/?p={product.pk}").content.decode()
    for query in ("", "?p=x", "?p=999999999999", "?p=0&p=0"):
        assert client.get(f"/compare-products/{query}").status_code == 200


def test_a_comparison_costs_the_same_however_many_reviews_there_are(client, review, product, make_product):
    pico = make_product("Pico")

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/compare-products/?p={product.pk}&p={pico.pk}").status_code == 200
        return len(seen)

    for each in (product, pico):
        review(4, of=each)
    queries()
    few = queries()
    for each in (product, pico):
        for _number in range(5):
            review(3, of=each)
    assert queries() == few
