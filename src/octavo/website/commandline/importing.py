"""`octavo import`: copy in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from octavo.website.commandline.ground import FAILED, WRONG_USE, account, start_magazine, stop
from octavo.website.commandline.progress import steps

if TYPE_CHECKING:
    from octavo.importers.copy import Imported

KINDS = ("auto", "text", "html", "markdown", "docx", "mail", "manuscript")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    default="auto",
    help="What the files are.",
)
@click.option("--issue", "number", type=int, help="Put the articles into the flatplan of no. N.")
@click.option("--by", "email", metavar="EMAIL", help="Whose drafts they become.")
@click.option("--dry-run", is_flag=True, help="Only say what would be read; needs no database.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list with an entry per file.")
def command(
    paths: tuple[str, ...],
    *,
    kind: str,
    number: int | None,
    email: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring copy in as drafts: text, mail, HTML, Markdown, Word, manuscripts.

    Folders are read with all that is in them, exported ones as they were exported. A file that
    cannot be read is named and the others go on; then the exit status is 1. What was set aside
    (sharing buttons, offers, a repeated byline) is listed with its reason.

    \b
    octavo import interview.txt essay.docx
    octavo import drafts/ --issue 19 --by editor@magazine.example
    octavo import drafts/ --dry-run --json > guesses.json
    """
    from octavo.importers.listing import entry_of

    keep = None if dry_run else _keeper(number, email)
    found = _read(paths, kind=kind, quiet=as_json)
    failed, entries = 0, []
    for imported in found:
        entry = entry_of(imported)
        if keep and imported.manuscript:
            entry |= keep(imported)
        failed += entry["error"] is not None
        entries.append(entry)
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_told(entry) for entry in entries))
    raise click.exceptions.Exit(FAILED if failed else 0)


def _read(paths: Iterable[str], *, kind: str, quiet: bool) -> Iterator[Imported]:
    from octavo.importers.reading import read_paths

    files = [file for path in paths for file in _exported(Path(path)) or [Path(path)]]
    count = sum(
        sum(1 for inside in file.rglob("*") if inside.is_file()) if file.is_dir() else 1
        for file in files
    )
    read = read_paths(files, kind=kind)  # type: ignore[arg-type]  # click has checked it
    return steps(read, label="Reading", count=count, quiet=quiet, name=_name_of)


def _name_of(imported: Imported) -> str:
    return Path(imported.path).name


def _exported(path: Path) -> list[Path]:
    """The manuscripts of a folder that `octavo export` wrote; its Markdown says the same."""
    if not path.is_dir():
        return []
    try:
        listed = json.loads((path / "octavo-export.json").read_text(encoding="utf-8"))
        return [path / "articles" / f"{entry['slug']}.json" for entry in listed["articles"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _keeper(number: int | None, email: str | None) -> Any:
    """Return what stores one file and says what became of it."""
    start_magazine()
    from octavo.importers.storing import store_imported
    from octavo.issues.errors import NewsroomRefusal
    from octavo.issues.models import Issue

    by = account(email)
    issue = Issue.objects.filter(number=number).first() if number is not None else None
    if number is not None and issue is None:
        stop(f"There is no issue no. {number}: octavo issue list.", status=WRONG_USE)

    def keep(imported: Imported) -> dict[str, Any]:
        try:
            article = store_imported(imported, issue=issue, by=by)
        except NewsroomRefusal as refusal:
            return {"article": None, "error": f"“{imported.path}” was not stored: {refusal}"}
        return {"article": article.slug}

    return keep


def _told(entry: dict[str, Any]) -> str:
    """What a person wants to see of one file."""
    if entry["error"]:
        return f"{entry['path']}\n  {entry['error']}"
    words = sum(len(block["text"].split()) for block in entry["blocks"])
    lines = {
        "Headline": entry["headline"],
        "Standfirst": entry["standfirst"],
        "By": ", ".join(byline["name"] for byline in entry["bylines"]),
        "Date": entry["published_on"],
        "Section": entry["section"],
        "Lead image": entry["lead_image"] and entry["lead_image"]["credit"],
        "Text": f"{words:,} words in {len(entry['blocks'])} blocks",
        "Stored as": entry.get("article"),
    }
    told = [f"  {name:<11} {value}" for name, value in lines.items() if value]
    told += [
        f"  Set aside   “{_short(piece['text'])}”: {piece['reason']}"
        for piece in entry["set_aside"]
    ]
    told += [f"  Note        {warning}" for warning in entry["warnings"]]
    return "\n".join([entry["path"], *told])


def _short(text: str) -> str:
    """The beginning of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
