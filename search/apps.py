from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from search.globals import similar_things

        add_globals(similar_things=similar_things)
