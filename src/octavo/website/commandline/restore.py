"""`octavo restore`: the magazine back from an archive."""

from __future__ import annotations

import json
from pathlib import Path

import click

from octavo.website.commandline.ground import environment, stop
from octavo.website.commandline.progress import watched_bytes


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was restored as JSON.")
def command(file: Path, *, as_json: bool) -> None:
    """Bring a magazine back from an archive that `octavo backup` wrote.

    The data folder must be empty or new, and so must a PostgreSQL database. Every file is compared
    with its hash before anything is put in its place.

    \b
    octavo restore monday.tar
    OCTAVO_DATA=/srv/trial octavo restore monday.tar
    """
    settings = environment()
    from octavo.website.backup.errors import BackupTrouble
    from octavo.website.backup.restoring import restore

    try:
        watched = watched_bytes("Reading", quiet=as_json)
        manifest = restore(file, settings=settings, watched=watched)
    except BackupTrouble as trouble:
        stop(str(trouble))
    except OSError as trouble:
        stop(f"{settings.folder} could not be written: {trouble.strerror or trouble}.")
    if as_json:
        counted = {"folder": str(settings.folder), "files": len(manifest["files"])}
        click.echo(json.dumps(counted | {key: manifest[key] for key in ("octavo", "made_at")}))
    else:
        click.echo(f"The magazine of {manifest['made_at'][:16]} is back in {settings.folder}.")
