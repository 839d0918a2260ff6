"""The billing app."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "octavo.billing"
    label = "billing"

    def ready(self) -> None:
        """Hear of issues that appear; hand out what access keeps of whoever asks."""
        from octavo.access import taking_along
        from octavo.billing import receivers  # noqa: F401
        from octavo.billing.acts.exporting import export_also

        export_also(taking_along.kept_of)
