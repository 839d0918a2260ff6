"""`octavo backup`: the whole magazine in one file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from octavo.website.commandline.ground import start_magazine, stop
from octavo.website.commandline.progress import watched_bytes


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=True), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(file: Path | None, *, as_json: bool) -> None:
    """Write database, pictures and secret key into one archive, while the magazine runs.

    FILE is a tar file, or a folder in which one with a dated name is made; the default is the
    present folder. It holds the secret key: keep it where only you can read it.

    \b
    octavo backup
    octavo backup /srv/backups/
    octavo backup monday.tar --json
    """
    start_magazine()
    from django.utils import timezone

    from octavo.website.backup.errors import BackupTrouble
    from octavo.website.backup.making import make

    now = timezone.now()
    target = file or Path()
    if target.is_dir():
        target /= f"octavo-{timezone.localtime(now):%Y-%m-%d-%H%M%S}.tar"
    try:
        backup = make(target, now=now, watched=watched_bytes("Writing", quiet=as_json))
    except BackupTrouble as trouble:
        stop(str(trouble))
    except OSError as trouble:
        stop(f"{target} could not be written: {trouble.strerror or trouble}.")
    for name in backup.missing:
        click.echo(f"Not in it, for it is not there: {name}.", err=True)
    if as_json:
        click.echo(json.dumps({"file": str(target), **asdict(backup)}))
    else:
        click.echo(f"{target}: {backup.files} files, {backup.size / 1e6:.1f} MB.")
