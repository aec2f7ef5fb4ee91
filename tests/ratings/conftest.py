"""Products and reviews for the tests of ratings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

WORDS = "The pump is loud, the coffee is good, and the parts came by post within the week."


@pytest.fixture
def product_index(db: None) -> Any:
    from portal.pages.models import HomePage
    from portal.products.models import ProductIndexPage

    home = HomePage.objects.first()
    return ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products", slug="products"))


@pytest.fixture
def make_product(product_index: Any) -> Callable[..., Any]:
    from portal.products.models import ProductPage

    def make(title: str = "Alto 2", **fields: Any) -> Any:
        return product_index.add_child(instance=ProductPage(title=title, **({"family": "Espresso machines"} | fields)))

    return make


@pytest.fixture
def product(make_product: Callable[..., Any]) -> Any:
    return make_product("Alto 2", tagline="Two boilers, one lever.")


@pytest.fixture
def reviewer(make_member: Callable[..., Any]) -> Callable[..., Any]:
    """A member who joined long ago: reviewer("leila")."""

    def make(name: str, **fields: Any) -> Any:
        return make_member(name, **({"joined_at": timezone.now() - timedelta(days=90), "trust_level": 1} | fields))

    return make


@pytest.fixture
def review(product: Any, reviewer: Callable[..., Any]) -> Callable[..., Any]:
    """Post a review by the real action: review(4, by="leila", title="Too loud")."""
    from portal.common.html import html_of
    from portal.members.models import Member
    from portal.ratings.actions import Said, post_review

    def post(stars: int, *, by: Any = "", of: Any = None, words: str = WORDS, now: Any = None, **said: Any) -> Any:
        if isinstance(by, str):
            name = by or f"reviewer{Member.objects.count()}"
            by = Member.objects.filter(username=name).first() or reviewer(name)
        said = {"body": html_of(words)} | said
        return post_review(product=of or product, by=by, said=Said(stars=stars, **said), now=now)

    return post


@pytest.fixture
def product_manager(make_member: Callable[..., Any]) -> Any:
    from portal.members.roles import Role

    return make_member("dov", role=Role.PRODUCT, trust_level=2)


@pytest.fixture
def figures() -> Callable[..., Any]:
    """The rating of a product as stored now, after it was held against its rows."""
    from django.db import transaction

    from portal.ratings.actions.counting import lock_rating, write_figures
    from portal.ratings.models import ProductRating

    def read(product: Any) -> Any:
        with transaction.atomic():
            assert not write_figures(lock_rating(product.pk), is_check=True)
        return ProductRating.objects.get(pk=product.pk)

    return read
