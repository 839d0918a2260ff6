"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "octavo.search"
    label = "search"

    def ready(self) -> None:
        """Follow what appears and what is withdrawn."""
        from octavo.search.following import follow

        follow()
