"""Looks at the finished pages, at what caches are still to be told, and at the keys of passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from octavo.door.passes import KeysUnusable, read_keys
from octavo.door.passes.keys import NAME
from octavo.press.finished.filling import lacking
from octavo.press.finished.store import store
from octavo.press.finished.version import version
from octavo.press.purging.sending import last_trouble
from octavo.website.doctor.findings import Finding, note, well, wrong

LATE = timedelta(minutes=5)


def examine(*, now: datetime) -> Iterator[Finding]:
    """Store, caches and keys."""
    yield _pages()
    if settings.PURGES is not None:
        yield _purges(settings.PURGES.kind, now)
    yield _keys()


def _pages() -> Finding:
    kept = store()
    if kept is None:
        said = "There are none yet: Django answers every reader."
        return note("finished pages", said, "Start octavo serve, which has them pressed.")
    if kept.state().made_by not in {"", version()}:
        said = "Those that stand were made by another version, or with other settings."
        return wrong("finished pages", said, "Start octavo serve again, which drops them.")
    ready, missing = len(kept.state().pages), len(lacking(kept))
    if missing > ready:
        said = f"{missing} are still to be pressed, {ready} are ready."
        return note("finished pages", said, "Wait, or run octavo press rebuild.")
    return well("finished pages", f"{ready} are ready, {missing} are being pressed.")


def _purges(kind: str, now: datetime) -> Finding:
    kept = store()
    outbox = kept.outbox if kept else None
    waiting = outbox.waiting() if outbox else []
    if outbox is None or not waiting:
        return well("caches in front", f"{kind} was told of every change.")
    since = now - datetime.fromtimestamp(waiting[0].at, UTC)
    said = f"{len(waiting)} changes are still to be told to {kind}."
    if since < LATE:
        return note("caches in front", said, "Wait: it is told within the minute.")
    trouble = last_trouble(outbox.folder)
    said += f" The oldest waits for {int(since.total_seconds() // 60)} minutes."
    said += f" The last try: {trouble[1]}" if trouble else ""
    remedy = "See that it is reached at OCTAVO_PURGE_URL, and that OCTAVO_PURGE_TOKEN is right."
    return wrong("caches in front", said, remedy)


def _keys() -> Finding:
    path = settings.DATA / NAME
    try:
        keys = read_keys(path)
    except KeysUnusable as trouble:
        return wrong("keys of passes", str(trouble), "Bring the file back from a backup.")
    if keys is None:
        return well("keys of passes", "There are none, and no pass is believed.")
    if path.stat().st_mode & 0o077:
        said = f"Others on this machine may read {path}."
        return wrong("keys of passes", said, f"Run chmod 600 {path}.")
    return well("keys of passes", f"They are kept in {path}.")
