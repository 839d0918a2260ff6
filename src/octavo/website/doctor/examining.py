"""The whole examination, in an order in which one trouble explains the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import OperationalError, connection

from octavo.website.doctor import (
    database,
    installation,
    mail,
    money,
    pages,
    people,
    press,
    readership,
    work,
)
from octavo.website.doctor.findings import Finding, Level, wrong
from octavo.website.environment import Environment
from octavo.website.serving.ports import answers


def examine(settings: Environment, *, now: datetime) -> Iterator[Finding]:
    """Look at everything; what cannot be asked without the database is left out with it."""
    yield from installation.examine(settings)
    is_running = answers(settings.host, settings.port)
    yield work.web(is_running=is_running, address=f"{settings.host}:{settings.port}")
    try:
        connection.ensure_connection()
    except OperationalError as trouble:
        sentence = f"It cannot be reached: {trouble}".strip()
        yield wrong("database", sentence, "Start the database, or mend DATABASE_URL.")
        return
    tables = list(database.tables(is_running=is_running))
    yield from tables
    if any(finding.level != Level.WELL for finding in tables):
        return
    yield from database.contents(now=now)
    yield from work.examine(is_running=is_running, now=now)
    yield from mail.examine(now=now)
    yield from press.examine(now=now)
    yield from pages.examine(now=now)
    yield from readership.examine(now=now)
    is_public = installation.is_public(settings)
    yield from money.examine(is_public=is_public, now=now)
    yield from people.examine(is_public=is_public)
