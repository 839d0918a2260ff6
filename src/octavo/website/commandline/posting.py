"""`octavo post`: how the mail stands; send a test; try again what was given up."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from octavo.website.commandline.ground import FAILED, WRONG_USE, start_magazine, stop

if TYPE_CHECKING:
    from octavo.post.models import Outgoing

SHOWN = 20


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Say how the mail stands; send a test; try again what was given up.

    \b
    octavo post status
    octavo post test ragna@magazine.example
    octavo post retry
    octavo post welcome ada@reader.example
    """


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(*, as_json: bool) -> None:
    """Say what waits, what fails and why, and how many addresses get no mail."""
    start_magazine()
    said = _standing()
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    click.echo(f"Sent: {said['sent']}. Waiting: {said['waiting']}. Given up: {said['given_up']}.")
    click.echo(f"Addresses that get no mail: {said['suppressed']}.")
    for line in said["failing"]:
        again = line["again_at"] or "given up"
        click.echo(f"{line['id']:>8}  {line['kind']} to {line['to']}, {again}: {line['because']}")


@command.command()
@click.argument("address")
def test(*, address: str) -> None:
    """Send a letter to an address now, and say what came of it."""
    start_magazine()
    from django.conf import settings
    from django.utils import timezone

    from octavo.post.composing import compose
    from octavo.post.delivering import deliver
    from octavo.post.kinds import kind_named
    from octavo.post.trying import example_of, send_test

    if "@" not in address:
        stop(f"“{address}” is no address.", status=WRONG_USE)
    kind, language = kind_named("paid"), settings.LANGUAGE_CODE
    letter = send_test(
        compose(kind, example_of(kind), language=language),
        to=address,
        language=language,
        key=uuid4().hex,
        now=timezone.now(),
    )
    if not deliver(letter, clock=timezone.now):
        letter.refresh_from_db()
        stop(f"It did not go: {letter.failed_because}", status=FAILED)
    click.echo(f"Sent to {address} by {settings.EMAIL_BACKEND}.")


@command.command()
@click.argument("numbers", type=int, nargs=-1)
def retry(*, numbers: tuple[int, ...]) -> None:
    """Try letters again that were given up: those of these numbers, or all.

    What is worth nothing any more, such as a code, is left.
    """
    start_magazine()
    from django.utils import timezone

    from octavo.post.retrying import try_again
    from octavo.post.tasks import ask_for_round

    count = try_again(numbers, now=timezone.now())
    if count:
        ask_for_round()
    click.echo(f"Letters that are tried again: {count}.")


@command.command()
@click.argument("address")
def welcome(*, address: str) -> None:
    """Send to an address again that bounced or complained.

    What its owner declined stays declined.
    """
    start_magazine()
    from octavo.post import suppressing

    if not suppressing.welcome(address):
        stop(f"Nothing keeps mail from {address}.", status=WRONG_USE)
    click.echo(f"Mail goes to {address} again.")


def _standing() -> dict[str, Any]:
    from octavo.post.models import Outgoing, Suppressed

    letters = Outgoing.objects
    failing = letters.filter(sent_at=None).exclude(failed_because="").order_by("-made_at")[:SHOWN]
    return {
        "sent": letters.exclude(sent_at=None).count(),
        "waiting": letters.waiting().count(),
        "given_up": letters.given_up().count(),
        "suppressed": Suppressed.objects.values("address").distinct().count(),
        "failing": [_line(letter) for letter in failing],
    }


def _line(letter: Outgoing) -> dict[str, Any]:
    again: datetime | None = letter.due_at
    return {
        "id": letter.pk,
        "kind": letter.kind,
        "to": letter.to,
        "tries": letter.tries,
        "again_at": again.isoformat(" ", "seconds") if again else None,
        "because": letter.failed_because,
    }
