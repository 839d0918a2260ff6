"""What every command stands on: checked settings, Django when it is needed, and how to stop."""

from __future__ import annotations

import os
from typing import NoReturn

import click

from octavo.website.environment import Environment, SettingWrong, read

FAILED = 1
WRONG_USE = 2


def environment() -> Environment:
    """The settings, or a stop with the sentence that says which one is wrong."""
    try:
        return read(os.environ)
    except SettingWrong as wrong:
        stop(str(wrong), status=WRONG_USE)


def start_django() -> None:
    """Get Django ready. Models can be imported afterwards, not before."""
    environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
    import django

    django.setup()


def stop(sentence: str, *, status: int = FAILED) -> NoReturn:
    """Say what is wrong on the error stream and leave."""
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(status)
