"""`octavo proof`: pages for editors, with line numbers, and bars where something was changed."""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from octavo.website.commandline.ground import WRONG_USE, start_magazine, stop

if TYPE_CHECKING:
    from octavo.core.issue.document import Issue as FrozenIssue
    from octavo.issues.models import Issue
    from octavo.press.copy import Copy
    from octavo.press.proofs.making import Earlier, Proof

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("number", type=int, metavar="ISSUE")
@click.option("--since", metavar="DATE", help="Bar what was changed since then.")
@click.option("--from", "kept", type=_file, help="Bar what was changed since that kept state.")
@click.option("--article", "slug", metavar="SLUG", default="", help="Only this article’s pages.")
@click.option("--out", type=_file, help="Where the PDF goes; else beside you, named by itself.")
@click.option("--keep", type=_file, help="Also keep the state of the issue in this file.")
def command(
    number: int,
    *,
    since: str | None,
    kept: Path | None,
    slug: str,
    out: Path | None,
    keep: Path | None,
) -> None:
    """Make a proof of an issue as it is now, for those who read it before it goes out.

    Each line has a number, a bar stands beside what was changed, and a list at the end says what
    was taken out. What does not fit its pages is told in lines.

    \b
    octavo proof 19
    octavo proof 19 --since 2026-11-20 --article the-tide-clock
    octavo proof 19 --keep monday.json
    octavo proof 19 --from monday.json --out proof.pdf
    """
    if since and kept:
        message = "Name one earlier state: --since or --from."
        raise click.UsageError(message)
    moment = _moment(since) if since else None
    start_magazine()
    from octavo.press.copy import copy_of
    from octavo.press.proofs.earlier import issue_at
    from octavo.press.proofs.making import Earlier

    issue = _find(number)
    copy = copy_of(issue)
    earlier: Earlier | None = None
    if since and moment:
        earlier = Earlier(issue_at(issue, moment), since)
    elif kept:
        earlier = Earlier(_read(kept), kept.name)
    proof = _make(copy, earlier, slug)
    target = out or Path(f"proof-{number}{f'-{slug}' if slug else ''}.pdf")
    _write(target, proof.content)
    if keep:
        _keep(keep, copy.issue)
    _say(proof, target, is_compared=earlier is not None)


def _find(number: int) -> Issue:
    from octavo.issues.models import Issue

    issue = Issue.objects.filter(number=number).first()
    if issue is None:
        stop(f"There is no issue no. {number}: octavo issue list.", status=WRONG_USE)
    return issue


def _make(copy: Copy, earlier: Earlier | None, slug: str) -> Proof:
    from octavo.press.design.own import own_design
    from octavo.press.errors import NothingToMake, PressTrouble
    from octavo.press.proofs.making import make_proof

    try:
        return make_proof(copy, earlier=earlier, slug=slug, overrides=own_design())
    except NothingToMake as nothing:
        stop(str(nothing), status=WRONG_USE)
    except PressTrouble as trouble:
        stop(str(trouble))


def _moment(text: str) -> datetime:
    """A time on the publication's clock; a day alone is its beginning."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no day or time such as 2026-11-20 or “2026-11-20 18:00”."
        raise click.BadParameter(message, param_hint="--since") from None
    start_magazine()
    from django.utils.timezone import make_aware

    if len(text) == len("2026-11-20"):
        moment = datetime.combine(moment, time.min)
    return moment if moment.tzinfo else make_aware(moment)


def _read(path: Path) -> FrozenIssue:
    from octavo.core.issue.errors import IssueMalformed
    from octavo.core.issue.schema import issue_from_json
    from octavo.core.manuscript.errors import Malformed

    try:
        return issue_from_json(json.loads(path.read_text("utf-8")))
    except OSError as trouble:
        stop(f"{path} cannot be read: {trouble.strerror or trouble}.", status=WRONG_USE)
    except (IssueMalformed, Malformed, ValueError) as trouble:
        stop(f"{path} is no kept state of an issue: {trouble}", status=WRONG_USE)


def _keep(path: Path, issue: FrozenIssue) -> None:
    from octavo.core.issue.schema import issue_to_json

    _write(path, json.dumps(issue_to_json(issue), ensure_ascii=False).encode())


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as trouble:
        stop(f"{path} could not be written: {trouble.strerror or trouble}.")


def _say(proof: Proof, target: Path, *, is_compared: bool) -> None:
    changed = len(proof.changes)
    said = f", {changed} {'article' if changed == 1 else 'articles'} changed" if is_compared else ""
    click.echo(f"{target}: {proof.pages} pages{said}")
    for problem in proof.problems:
        click.echo(f" ! {problem.sentence}", err=True)
