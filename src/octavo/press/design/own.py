"""The house's own templates, tokens and faces, where a designer has put any."""

from pathlib import Path

from django.conf import settings


def own_design() -> Path | None:
    """`house/print` in the data folder; each file in it stands in for ours of the same name."""
    folder = Path(settings.HOUSE) / "print"
    return folder if folder.is_dir() else None
