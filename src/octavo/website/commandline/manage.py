"""`octavo manage`: Django's own commands."""

from __future__ import annotations

import click

from octavo.website.commandline.ground import start_django


@click.command(context_settings={"allow_interspersed_args": False})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as migrate, shell or createsuperuser.

    \b
    octavo manage createsuperuser
    octavo manage help
    """
    start_django()
    from django.core.management import ManagementUtility

    ManagementUtility(["octavo manage", *arguments]).execute()
