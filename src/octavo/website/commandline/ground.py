"""What every command stands on: checked settings, Django when it is needed, and how to stop."""

from __future__ import annotations

import os
from typing import NoReturn

import click

from octavo.website.environment import Environment, SettingWrong, read

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


def stop(sentence: str, *, status: int = FAILED) -> NoReturn:
    """Say what is wrong on the error stream and leave."""
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(status)
