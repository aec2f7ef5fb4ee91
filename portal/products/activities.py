"""What can happen to products."""

from portal.activity.types import ActivityType, Verb

PRODUCT_PUBLISHED = ActivityType("products.product.published", Verb.CREATE)
PRODUCT_UNPUBLISHED = ActivityType("products.product.unpublished", Verb.REMOVE)
PRODUCT_RESTRICTED = ActivityType("products.product.restricted", Verb.UPDATE)  # who may read it changed
# A member says that they have one, or no longer.
PRODUCT_OWNED = ActivityType("products.product.owned", Verb.ADD)
PRODUCT_DISOWNED = ActivityType("products.product.disowned", Verb.REMOVE)
