"""Looks at the database, and at the files that it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection
from django_tasks_db.models import DBTaskResult

from octavo.issues.models import Picture
from octavo.search import indexing
from octavo.website.doctor.findings import Finding, note, well, wrong
from octavo.website.schema.preparing import is_fresh, migrations_waiting

SKEW = timedelta(seconds=5)


def tables(*, is_running: bool) -> Iterator[Finding]:
    """Whether there are tables, and those of this Octavo. Nothing else can be asked otherwise."""
    if is_fresh():
        yield note("database", "It is empty.", "The first start of octavo serve fills it.")
    elif waiting := migrations_waiting():
        sentence = f"{len(waiting)} changes of this version have not been made to it."
        remedy = "Stop octavo serve and start it again." if is_running else "Start octavo serve."
        yield wrong("database", sentence, remedy)
    else:
        yield well("database", f"{connection.display_name}, up to date.")


def contents(*, now: datetime) -> Iterator[Finding]:
    """Whether what is kept is sound."""
    if connection.vendor == "sqlite":
        yield _soundness()
    elif shutil.which("pg_dump") is None:
        remedy = "On Debian: apt install postgresql-client"
        yield note("backup", "pg_dump is missing, so octavo backup cannot work.", remedy)
    yield _clock(now)
    yield _files()
    yield _index()


def _soundness() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        (said,) = cursor.fetchone()
    if said == "ok":
        return well("soundness", "SQLite finds the file whole.")
    return wrong("soundness", f"SQLite says: {said}.", "Restore the last backup: octavo restore.")


def _clock(now: datetime) -> Finding:
    """Compare with the database server's clock, or with what was written last."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (theirs,) = cursor.fetchone()
        apart, whose = abs(theirs - now), "the database server's"
    else:
        latest = DBTaskResult.objects.order_by("-enqueued_at").values_list("enqueued_at", flat=True)
        apart, whose = max(timedelta(0), (latest.first() or now) - now), "its own of a while ago"
    if apart > SKEW:
        sentence = f"This machine's clock is {apart.total_seconds():.0f} s off {whose}."
        return wrong("clock", sentence, "Let the machine keep time, such as with chrony.")
    return well("clock", "It agrees.")


def _files() -> Finding:
    storage = Picture._meta.get_field("file").storage
    names = Picture.objects.values_list("file", flat=True).iterator()
    missing = [name for name in names if not storage.exists(name)]
    if missing:
        sentence = f"{len(missing)} pictures have lost their file, such as {missing[0]}."
        return wrong("pictures", sentence, "Bring the files back from a backup.")
    return well("pictures", "Every picture has its file.")


def _index() -> Finding:
    late, surplus = indexing.behind().count(), indexing.surplus().count()
    remedy = "Run octavo search rebuild."
    if late or surplus:
        sentence = f"The index lacks {late} published articles, and has {surplus} that are not out."
        return wrong("search", sentence, remedy)
    if indexing.is_foreign():
        sentence = "The index knows the word forms of another language than the publication's."
        return wrong("search", sentence, remedy)
    return well("search", f"{indexing.out_now().count()} published articles can be found.")
