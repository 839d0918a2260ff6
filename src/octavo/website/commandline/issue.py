"""`octavo issue`: plan, list, show, close and publish issues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from octavo.website.commandline.ground import WRONG_USE, account, start_magazine, stop

if TYPE_CHECKING:
    from octavo.issues.models import Issue

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
by_option = click.option("--by", "email", metavar="EMAIL", help="Who decides this; it is logged.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Plan, list, show, close and publish issues.

    \b
    octavo issue plan --year 2027 --per-year 24
    octavo issue show 19
    octavo issue close 19 --by editor@magazine.example
    octavo issue publish 19 --at "2026-12-01 06:00"
    """


@command.command()
@click.option("--year", type=click.IntRange(1900, 2200), required=True)
@click.option("--per-year", type=click.IntRange(1, 366), required=True, help="How many issues.")
@click.option("--first-number", type=click.IntRange(1), help="For a magazine without issues.")
@click.option("--weekday", type=click.Choice(DAYS), help="Move each date on to this day.")
@as_json_option
def plan(
    *, year: int, per_year: int, first_number: int | None, weekday: str | None, as_json: bool
) -> None:
    """Lay out a year: an empty issue for each date that has none.

    Twice a month is the 1st and the 15th. Planning a year twice changes nothing.

    \b
    octavo issue plan --year 2027 --per-year 24
    octavo issue plan --year 2027 --per-year 52 --weekday thursday
    """
    start_magazine()
    from octavo.issues.planning import plan_year

    day = DAYS.index(weekday) if weekday else None
    with _refusals():
        made = plan_year(year=year, per_year=per_year, first_number=first_number, weekday=day)
    _print(made, as_json=as_json, none="Every date of that year has its issue already.")


@command.command("list")
@click.option("--state", type=click.Choice(("planned", "closed", "published")))
@as_json_option
def list_issues(*, state: str | None, as_json: bool) -> None:
    """List issues by number, with their state.

    \b
    octavo issue list --state planned
    """
    start_magazine()
    from octavo.issues.models import Issue

    issues = Issue.objects.order_by("number")
    found = issues.filter(state=state) if state else issues
    _print(list(found), as_json=as_json, none="There are no such issues.")


@command.command()
@click.argument("number", type=int)
@as_json_option
def show(number: int, *, as_json: bool) -> None:
    """Show one issue: its flatplan, and what is missing before it can close.

    \b
    octavo issue show 19
    """
    issue = _find(number)
    items = list(issue.flatplan.select_related("article"))
    lacks = [] if issue.is_published else [str(lack) for lack in issue.missing()]
    if as_json:
        flatplan = [
            {
                "kind": item.kind,
                "section_head": item.section_head,
                "pages": item.pages,
                "article": item.article.slug if item.article else None,
                "label": str(item),
            }
            for item in items
        ]
        entry = {**_entry(issue), "flatplan": flatplan, "missing": lacks}
        click.echo(json.dumps(entry, ensure_ascii=False, indent=1))
        return
    click.echo(_line(issue))
    for item in items:
        head = f"{item.section_head}: " if item.section_head else ""
        click.echo(f"  {item.pages:>3} p.  {head}{item}")
    for lack in lacks:
        click.echo(f"  Missing: {lack}")


@command.command()
@click.argument("number", type=int)
@by_option
@click.option("--overrule", metavar="REASON", help="Close although something is missing; say why.")
@as_json_option
def close(number: int, *, email: str | None, overrule: str | None, as_json: bool) -> None:
    """Close an issue: from here on it is known which texts go out.

    It is refused with a list while something is missing, unless somebody overrules by name.

    \b
    octavo issue close 19 --by editor@magazine.example
    octavo issue close 19 --by editor@magazine.example --overrule "The credit follows by phone."
    """
    _refuse_overruling_without_a_name(overrule, email)
    issue = _find(number)
    from django.utils import timezone

    with _refusals():
        issue.close(by=account(email), now=timezone.now(), overrule_reason=overrule or "")
    _print([issue], as_json=as_json)


@command.command()
@click.argument("number", type=int)
@by_option
@click.option("--at", metavar="TIME", help="Appear then, in the publication's zone; else now.")
@click.option("--overrule", metavar="REASON", help="Publish although a form is not ready; say why.")
@as_json_option
def publish(
    number: int, *, email: str | None, at: str | None, overrule: str | None, as_json: bool
) -> None:
    """Let a closed issue appear, with all its articles at once, now or at a set time.

    It is refused with a list while a form that the publication promises is not ready, unless
    somebody overrules by name. At a set time an issue that is not ready waits until it is.

    \b
    octavo issue publish 19
    octavo issue publish 19 --at "2026-12-01 06:00"
    octavo issue publish 19 --by publisher@magazine.example --overrule "The e-book follows."
    """
    _refuse_overruling_without_a_name(overrule, email)
    issue = _find(number)
    from django.utils import timezone

    now = timezone.now()
    moment = _moment(at) if at else None
    with _refusals():
        if moment:
            issue.schedule(at=moment, by=account(email), now=now)
        else:
            issue.appear(by=account(email), now=now, overrule_reason=overrule or "")
    _print([issue], as_json=as_json)


def _refuse_overruling_without_a_name(overrule: str | None, email: str | None) -> None:
    if overrule and not email:
        message = "Somebody overrules by name: add --by EMAIL."
        raise click.UsageError(message)


def _find(number: int) -> Issue:
    start_magazine()
    from octavo.issues.models import Issue

    issue = Issue.objects.filter(number=number).first()
    if issue is None:
        stop(f"There is no issue no. {number}: octavo issue list.", status=WRONG_USE)
    return issue


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what the newsroom refuses into its sentence and exit status 1."""
    from octavo.issues.errors import IssueIncomplete, IssueNotReady, NewsroomRefusal

    try:
        yield
    except IssueIncomplete as incomplete:
        stop("\n".join(["The issue cannot close yet.", *map(str, incomplete.missing)]))
    except IssueNotReady as unready:
        stop("\n".join(["The issue cannot appear yet.", *unready.lacks]))
    except NewsroomRefusal as refusal:
        stop(str(refusal))


def _moment(text: str) -> datetime:
    """A time on the publication's clock."""
    from django.utils import timezone

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no time such as 2026-12-01 06:00."
        raise click.BadParameter(message, param_hint="--at") from None
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _print(issues: list[Issue], *, as_json: bool, none: str = "") -> None:
    if as_json:
        entries = [_entry(issue) for issue in issues]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for issue in issues:
        click.echo(_line(issue))
    if not issues and none:
        click.echo(none)


def _line(issue: Issue) -> str:
    from django.utils.timezone import localtime

    at = f", appears {localtime(issue.publish_at):%Y-%m-%d %H:%M}" if issue.publish_at else ""
    return f"No. {issue.number:<4} {issue.dated_on}  {issue.state}{at}  {issue.title}".rstrip()


def _entry(issue: Issue) -> dict[str, Any]:
    return {
        "number": issue.number,
        "volume": issue.volume,
        "title": issue.title,
        "dated_on": issue.dated_on.isoformat(),
        "closes_on": issue.closes_on.isoformat() if issue.closes_on else None,
        "state": str(issue.state),
        "publish_at": issue.publish_at.isoformat() if issue.publish_at else None,
    }
