from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProductsConfig(AppConfig):
    name = "portal.products"
    verbose_name = _("Products")

    def ready(self) -> None:
        from portal.common.pages import watch_pages
        from portal.members.walls import register_reasons
        from portal.products import actions, kinds, personal_data
        from portal.products.models import ProductPage

        personal_data.register()
        watch_pages(
            ProductPage,
            published=lambda product, by: actions.note_published(product=product, by=by),
            unpublished=lambda product: actions.note_unpublished(product=product),
            restricted=lambda path: actions.note_restricted(path=path),
        )
        kinds.register()
        register_reasons({"products:": _("Sign in to say that you have this product. You come back to it.")})
