from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    name = "portal.ratings"
    verbose_name = _("Ratings and reviews")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.ratings import kept_acts, kinds, notices, personal_data
        from portal.ratings.globals import labels_with_link, product_reviews, ratings_of

        add_globals(labels_with_link=labels_with_link, ratings_of=ratings_of, product_reviews=product_reviews)
        kinds.register()
        notices.register()
        personal_data.register()
        kept_acts.register()
