"""What must be there before the first page: database, static files and, if asked, the demo."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from octavo.website.schema.preparing import prepare_database


def prepare(*, demo: bool) -> None:
    """Bring database and files up to date. Does little the second time."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    prepare_database(say=click.echo)
    call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()  # processes forked from this one must not share a connection
