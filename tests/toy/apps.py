from django.apps import AppConfig


class ToyConfig(AppConfig):
    """A real app registers its kinds here too; here the fixture `toy` does, and takes them back."""

    name = "tests.toy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from tests.toy import notices

        notices.register()
