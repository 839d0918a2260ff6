"""The listening app."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "octavo.listening"
    label = "listening"

    def ready(self) -> None:
        """Hear of those who are erased, and hand out what is kept of whoever asks."""
        from octavo.listening import receivers, taking_along  # noqa: F401 - receivers hear

        taking_along.announce()
