"""The access app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "octavo.access"
    label = "access"

    def ready(self) -> None:
        """Listen to who signs in and out."""
        from octavo.access import receivers  # noqa: F401
