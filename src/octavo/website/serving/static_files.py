"""Collects style sheets, scripts and typefaces under names with their hash, when they changed."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from octavo.website.serving.errors import SheetBroken

STAMP = ".collected"


def collect() -> bool:
    """Collect and compress; False when nothing has changed since the last time."""
    stamp = settings.STATIC_ROOT / STAMP
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    try:
        call_command("collectstatic", verbosity=0, interactive=False)
    except ValueError as trouble:  # most likely in what a designer added
        sentence = f"A style sheet names a file that is not there: {trouble}".splitlines()[0]
        raise SheetBroken(sentence) from trouble
    stamp.write_text(now)
    return True


def _fingerprint() -> str:
    """A hash over name, size and time of every file there is to collect."""
    files = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            changed = storage.get_modified_time(name).timestamp()
            files.update(f"{name} {storage.size(name)} {changed}\n".encode())
    return files.hexdigest()
