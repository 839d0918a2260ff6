"""The billing app."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "octavo.billing"
    label = "billing"

    def ready(self) -> None:
        """Hear of issues that appear."""
        from octavo.billing import receivers  # noqa: F401
