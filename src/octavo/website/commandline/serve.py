"""`octavo serve`: run the magazine."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from octavo.website.commandline.ground import FAILED, environment, stop
from octavo.website.serving.errors import PortTaken
from octavo.website.serving.greeting import greeting
from octavo.website.serving.ports import wait_until_free
from octavo.website.serving.supervisor import Supervisor, children


@click.command()
@click.option("--demo", is_flag=True, help="Fill an empty magazine with the demo first.")
def command(*, demo: bool) -> None:
    """Run the magazine: door, web, worker and scheduler, until Ctrl-C.

    One supervisor starts them, starts again what dies, and stops them all together. The database is
    brought up to date first. HOST and PORT say where the site is served. Finished pages come from
    the door, all others from Django behind it.

    \b
    octavo serve
    PORT=9000 octavo serve --demo
    OCTAVO_DATA=/var/lib/octavo OCTAVO_ADDRESS=https://magazine.example octavo serve
    """
    settings = environment()
    try:
        wait_until_free(settings.host, settings.port)
    except PortTaken as taken:
        stop(str(taken), status=FAILED)
    hello = greeting(settings, demo=demo)
    with TemporaryDirectory(prefix="octavo-") as private:  # a socket's path may not be long
        back = Path(private) / "back"
        family = children(settings, socket=back, demo=demo)
        status = Supervisor(settings, family, back, hello).run()
    sys.exit(status)
