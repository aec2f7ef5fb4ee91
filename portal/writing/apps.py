from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "portal.writing"
    verbose_name = _("Writing")

    def ready(self) -> None:
        from portal.common.admin_picking import register_source
        from portal.common.jinja import add_globals
        from portal.common.navigation import NavItem, register_menu
        from portal.members.walls import register_reasons
        from portal.writing import kinds, personal_data
        from portal.writing.choosing import TAGS
        from portal.writing.editor_context import templates_globals

        add_globals(**templates_globals())
        register_source(TAGS)
        personal_data.register()
        kinds.register()
        register_reasons({"writing:": _("Sign in to see what you began to write.")})
        register_menu(NavItem(_("My drafts"), "/writing/drafts/", icon="edit"))
