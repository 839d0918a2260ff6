"""`octavo account`: help somebody who cannot sign in, or sign them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from octavo.website.commandline.ground import start_magazine

if TYPE_CHECKING:
    from octavo.accounts.models import Account


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Help somebody who cannot sign in, or sign them out.

    \b
    octavo account forget-factors ragna@magazine.example
    octavo account sign-out ragna@magazine.example
    """


@command.command("forget-factors")
@click.argument("address")
def forget_factors(address: str) -> None:
    """Remove passkeys, app and recovery codes, and sign out all devices.

    For somebody who has lost their second factor. Make sure by another way than
    mail that it is really they who ask; they set up another one at the next visit.

    \b
    octavo account forget-factors ragna@magazine.example
    """
    account = _account(address)
    from octavo.accounts.factors import forget

    click.echo(f"Removed: {forget(account)}.")
    _sign_out(account)


@command.command("sign-out")
@click.argument("address")
def sign_out(address: str) -> None:
    """Sign all devices of an account out.

    \b
    octavo account sign-out ragna@magazine.example
    """
    _sign_out(_account(address))


def _account(address: str) -> Account:
    """The account of this address; exit status 1 if there is none."""
    start_magazine()
    from octavo.accounts.models import Account

    found = Account.objects.filter(email__iexact=address).first()
    if found is None:
        sentence = f"No account has the address {address}."
        raise click.ClickException(sentence)
    return found


def _sign_out(account: Account) -> None:
    from django.utils import timezone

    from octavo.accounts.devices import sign_out_everywhere

    count = sign_out_everywhere(account, at=timezone.now())
    click.echo(f"Devices signed out: {count}.")
