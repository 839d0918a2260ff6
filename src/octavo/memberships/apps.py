"""The memberships app."""

from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "octavo.memberships"
    label = "memberships"
