"""The memberships app."""

from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "octavo.memberships"
    label = "memberships"

    def ready(self) -> None:
        """Say which letters subscribers get."""
        from octavo.memberships import letters

        letters.announce()
