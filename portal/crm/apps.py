from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CrmConfig(AppConfig):
    name = "portal.crm"
    label = "crm"
    verbose_name = _("Customer records")

    def ready(self) -> None:
        from portal.common.jinja import add_globals
        from portal.common.navigation import NavItem, register_banner, register_menu
        from portal.crm import (
            import_jobs,  # noqa: F401 - declares what the worker does
            kinds,
            personal_data,
            shared_fields,
            signals,
        )
        from portal.crm.banners import sharing_question
        from portal.crm.card import customer_card
        from portal.crm.connectors import ConnectorType, register_connector
        from portal.crm.embedded import EmbeddedConnector
        from portal.crm.store_views import choosing
        from portal.members.walls import register_reasons

        register_connector(
            ConnectorType(
                "embedded",
                _("Built-in customer records"),
                lambda connection, secrets: EmbeddedConnector(slug=connection.slug),
                is_built_in=True,
            )
        )
        kinds.register()
        choosing.register()
        shared_fields.register()
        personal_data.register()
        signals.connect()
        register_banner(sharing_question)
        register_reasons({"crm:": _("Sign in to see your customer record, and who else sees it.")})
        add_globals(customer_card=customer_card)
        register_menu(NavItem(_("My data"), "/my-data/", icon="shield", order=60))
