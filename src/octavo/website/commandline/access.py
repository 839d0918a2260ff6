"""`octavo access`: why somebody may read something; grant, withdraw, renew the keys of passes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from octavo.website.commandline.ground import WRONG_USE, account, start_magazine, stop

if TYPE_CHECKING:
    from octavo.access.explaining import Explanation
    from octavo.accounts.models import Account
    from octavo.issues.models import Article, Issue

NOBODY = "nobody"
MOMENT = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d"])
reader_option = click.option("--reader", metavar="EMAIL", required=True, help="Whose account.")
by_option = click.option("--by", "email", metavar="EMAIL", help="Who decides this; it is kept.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Say why somebody may read something; grant, withdraw, renew the keys of passes.

    Times are those of the publication's clock.

    \b
    octavo access why --reader ada@reader.example --item /articles/tides/
    octavo access grant --reader ada@reader.example --until 2027-01-31 --reason "A prize."
    octavo access list --reader ada@reader.example
    octavo access withdraw 12 --because "By mistake."
    """


@command.command()
@click.option("--reader", metavar="EMAIL", required=True, help="Whose account, or: nobody.")
@click.option("--item", metavar="ITEM", required=True, help="An issue's number, or an address.")
@click.option("--at", type=MOMENT, help="Ask about that time, with what is granted now.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def why(*, reader: str, item: str, at: datetime | None, as_json: bool) -> None:
    """Say whether a reader may see an issue or an article, and which rule decides.

    \b
    octavo access why --reader nobody --item 7
    octavo access why --reader ada@reader.example --item /articles/tides/ --at "2027-01-31 00:00"
    """
    start_magazine()
    from octavo.access import explaining

    asking = None if reader == NOBODY else account(reader)
    said = explaining.why(asking, _named(item), at=_moment(at))
    if as_json:
        click.echo(json.dumps(_as_json(said), ensure_ascii=False, indent=2))
        return
    answer = "Yes" if said.decision.is_granted else "No"
    click.echo(f"{answer} ({said.decision.reason}). {said.sentence}")
    for sentence in said.meter:
        click.echo(f"  {sentence}")
    for right, holds in said.rights:
        until = right.until.isoformat(" ", "minutes") if right.until else "for ever"
        standing = "holds" if holds else "does not hold"
        since = right.since.isoformat(" ", "minutes")
        click.echo(f"  {right.kind} {right.key} {since} – {until}: {standing}; {right.by}")


@command.command()
@reader_option
@click.option("--to", "item", metavar="ITEM", help="An issue or an article; without it, all.")
@click.option("--from", "since", type=MOMENT, help="Without it, at once.")
@click.option("--until", type=MOMENT, required=True)
@click.option("--reason", required=True)
@by_option
def grant(
    *,
    reader: str,
    item: str | None,
    since: datetime | None,
    until: datetime,
    reason: str,
    email: str | None,
) -> None:
    """Give a reader a right to everything, an issue or an article, with a reason and an end.

    \b
    octavo access grant --reader ada@reader.example --until 2027-01-31 --reason "A prize."
    octavo access grant --reader ben@reader.example --to 7 --until 2030-01-01 --reason "A voucher."
    """
    start_magazine()
    from octavo.access import granting

    to = _named(item) if item else None
    with _refusals():
        made = granting.grant(
            _reader(reader),
            to=to,
            span=(_moment(since), _moment(until)),
            reason=reason,
            by=account(email),
            now=_moment(None),
        )
    click.echo(f"Granted: {made.pk}.")


@command.command("list")
@reader_option
def list_grants(*, reader: str) -> None:
    """List what the desk granted a reader, with the number by which it is withdrawn."""
    start_magazine()
    now = _moment(None)
    grants = _reader(reader).grants.select_related("issue", "article")
    for given in grants:
        to = given.issue or given.article or given.get_kind_display()
        state = "over" if given.is_over(now=now) else f"until {given.until:%Y-%m-%d %H:%M}"
        click.echo(f"{given.pk:>6}  {to}, {state}: {given.reason}")
    if not grants:
        click.echo("Nothing was granted.")


@command.command()
@click.argument("number", type=int)
@click.option("--because", required=True)
@by_option
def withdraw(number: int, *, because: str, email: str | None) -> None:
    """End a grant before its time; the reader's next page knows it."""
    start_magazine()
    from octavo.access import granting
    from octavo.access.models import Grant

    given = Grant.objects.filter(pk=number).first()
    if given is None:
        stop(f"There is no grant {number}.", status=WRONG_USE)
    with _refusals():
        granting.withdraw(given, because=because, by=account(email), now=_moment(None))
    click.echo("Withdrawn.")


@command.command("renew-keys")
def renew_keys() -> None:
    """Sign passes with a new key from now on. Those of the last two keys are believed on.

    Once a day is often enough and not too often: no pass lasts longer, so nobody is signed out.
    """
    start_magazine()
    from octavo.access import passes

    click.echo(f"Passes are signed with the key {passes.renew_keys()} from now on.")


def _reader(email: str) -> Account:
    found = account(email)
    assert found is not None  # noqa: S101 - only no address is nobody's
    return found


def _named(item: str) -> Issue | Article:
    from octavo.access import explaining

    with _refusals():
        return explaining.named(item)


def _moment(typed: datetime | None) -> datetime:
    """What was typed, on the publication's clock; now, where nothing was."""
    from django.utils import timezone

    return timezone.make_aware(typed) if typed else timezone.now()


@contextmanager
def _refusals() -> Iterator[None]:
    from octavo.access.errors import AccessRefusal

    try:
        yield
    except AccessRefusal as refusal:
        stop(str(refusal), status=WRONG_USE)


def _as_json(said: Explanation) -> dict[str, object]:
    return {
        "granted": said.decision.is_granted,
        "shows": said.decision.shows,
        "reason": said.decision.reason,
        "sentence": said.sentence,
        "access": said.item.access,
        "opens_at": said.item.opens_at and said.item.opens_at.isoformat(),
        "meter": list(said.meter),
        "rights": [
            {"right": right.words, "holds": holds, "by": right.by} for right, holds in said.rights
        ],
    }
