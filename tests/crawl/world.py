"""The marked world: built by the product's own acts, with a mark in every place that not everybody may read."""

from __future__ import annotations

from django.core import mail
from django.core.cache import cache
from django.test.utils import override_settings

from portal.activity.models import PendingReaction
from portal.activity.pending import run_pending_reactions
from portal.common.access import forget_kept
from portal.common.ttl_cache import forget
from portal.crm.receipts import published_keys
from tests.crawl import customer_things, forum_things, idea_things, page_things, review_things, staff_things
from tests.crawl.cast import UNHURRIED, World, make_cast

__all__ = ["World", "build", "forget_what_was_kept", "react"]


def build() -> World:
    """Make everything, and let the worker do what follows from it."""
    world = World()
    forget_what_was_kept()
    with override_settings(TRUST_TABLE=UNHURRIED, UNDO_SECONDS=60, FLAG_HIDE_WEIGHT=0):  # what is flagged stays to be found
        make_cast(world)
        forum_things.make_boards(world)
        forget_what_was_kept()
        forum_things.make_topics(world)
        forum_things.make_removed(world)
        forum_things.make_personal(world)
        forum_things.make_staff_talk(world)
        idea_things.make_idea_boards(world)
        idea_things.make_ideas(world)
        idea_things.make_product_records(world)
        idea_things.make_asking_pages(world)
        page_things.make_pages(world)
        page_things.make_files(world)
        review_things.make_reviews(world)
        staff_things.make_moderation(world)
        staff_things.make_operations(world)
        customer_things.make_customers(world)
        customer_things.make_support_case(world)
        react()
    published_keys()  # made when they are first asked for, and readers take back what they ask for
    world.add(mails=list(mail.outbox))
    forget_what_was_kept()
    for name, thing in world.things.items():
        if hasattr(thing, "refresh_from_db") and name != "closed_twin":
            thing.refresh_from_db()
    return world


def react() -> None:
    """Do what the worker would do now with all that is owed."""
    for activity_id in list(PendingReaction.objects.order_by("pk").values_list("activity_id", flat=True).distinct()):
        run_pending_reactions.func(activity_id)


def forget_what_was_kept() -> None:
    """Whatever caches and this process keep: the database was put back beneath them."""
    cache.clear()
    forget()
    forget_kept()
