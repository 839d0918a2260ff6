"""The website app: commands, templates and static files."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "octavo.website"
    label = "website"

    def ready(self) -> None:
        """Hear of pages that appear; dress letters as the pages are."""
        from octavo.post.frame import dress
        from octavo.website import tasks  # noqa: F401 - models are there only now
        from octavo.website.house_style.letters import look_now

        dress(look_now)
