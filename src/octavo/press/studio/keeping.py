"""The files of narrations: into the store, and out of it when no page leads to them any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from octavo.press import store
from octavo.press.models import ArticleVoice, Edition, Narration

if TYPE_CHECKING:
    from octavo.press.narration.narrating import Narrated

# A reader who began to listen may go on for so long with the file that was there.
HEARD_FOR = timedelta(days=2)
MEDIA_TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "opus": "audio/ogg; codecs=opus",
    "vtt": "text/vtt; charset=utf-8",
    "json": "application/json",
}
# What a person's recording may be.
RECORDED = ("wav", "flac", "mp3", "m4a", "aac", "ogg", "opus")
Files = dict[str, dict[str, dict[str, Any]]]


def keep_all(variants: Mapping[str, Narrated]) -> Files:
    """Store what was made, by variant and kind."""
    return {
        variant: {kind: _keep(content, kind) for kind, content in _contents(made).items()}
        for variant, made in variants.items()
    }


def _contents(made: Narrated) -> dict[str, bytes]:
    sounds = {kind: file.content for kind, file in made.files.items()}
    return sounds | {"vtt": made.captions, "json": made.cues}


def _keep(content: bytes, kind: str) -> dict[str, Any]:
    name, digest = store.keep(content, ending=kind)
    return {"file": name, "digest": digest, "size": len(content)}


def names(files: Files) -> set[str]:
    """What the store calls them."""
    return {kept["file"] for made in files.values() for kept in made.values()}


def note_replaced(row: Narration, files: Files, *, now: datetime) -> None:
    """Lead to these files from now on, and remember those that are not led to any more."""
    gone = names(row.files) - names(files)
    row.replaced = [*row.replaced, *([name, now.isoformat()] for name in sorted(gone))]
    row.files = files


def sweep(*, now: datetime) -> int:
    """Take away what was replaced long enough ago, and what nobody knows; return how many."""
    rows = list(Narration.objects.all())
    needed = {name for row in rows for name in names(row.files)} | _needed_otherwise()
    going = set(_unknown(rows, before=now - HEARD_FOR))
    for row in rows:
        due, later = _parted(row.replaced, before=now - HEARD_FOR)
        going |= set(due)
        if due:
            Narration.objects.filter(pk=row.pk, replaced=row.replaced).update(replaced=later)
    return sum(store.drop(name, now=now) for name in sorted(going - needed))


def _unknown(rows: Iterable[Narration], *, before: datetime) -> Iterator[str]:
    """Sound that lies in the store since then and that no row remembers: of articles that are gone,
    recordings that others took the place of. Only a folder of our own is looked through."""
    shelf = store.shelf()
    if not isinstance(shelf, store.WholeFiles):
        return
    remembered = {name for row in rows for name, _at in row.replaced}
    for ending in (*MEDIA_TYPES, *RECORDED):
        for path in Path(shelf.location).glob(f"*/*.{ending}"):
            name = path.relative_to(shelf.location).as_posix()
            if name not in remembered and path.stat().st_mtime < before.timestamp():
                yield name


def _needed_otherwise() -> set[str]:
    recordings = ArticleVoice.objects.exclude(recording="").values_list("recording", flat=True)
    return {*recordings, *Edition.objects.values_list("file", flat=True)}


def _parted(
    replaced: Iterable[tuple[str, str]], *, before: datetime
) -> tuple[list[str], list[tuple[str, str]]]:
    due, later = [], []
    for name, at in replaced:
        if datetime.fromisoformat(at) < before:
            due.append(name)
        else:
            later.append((name, at))
    return due, later
