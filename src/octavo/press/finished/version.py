"""Which version of us makes the pages: its code, templates, static files and settings."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.conf import settings

import octavo

NAMED = ("ADDRESS", "LANGUAGE_CODE", "TIME_ZONE", "DATE_FORM", "CURRENCY", "DEBUG")


def version() -> str:
    """A hash over all files of the package and the settings that pages depend on."""
    said = sha256(repr([getattr(settings, name) for name in NAMED]).encode())
    package = Path(octavo.__file__).parent
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    files = [path for path in sorted(package.rglob("*")) if _counts(path)]
    for path in [*files, *([manifest] if manifest.exists() else [])]:
        found = path.stat()
        said.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return said.hexdigest()[:20]


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts
