"""`octavo build`: the editions of an issue for print, screen, e-book and ear."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from octavo.website.commandline.ground import FAILED, WRONG_USE, start_magazine, stop
from octavo.website.commandline.progress import steps
from octavo.website.commandline.tables import show_table

if TYPE_CHECKING:
    from octavo.press.building import Built, Target
    from octavo.press.made import Problem

EDITIONS = ("print", "screen", "epub", "audio", "all")
HEAD = ("edition", "pages", "size", "seconds", "breaches", "warnings", "")


@click.command()
@click.argument("number", type=int, metavar="ISSUE")
@click.option("--edition", type=click.Choice(EDITIONS), default="all", help="Which one.")
@click.option("--article", "slug", metavar="SLUG", help="Only this article, by itself.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Put the files there, too."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def command(
    number: int, *, edition: str, slug: str | None, out: Path | None, as_json: bool
) -> None:
    """Make the editions of an issue: print, screen PDF, EPUB and audiobook.

    What has not changed is not made again. The audiobook is among all of them where the publication
    promises one. The editions are kept with the issue, where readers and the readiness board find
    them. The exit status is 1 when one could not be made, or has a breach
    that keeps it from going out.

    \b
    octavo build 19
    octavo build 19 --edition print --out /srv/printer/
    octavo build 19 --edition epub --article the-tide-clock --out .
    """
    start_magazine()
    wanted = _targets(number, edition, slug)
    results = list(
        steps(
            _make(wanted),
            label="Making editions",
            count=len(wanted),
            quiet=as_json,
            name=lambda result: str(result.target.form.label),
        )
    )
    written = [_write(result, out) for result in results] if out else []
    if as_json:
        entries = [_entry(result) for result in results]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        _print(results)
        for path in filter(None, written):
            click.echo(path)
    raise click.exceptions.Exit(0 if all(result.is_sound for result in results) else FAILED)


@dataclass(frozen=True)
class Result:
    """What came of one edition: it was made or stands as it is, or a sentence says why not."""

    target: Target
    built: Built | None
    trouble: str = ""

    @property
    def is_sound(self) -> bool:
        return self.built is not None and not self.built.edition.breaches

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.built.edition.found if self.built else ()


def _targets(number: int, edition: str, slug: str | None) -> list[Target]:
    from octavo.issues.models import Article, Issue
    from octavo.press.building import Target
    from octavo.press.forms import form_named
    from octavo.press.promises import all_forms

    issue = Issue.objects.filter(number=number).first()
    if issue is None:
        stop(f"There is no issue no. {number}: octavo issue list.", status=WRONG_USE)
    forms = all_forms() if edition == "all" else (form_named(edition),)
    if slug is None:
        return [Target(issue, form) for form in forms]
    article = Article.objects.filter(slug=slug, flatplan_item__issue=issue).first()
    if article is None:
        stop(f"No. {number} has no article {slug}: octavo issue show {number}.", status=WRONG_USE)
    targets = [Target(issue, form, article) for form in forms if form.has_articles]
    if not targets:
        stop(f"There is no {forms[0].label} of one article.", status=WRONG_USE)
    return targets


def _make(wanted: Sequence[Target]) -> Iterator[Result]:
    """Each in turn; the copy is read once."""
    from django.utils import timezone

    from octavo.issues.errors import NewsroomRefusal
    from octavo.press.attempts import attempt, trouble_with
    from octavo.press.copy import copy_of
    from octavo.press.errors import PressTrouble

    now = timezone.now()
    try:
        copy = copy_of(wanted[0].issue)
    except (NewsroomRefusal, PressTrouble) as fact:
        stop(str(fact))
    for target in wanted:
        built = attempt(target, now=now, copy=copy)
        yield Result(target, built, "" if built else trouble_with(target))


def _write(result: Result, folder: Path) -> Path | None:
    """The edition under a name that a person gives it; nothing when there is none."""
    from octavo.issues.freezing import publication
    from octavo.press import store
    from octavo.press.naming import file_name

    if result.built is None:
        return None
    target = result.target
    slug = target.article.slug if target.article else ""
    name = file_name(
        target.form, magazine=publication().name, number=target.issue.number, slug=slug
    )
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.shelf().open(result.built.edition.file) as file:
            path.write_bytes(file.read())
    except OSError as trouble:
        stop(f"{path} could not be written: {trouble.strerror or trouble}.")
    return path


def _print(results: Sequence[Result]) -> None:
    show_table([HEAD, *(_row(result) for result in results)])
    for result in results:
        if result.trouble:
            click.echo(f"{result.target.form.label}: {result.trouble}", err=True)
        for problem in result.problems:
            click.echo(_said(result, problem), err=True)


def _row(result: Result) -> tuple[str, ...]:
    label = str(result.target.form.label)
    if result.built is None:
        return (label, "", "", "", "", "", "not made")
    edition = result.built.edition
    warnings = len(edition.problems) - edition.breaches
    return (
        label,
        str(edition.pages or ""),
        f"{edition.size / 1e6:.1f} MB",
        f"{edition.seconds:.1f}",
        str(edition.breaches),
        str(warnings),
        f"version {edition.version}" if result.built.is_new else "as it was",
    )


def _said(result: Result, problem: Problem) -> str:
    where = [str(result.target.form.label), problem.slug]
    where += [f"page {problem.page}"] if problem.page is not None else []
    mark = "!" if problem.is_breach else "?"
    return f" {mark} {', '.join(filter(None, where))}: {problem.sentence}"


def _entry(result: Result) -> dict[str, Any]:
    target = result.target
    entry: dict[str, Any] = {
        "issue": target.issue.number,
        "edition": target.form.name,
        "article": target.article.slug if target.article else None,
        "trouble": result.trouble or None,
    }
    if result.built is None:
        return entry
    edition = result.built.edition
    kept = ("version", "digest", "size", "pages", "seconds", "problems", "breaches")
    return entry | {"is_new": result.built.is_new} | {it: getattr(edition, it) for it in kept}
