"""What must be there before the first page: database, static files and, if asked, the demo."""

from __future__ import annotations

import click
from django.conf import settings
from django.db import OperationalError, connection, connections
from django.utils.translation import gettext as _

from octavo.access.tasks import renew_meter
from octavo.issues.founding import found
from octavo.issues.models import Magazine
from octavo.issues.staffing import staff
from octavo.jobs.queue import enqueue
from octavo.press.finished.opening import open_for_readers
from octavo.search.indexing import is_in_step
from octavo.search.tasks import keep_index_in_step
from octavo.website.demo.loading import is_empty, load
from octavo.website.schema.preparing import prepare_database
from octavo.website.serving.errors import DatabaseAway
from octavo.website.serving.static_files import collect


def prepare(*, demo: bool) -> None:
    """Bring database and files up to date. Does little the second time."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    _reach_database()
    prepare_database(say=click.echo)
    collect()
    _fill(demo=demo)
    mend_search()
    renew_meter.call()
    open_for_readers()
    connections.close_all()  # processes forked from this one must not share a connection


def _fill(*, demo: bool) -> None:
    """An empty newsroom gets the demo if that was asked for, else the pages to begin with."""
    if demo and is_empty():
        for part in load():
            click.echo(f"Loading the demo: {part}")
    elif not Magazine.objects.exists():
        found(name=_("Untitled magazine"))
        staff()


def mend_search() -> None:
    """Have an index that an upgrade left behind mended in the background: it may take minutes."""
    if not is_in_step():
        enqueue(keep_index_in_step, dedupe_key="search")


def _reach_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as trouble:
        sentence = f"The database cannot be reached: {trouble}"
        raise DatabaseAway(sentence.strip()) from trouble
