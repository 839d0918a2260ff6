"""`octavo doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from octavo.website.commandline.ground import FAILED, start_django
from octavo.website.environment import SettingWrong, read

if TYPE_CHECKING:
    from octavo.website.doctor.findings import Finding

MARKS = {"well": "   ", "note": " ? ", "wrong": " ! "}


@click.command()
@click.option("--try-again", is_flag=True, help="Put jobs that were given up into the queue again.")
@click.option("--json", "as_json", is_flag=True, help="Print everything looked at as JSON.")
def command(*, try_again: bool, as_json: bool) -> None:
    """Say what is wrong with this installation, and how to mend it.

    It looks at settings, disk, database, files, search, processes, jobs, editions and logins, and
    changes nothing.
    The exit status is 1 when something is wrong.

    \b
    octavo doctor
    octavo doctor --json
    octavo doctor --try-again
    """
    findings = _examine(try_again=try_again)
    is_well = all(finding.level != "wrong" for finding in findings)
    if as_json:
        listed = [asdict(finding) for finding in findings]
        click.echo(json.dumps({"well": is_well, "findings": listed}, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(f"{MARKS[finding.level]}{finding.subject}: {finding.sentence}")
            if finding.remedy:
                click.echo(f"     {finding.remedy}")
        click.echo("All is well." if is_well else "Something is wrong: see the lines with “!”.")
    raise click.exceptions.Exit(0 if is_well else FAILED)


def _examine(*, try_again: bool) -> list[Finding]:
    from octavo.website.doctor.findings import wrong

    try:
        settings = read(os.environ)
    except SettingWrong as trouble:
        return [
            wrong("settings", str(trouble), "Mend it; docs/reference/settings.md has them all.")
        ]
    start_django()
    from django.utils import timezone

    from octavo.website.doctor.examining import examine

    if try_again:
        _try_again()
    return list(examine(settings, now=timezone.now()))


def _try_again() -> None:
    from octavo.jobs import queue

    count = sum(queue.try_again(row) for row in queue.given_up())
    click.echo(f"{count} jobs are in the queue again.", err=True)
