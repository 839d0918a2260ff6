"""Opens the store when the magazine is about to be served."""

from __future__ import annotations

from django.conf import settings

from octavo.press.finished.store import open_store
from octavo.press.finished.tasks import press_soon
from octavo.press.finished.version import version


def open_for_readers() -> None:
    """Drop what another version of us has made, and have all that is lacking pressed."""
    kept, now = open_store(), version()
    if settings.DEBUG or kept.state().made_by != now:
        kept.drop_all(made_by=now)
    if not settings.DEBUG:
        press_soon()
