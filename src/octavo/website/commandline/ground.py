"""What every command stands on: checked settings, Django when it is needed, and how to stop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import click

from octavo.website.environment import Environment, SettingWrong, read

if TYPE_CHECKING:
    from octavo.accounts.models import Account

FAILED = 1
WRONG_USE = 2


def environment() -> Environment:
    """The settings and their data folder, or a stop with a sentence that says what is wrong."""
    try:
        settings = read(os.environ)
    except SettingWrong as wrong:
        stop(str(wrong), status=WRONG_USE)
    try:
        settings.folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        stop(f"The data folder {settings.folder} cannot be made: {trouble.strerror}.")
    if not os.access(settings.folder, os.R_OK | os.W_OK | os.X_OK):
        stop(f"The data folder {settings.folder} belongs to somebody else: it is not writable.")
    return settings


def start_django() -> None:
    """Get Django ready. Models can be imported afterwards, not before."""
    environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
    import django

    django.setup()


def start_magazine() -> None:
    """Get Django ready and the database, too: make it when there is none.

    One that an older Octavo has made is not touched here: a server may still be working on it.
    """
    start_django()
    from django.db import OperationalError, connection

    from octavo.website.schema.preparing import is_fresh, migrations_waiting, prepare_database

    try:
        if is_fresh():
            prepare_database(say=lambda sentence: click.echo(sentence, err=True))
        elif migrations_waiting():
            stop("The database is older than this Octavo: start octavo serve, which updates it.")
    except OperationalError as trouble:
        stop(
            f"The database {connection.settings_dict['NAME']} cannot be reached: {trouble}".strip()
        )


def stop(sentence: str, *, status: int = FAILED) -> NoReturn:
    """Say what is wrong on the error stream and leave."""
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(status)


def account(email: str | None) -> Account | None:
    """The account of that address, None for none; stops when nobody has it."""
    if email is None:
        return None
    from octavo.accounts.models import Account

    found = Account.objects.filter(email__iexact=email).first()
    if found is None:
        stop(f"There is no account for {email}.", status=WRONG_USE)
    return found
