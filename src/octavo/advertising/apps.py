"""The advertising app."""

from django.apps import AppConfig


class AdvertisingConfig(AppConfig):
    name = "octavo.advertising"
    label = "advertising"
