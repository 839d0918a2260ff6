"""`octavo search`: look after the index that readers search."""

from __future__ import annotations

import click

from octavo.website.commandline.ground import start_magazine
from octavo.website.commandline.progress import steps


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look after the index that readers search.

    It keeps itself in step: an article is found as soon as it has appeared.

    \b
    octavo search rebuild
    """


@command.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def rebuild(*, quiet: bool) -> None:
    """Make the index again from the published articles.

    For an index that octavo doctor finds out of step, and after a change of OCTAVO_LANGUAGE.
    Readers can search meanwhile; stopped half-way, it can be started again.

    \b
    octavo search rebuild
    """
    start_magazine()
    from octavo.search import indexing

    count = indexing.out_now().count()
    done = 0
    for _ in steps(indexing.rebuild(), label="Indexing", count=count, quiet=quiet):
        done += 1
    click.echo(f"Articles in the index: {done}.")
