"""The press app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "octavo.press"
    label = "press"
