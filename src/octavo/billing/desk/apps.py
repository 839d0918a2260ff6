"""The subscriber desk's app: it keeps an index of who can be found by which word."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "octavo.billing.desk"
    label = "desk"

    def ready(self) -> None:
        """Follow what changes a subscriber, an account or a document."""
        from octavo.billing.desk.following import follow

        follow()
