"""The website app: commands, templates and static files."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "octavo.website"
    label = "website"
