"""Reviews: of a product that everybody may read of, of a closed one, and what was hidden or is held."""

from __future__ import annotations

from django.utils import timezone

from portal.common.html import html_of
from portal.members.models import Member
from portal.moderation.decisions import decide
from portal.moderation.models import Rule
from portal.ratings.actions import Said, answer_review, post_review
from portal.ratings.models import Dimension, Review, UseOption, UseQuestion
from tests.crawl.cast import BAIT, World
from tests.crawl.forum_things import CURATORS, INSIDE


def make_reviews(world: World) -> None:
    mark = world.marks.new

    def review(product, by, name, may, stars=4):
        said = Said(
            stars=stars,
            title=f"{BAIT} {mark(f'{name}title', may)}",
            body=html_of(f"{BAIT} {mark(f'{name}text', may)} and enough words to make fifty characters of it."),
            pros=[mark(f"{name}pro", may)],
            product_version=mark(f"{name}version", may),
        )
        return post_review(product=product, by=by, said=said)

    said = Said(stars=4, title="Steady", body=html_of("The pressure is as steady as one may wish, and the parts came quickly."))
    open_review = post_review(product=world.product_page, by=world.author, said=said)
    closed = review(world.closed_product, world.keeper, "review", INSIDE)
    hidden = review(world.product_page, world.culprit, "hiddenreview", CURATORS | {"culprit"}, stars=1)
    decide(
        thing=hidden,
        act="hide",
        by=world.moderator,
        rule=Rule.objects.first(),
        reason=mark("hidingofreview", CURATORS | {"culprit"}),
    )
    held = review(world.product_page, world.voter, "heldreview", CURATORS | {"voter"})
    Review.objects.filter(pk=held.pk).update(held_at=timezone.now())
    world.product.groups.add(world.insiders)  # for as long as it takes to answer inside
    teller = Member.objects.get(pk=world.product.pk)
    answer_review(review=closed, by=teller, body=html_of(mark("reviewanswer", INSIDE | {"product"})))
    world.product.groups.remove(world.insiders)
    question = UseQuestion.objects.create(family="", question="Where?")
    UseOption.objects.create(question=question, text="At home")
    world.add(
        review=open_review,
        closed_review=closed,
        hidden_review=hidden,
        held_review=held,
        dimension=Dimension.objects.create(family="", name="Noise"),
        use_question=question,
    )
