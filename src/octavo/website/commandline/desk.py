"""`octavo desk`: look after the index by which the subscriber desk finds people."""

from __future__ import annotations

import click

from octavo.website.commandline.ground import start_magazine
from octavo.website.commandline.progress import steps


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look after the index by which the subscriber desk finds people.

    It keeps itself in step with every act on a subscriber.

    \b
    octavo desk index
    """


@command.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def index(*, quiet: bool) -> None:
    """Make the index again from subscribers, addresses, invoices and accounts.

    For rows that were brought in past Octavo, such as by a script of your own. The desk can find
    people meanwhile; stopped half-way, it can be started again.

    \b
    octavo desk index
    """
    start_magazine()
    from octavo.billing.desk import indexing

    done = 0
    batches = -(-indexing.count() // indexing.AT_ONCE) + 1
    for some in steps(indexing.rebuild(), label="Indexing", count=batches, quiet=quiet):
        done += some
    click.echo(f"People in the index: {done}.")
