"""`octavo billing`: what is due today, statements, payouts, takings of a month, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from octavo.website.commandline.ground import WRONG_USE, account, start_magazine, stop
from octavo.website.commandline.progress import steps

if TYPE_CHECKING:
    from octavo.billing.daily import Errand
    from octavo.billing.models import Document

by_option = click.option("--by", "email", metavar="EMAIL", help="Who does this; it is kept.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Do what is due today, read statements, pay back, add up a month, look a number up.

    What is due is done once a day by itself; starting it again does nothing twice.

    \b
    octavo billing run
    octavo billing statement march.xml --by desk@magazine.example
    octavo billing payouts --to payouts.xml
    octavo billing takings 2027-03
    octavo billing number 2027-000123
    """


@command.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def run(*, quiet: bool) -> None:
    """Do what is due today: charges, renewals, notices, reminders, lapses.

    \b
    octavo billing run
    """
    start_magazine()
    from django.utils import timezone

    from octavo.billing import daily
    from octavo.billing.due.charging import charge_what_is_due

    def watch(errands: list[Errand]) -> Iterable[Errand]:
        label = errands[0].kind if errands else ""
        return steps(errands, label=label, count=len(errands), quiet=quiet or not errands)

    charged = charge_what_is_due(now=timezone.now())
    done = {"charged": charged} | daily.run(now=timezone.now(), watch=watch)
    for kind, count in done.items():
        click.echo(f"{count:>6}  {kind.replace('_', ' ')}")


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@by_option
def statement(file: Path, *, email: str | None) -> None:
    """Read a statement of the bank, camt.053 or CSV, and match its lines.

    What is in doubt waits for somebody at the subscriber desk. A file that was read before, or that
    overlaps with one, pays nothing twice.

    \b
    octavo billing statement march.xml
    """
    start_magazine()
    from django.utils import timezone

    from octavo.billing.acts.matching import bring

    with _refusals():
        done = bring(file.read_bytes(), name=file.name, by=account(email), now=timezone.now())
    click.echo(f"Matched: {done.matched}. In doubt: {done.doubtful}. Known before: {done.known}.")
    for trouble in done.troubles:
        click.echo(f"Row {trouble.row}, {trouble.column}: {trouble.sentence}", err=True)
    if done.troubles:
        raise click.exceptions.Exit(1)


@command.command()
@click.option("--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="Write here.")
def payouts(*, path: Path | None) -> None:
    """List the money that goes back; with --to, write the file for the bank (pain.001).

    What is in the file counts as handed over. It is owed until a statement shows it.

    \b
    octavo billing payouts
    octavo billing payouts --to payouts.xml
    """
    start_magazine()
    from django.utils import timezone

    from octavo.billing.acts.paying_out import write_file
    from octavo.billing.models import Payout

    if path is not None:
        _refuse_to_overwrite(path)
        with _refusals():
            made = write_file(now=timezone.now())
        path.write_bytes(made.content)
        click.echo(f"Transfers: {len(made.transfers)}, {made.control_sum.major} EUR.")
        for refused in made.refused:
            click.echo(f"{refused.transfer.end_to_end}: {refused.because}", err=True)
        return
    for owed in Payout.objects.owed().select_related("subscriber"):
        state = "handed over" if owed.exported_at else "ready" if owed.iban else "no account yet"
        click.echo(f"{owed.end_to_end:<24} {owed.money.major:>10} {owed.currency}  {state}")


@command.command()
@click.argument("month")
@click.option("--provider", "way", default="", metavar="NAME", help="Only what came by this way.")
def takings(month: str, *, way: str) -> None:
    """Print what came and went back in a month as CSV, for the bookkeeper.

    A line for each provider or other way, class and rate of tax, country and currency.

    \b
    octavo billing takings 2027-03 > takings-2027-03.csv
    octavo billing takings 2027-03 --provider transfer
    """
    start_magazine()
    from django.utils import timezone

    from octavo.billing.days import local_day
    from octavo.billing.takings import as_csv, month_named, takings_of
    from octavo.core.terms import months_after

    today = local_day(timezone.now())
    with _refusals():
        first = month_named(month, today=today)
        found = takings_of(first, way=way)
    if not found:
        click.echo("No money came or went back in this month.", err=True)
    if months_after(first, 1) > today:
        click.echo("This month is not over yet.", err=True)
    click.echo(as_csv(found, month=first), nl=False)


@command.command()
@click.argument("number")
def number(number: str) -> None:
    """Say what an invoice, a credit note, a reference or a subscriber number stands for.

    \b
    octavo billing number 2027-000123
    octavo billing number RF462027000123
    octavo billing number 10001
    """
    start_magazine()
    from octavo.billing.models import Document
    from octavo.memberships.models import Subscriber

    typed = "".join(number.split()).upper()
    documents = Document.objects.filter(number=typed) | Document.objects.filter(reference=typed)
    found = list(documents.select_related("payer", "term"))
    for document in found:
        click.echo(_line(document))
    person = Subscriber.objects.filter(number=int(typed)).first() if typed.isdigit() else None
    if person is not None:
        click.echo(f"Subscriber {person.number}: {person.name or 'erased'}")
        for document in person.documents.select_related("payer", "term"):
            click.echo(f"  {_line(document)}")
    if not found and person is None:
        stop(f"Nothing has the number {number}.", status=WRONG_USE)


def _line(document: Document) -> str:
    sum_ = f"{document.sum.major} {document.currency}"
    who = f"subscriber {document.payer.number}"
    return f"{document.get_kind_display()} {document.number}, {document.issued_on}, {sum_}, {who}"


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        stop(f"{path} is there already.", status=WRONG_USE)


@contextmanager
def _refusals() -> Iterator[None]:
    from octavo.billing.wording import sentence_of
    from octavo.core.terms import TermsRefusal

    try:
        yield
    except TermsRefusal as refusal:
        stop(sentence_of(refusal))
