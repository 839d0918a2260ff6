"""The voices whose files are here and are the right ones. Nothing is ever fetched."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from hibari.voices import ASSETS, VOICES

from octavo.press.narration.engines.port import Voice
from octavo.press.narration.errors import VoiceUnknown


def ready(folder: Path | None) -> tuple[Voice, ...]:
    """Those whose file is in the package or in the publisher's folder, unread as yet."""
    return tuple(
        Voice(name, told["language"], f"{name.capitalize()} ({told['accent']}, {told['gender']})")
        for name, told in VOICES.items()
        if (path := _path(name, folder)) is not None and path.is_file()
    )


def content(name: str, folder: Path | None) -> bytes:
    """The voice's file, which must be the very one that the package knows by its hash."""
    path = _path(name, folder)
    if path is None or not path.is_file():
        message = f"There is no voice “{name}” here."
        raise VoiceUnknown(message)
    found = path.read_bytes()
    if sha256(found).hexdigest() != VOICES[name]["sha256"]:
        message = f"The file of the voice “{name}” is not the one that its makers published."
        raise VoiceUnknown(message)
    return found


@cache
def is_british(name: str) -> bool:
    """Whether it wants the sounds of British English."""
    return bool(VOICES[name]["british"])


def _path(name: str, folder: Path | None) -> Path | None:
    told = VOICES.get(name)
    if told is None:
        return None
    if told.get("bundled"):
        return Path(ASSETS) / told["file"]
    return None if folder is None else folder / told["file"]
