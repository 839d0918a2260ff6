"""What must be there before the first page: database, static files and, if asked, the demo."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, connections

from octavo.website.schema.preparing import prepare_database
from octavo.website.serving.errors import DatabaseAway


def prepare(*, demo: bool) -> None:
    """Bring database and files up to date. Does little the second time."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    _reach_database()
    prepare_database(say=click.echo)
    call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()  # processes forked from this one must not share a connection


def _reach_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as trouble:
        sentence = f"The database cannot be reached: {trouble}"
        raise DatabaseAway(sentence.strip()) from trouble
