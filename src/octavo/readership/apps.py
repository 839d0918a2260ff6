"""The readership app."""

from django.apps import AppConfig


class ReadershipConfig(AppConfig):
    name = "octavo.readership"
    label = "readership"
