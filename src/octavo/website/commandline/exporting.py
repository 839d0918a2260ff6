"""`octavo export`: every article out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from octavo.website.commandline.ground import start_magazine, stop
from octavo.website.commandline.progress import steps


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(folder: Path, *, as_json: bool) -> None:
    """Write every article into a new folder, as manuscript JSON and as Markdown with pictures.

    It is the latest text of each, drafts and spiked ones too. `octavo import FOLDER` brings the
    same manuscripts back.

    \b
    octavo export magazine-2026/
    octavo import magazine-2026/ --dry-run
    """
    start_magazine()
    from octavo.issues.models import Article
    from octavo.website.exporting import FolderTaken, export

    count = Article.objects.count()
    try:
        progress = steps(
            export(folder), label="Writing", count=count, quiet=as_json, name=lambda one: one.slug
        )
        written = list(progress)
    except FolderTaken as taken:
        stop(str(taken))
    except OSError as trouble:
        stop(f"{folder} could not be written: {trouble.strerror or trouble}.")
    for one in written:
        for name in one.missing:
            click.echo(f"{one.slug} names the picture {name}, which is not there.", err=True)
    if as_json:
        articles = [one.slug for one in written]
        click.echo(json.dumps({"folder": str(folder), "articles": articles}))
    else:
        click.echo(f"{len(written)} articles are in {folder}.")
