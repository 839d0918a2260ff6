"""The post app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "octavo.post"
    label = "post"

    def ready(self) -> None:
        """Hear of what a mail service says of letters that came back."""
        from octavo.post import bounces

        bounces.listen()
