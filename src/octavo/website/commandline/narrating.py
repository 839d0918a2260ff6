"""`octavo narrate`: articles read aloud, as the newsroom has them read by itself."""

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
    from octavo.issues.models import Article
    from octavo.press.models import Narration

HEAD = ("article", "minutes", "sentences", "seconds", "read by", "")


@click.command()
@click.argument("number", type=int, metavar="ISSUE", required=False)
@click.option("--article", "slug", metavar="SLUG", help="Only this article.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Put the files there, too."
)
@click.option("--voice", metavar="VOICE", help="Choose this voice for it, such as hibari/heart.")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
def command(
    number: int | None, *, slug: str | None, out: Path | None, voice: str | None, as_json: bool
) -> None:
    """Have articles read aloud: all of an issue, or one.

    What has not changed is not read again, and of what was edited only the sentences that are new.
    The narrations are kept with the articles, where readers and the newsroom find them. The exit
    status is 1 when one could not be read.

    \b
    octavo narrate 19
    octavo narrate --article the-tide-clock --out .
    octavo narrate 19 --voice hibari/heart --json
    """
    start_magazine()
    articles = _articles(number, slug)
    if voice:
        _choose(articles, voice)
    results = list(
        steps(
            _read(articles),
            label="Reading aloud",
            count=len(articles),
            quiet=as_json,
            name=lambda result: result.article.slug,
        )
    )
    written = [path for result in results for path in _write(result, out)] if out else []
    if as_json:
        click.echo(json.dumps([_entry(it) for it in results], ensure_ascii=False, indent=1))
    else:
        _print(results)
        for path in written:
            click.echo(path)
    raise click.exceptions.Exit(FAILED if any(result.trouble for result in results) else 0)


@dataclass(frozen=True)
class Result:
    """What came of one article. Without narration and trouble nobody is to read it."""

    article: Article
    narration: Narration | None
    is_new: bool = False
    trouble: str = ""


def _articles(number: int | None, slug: str | None) -> Sequence[Article]:
    from octavo.issues.models import Article, Issue

    if (number is None) == (slug is None):
        stop("Name an issue, or one article with --article.", status=WRONG_USE)
    if slug is not None:
        found = list(Article.objects.filter(slug=slug))
        if not found:
            stop(f"There is no article {slug}: octavo issue show NUMBER.", status=WRONG_USE)
        return found
    issue = Issue.objects.filter(number=number).first()
    if issue is None:
        stop(f"There is no issue no. {number}: octavo issue list.", status=WRONG_USE)
    placed = Article.objects.not_spiked().filter(flatplan_item__issue=issue)
    return list(placed.order_by("flatplan_item__sort_order"))


def _choose(articles: Sequence[Article], voice: str) -> None:
    from django.core.exceptions import ValidationError

    from octavo.press.models import ArticleVoice
    from octavo.press.studio.voices import is_a_voice, voice_choices

    try:
        is_a_voice(voice)
    except ValidationError as trouble:
        known = ", ".join(name for name, _label in voice_choices()) or "none"
        stop(f"{trouble.message} Voices: {known}.", status=WRONG_USE)
    for article in articles:
        said = {"reads": ArticleVoice.Reads.VOICE, "voice": voice}
        ArticleVoice.objects.update_or_create(article=article, defaults=said)


def _read(articles: Sequence[Article]) -> Iterator[Result]:
    from django.utils import timezone

    from octavo.press.models import Narration
    from octavo.press.studio.attempting import attempt
    from octavo.press.studio.tasks import order_what_is_heard

    for article in articles:
        now = timezone.now()
        narration = attempt(article, now=now)
        order_what_is_heard(article, now=now)
        if narration is not None:
            yield Result(article, narration, is_new=narration.made_at == now)
            continue
        failed = Narration.objects.filter(article=article, state=Narration.State.FAILED).first()
        yield Result(article, None, trouble=failed.reason if failed else "")


def _write(result: Result, folder: Path) -> Iterator[Path]:
    """Each kind of file under the article's name."""
    from octavo.press import store

    if result.narration is None:
        return
    for kind, kept in result.narration.files["full"].items():
        path = folder / f"{result.article.slug}.{kind}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with store.shelf().open(kept["file"]) as file:
                path.write_bytes(file.read())
        except OSError as trouble:
            stop(f"{path} could not be written: {trouble.strerror or trouble}.")
        yield path


def _print(results: Sequence[Result]) -> None:
    show_table([HEAD, *(_row(result) for result in results)])
    for result in results:
        if result.trouble:
            click.echo(f"{result.article.slug}: {result.trouble}", err=True)


def _row(result: Result) -> tuple[str, ...]:
    narration = result.narration
    if narration is None:
        return (result.article.slug, "", "", "", "", "not read")
    return (
        result.article.slug,
        f"{narration.duration / 60:.1f}",
        str(narration.sentences_made if result.is_new else 0),
        f"{narration.seconds:.1f}",
        narration.reader,
        "read" if result.is_new else "as it was",
    )


def _entry(result: Result) -> dict[str, Any]:
    entry: dict[str, Any] = {"article": result.article.slug, "trouble": result.trouble or None}
    narration = result.narration
    if narration is None:
        return entry
    kept = ("duration", "reader", "is_synthetic", "timing", "sentences_made", "seconds", "files")
    return entry | {"is_new": result.is_new} | {it: getattr(narration, it) for it in kept}
