"""The press app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "octavo.press"
    label = "press"

    def ready(self) -> None:
        """Say what is not ready when the newsroom asks, and hear when anything has changed."""
        from octavo.issues.readiness import answered_by
        from octavo.press import tasks  # noqa: F401 - its receivers
        from octavo.press.board import ReadinessBoard
        from octavo.press.finished import at_once
        from octavo.press.finished.changes import follow
        from octavo.press.finished.tasks import press_soon
        from octavo.press.purging.tasks import purge_soon
        from octavo.press.studio import tasks as _studio  # noqa: F401 - its receivers

        def once_it_is_there() -> None:
            purge_soon()
            press_soon()

        answered_by(ReadinessBoard())
        follow(then=once_it_is_there)
        at_once.follow()
