"""The issues app."""

from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "octavo.issues"
    label = "issues"
