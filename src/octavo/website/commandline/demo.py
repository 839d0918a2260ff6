"""`octavo demo`: the demo magazine."""

from __future__ import annotations

import click

from octavo.website.commandline.ground import start_magazine, stop
from octavo.website.commandline.progress import steps


@click.command()
def command() -> None:
    """Fill an empty newsroom with the demo magazine and its staff.

    It is The Vell Review: two published issues, a third in planning, and a login for each role.
    Doing it twice changes nothing; a newsroom with articles is left as it is.

    \b
    octavo demo
    OCTAVO_DATA=/tmp/trial octavo demo
    """
    start_magazine()
    from octavo.website.demo.content_files import issues, manuscripts
    from octavo.website.demo.loading import MagazineThere, is_loaded, load
    from octavo.website.demo.staff import EVERYBODY, PASSWORD

    if is_loaded():
        click.echo("The demo is there already.")
        return
    count = len(manuscripts("articles")) + len(manuscripts("drafts")) + len(issues()) + 3
    try:
        for _ in steps(load(), label="Loading the demo", count=count, quiet=False):
            pass
    except MagazineThere as there:
        stop(str(there))
    logins = ", ".join(person.email for person in EVERYBODY)
    click.echo(f"The demo is there. Logins, with the password {PASSWORD}: {logins}.")
