"""The website app: commands, templates and static files."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "octavo.website"
    label = "website"

    def ready(self) -> None:
        """Hear of pages that appear."""
        from octavo.website import tasks  # noqa: F401 - models are there only now
