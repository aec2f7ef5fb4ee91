"""What can happen to products."""

from portal.activity.types import ActivityType, Verb

PRODUCT_PUBLISHED = ActivityType("products.product.published", Verb.CREATE)
PRODUCT_UNPUBLISHED = ActivityType("products.product.unpublished", Verb.REMOVE)
PRODUCT_RESTRICTED = ActivityType("products.product.restricted", Verb.UPDATE)  # who may read it changed
