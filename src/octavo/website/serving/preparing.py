"""What must be there before the first page: database, static files and, if asked, the demo."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connections


def prepare(*, demo: bool) -> None:
    """Bring database and files up to date. Does nothing the second time."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()  # processes forked from this one must not share a connection
