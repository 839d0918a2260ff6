"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "octavo.jobs"
    label = "jobs"
