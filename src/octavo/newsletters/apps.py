"""The newsletters app."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "octavo.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        """Say which letters go to many, and hear of issues that appear."""
        from octavo.newsletters import letters, tasks  # noqa: F401 - tasks hears

        letters.announce()
