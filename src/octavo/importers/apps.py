"""The importers app."""

from django.apps import AppConfig


class ImportersConfig(AppConfig):
    name = "octavo.importers"
    label = "importers"
