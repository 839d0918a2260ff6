"""`octavo press`: look after the finished pages that the door sends."""

from __future__ import annotations

import json

import click

from octavo.website.commandline.ground import FAILED, WRONG_USE, start_magazine, stop
from octavo.website.commandline.progress import steps


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look after the finished pages that the door sends.

    They keep themselves in step: what changes is dropped at once, answered by Django, and pressed
    again in the background.

    \b
    octavo press status
    octavo press rebuild
    octavo press verify
    octavo press purge
    """


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(*, as_json: bool) -> None:
    """Say how many pages are ready, and how many are still to be pressed.

    \b
    octavo press status
    """
    start_magazine()
    from octavo.press.finished.filling import standing

    said = standing()
    if as_json:
        return click.echo(json.dumps(said))
    click.echo(f"Pages ready:    {said['ready']}")
    click.echo(f"To be pressed:  {said['lacking']}")
    return click.echo(f"On the disk:    {said['bytes'] / 1e6:.1f} MB in {said['blobs']} files")


@command.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@click.option("--processes", type=click.IntRange(1, 64), help="How many at once; one a core.")
def rebuild(*, quiet: bool, processes: int | None) -> None:
    """Press every page again, in as many processes as the machine has cores.

    Readers get the old state of a page until its new one is ready. Stopped half-way, it can be
    started again.

    \b
    octavo press rebuild
    """
    start_magazine()
    from octavo.press.finished.addresses import every_address
    from octavo.press.finished.filling import HANDFUL
    from octavo.press.finished.rebuilding import rebuild as press_again

    addresses = list(every_address())
    count, handfuls = 0, -(-len(addresses) // HANDFUL)
    pressed = press_again(addresses, processes=processes)
    for done in steps(pressed, label="Pressing", count=handfuls, quiet=quiet, name=lambda _: ""):
        count += done
    click.echo(f"Pages pressed: {count} of {len(addresses)}.")


@command.command()
def verify() -> None:
    """Compare every stored page with its hash; name those that are damaged.

    \b
    octavo press verify
    """
    start_magazine()
    from octavo.press.finished.store import store

    kept = store()
    broken = list(kept.unsound()) if kept else []
    for address in broken:
        click.echo(address)
    if broken:
        stop(f"{len(broken)} pages are damaged: run octavo press rebuild.", status=FAILED)
    click.echo(f"Every page is whole: {len(kept.state().pages) if kept else 0}.")


@command.command()
def purge() -> None:
    """Have the cache in front forget every page, when it has some that it should not.

    What changes is told to it by itself. This is for a cache that is new, or a store that was lost.

    \b
    octavo press purge
    """
    start_magazine()
    import time

    from django.conf import settings

    from octavo.press.finished.store import open_store
    from octavo.press.purging.caches import cache_of
    from octavo.press.purging.errors import PurgeFailed
    from octavo.press.purging.sending import send_waiting

    kept = open_store()
    if kept.outbox is None or settings.PURGES is None:
        stop("OCTAVO_PURGE names no cache.", status=WRONG_USE)
    kept.outbox.put(None)
    try:
        send_waiting(kept, cache_of(settings.PURGES), clock=time.time)
    except PurgeFailed as trouble:
        stop(f"{trouble} It is tried again in the background.", status=FAILED)
    click.echo(f"{settings.PURGES.kind} has forgotten every page.")
