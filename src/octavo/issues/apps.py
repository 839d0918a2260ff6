"""The issues app."""

from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "octavo.issues"
    label = "issues"

    def ready(self) -> None:
        """Date corrections whenever the changed text of an article appears."""
        from wagtail.signals import page_published

        from octavo.issues.correcting import let_corrections_appear
        from octavo.issues.models import Article

        page_published.connect(let_corrections_appear, sender=Article)
