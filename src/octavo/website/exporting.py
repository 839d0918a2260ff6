"""Every article out of the newsroom, as files that can be read without Octavo and brought back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.core.manuscript import schema
from octavo.core.manuscript.figures import figures, rename_sources
from octavo.core.renditions.markdown import to_markdown
from octavo.issues.models import Article, Picture

LIST = "octavo-export.json"
ARTICLES = "articles"
PICTURES = "pictures"


class FolderTaken(Exception):
    """The folder holds something already; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One article that was written, and the pictures it names that are not there."""

    slug: str
    missing: tuple[str, ...]


def export(folder: Path) -> Iterator[Exported]:
    """Write the latest text of every article, one after the other, and a list of them at the end.

    Each is a manuscript (`articles/SLUG.json`) and Markdown (`articles/SLUG.md`); their pictures
    stand in `articles/pictures/`.
    """
    if folder.exists() and any(folder.iterdir()):
        sentence = f"{folder} is not empty: name a new folder."
        raise FolderTaken(sentence)
    (folder / ARTICLES / PICTURES).mkdir(parents=True)
    listed = []
    for article in Article.objects.order_by("path").iterator(chunk_size=50):
        missing = _write(article, folder / ARTICLES)
        listed.append(_entry(article))
        yield Exported(article.slug, missing)
    _write_json(folder / LIST, {"format": 1, "articles": listed})


def manuscripts_in(folder: Path) -> list[Path]:
    """The manuscripts of an exported folder, in order; empty when it is none."""
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return [folder / ARTICLES / f"{entry['slug']}.json" for entry in listed["articles"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(article: Article, folder: Path) -> tuple[str, ...]:
    manuscript = article.get_latest_revision_as_object().manuscript()
    sources = {figure.source for figure in figures(manuscript) if figure.source}
    kept = dict(Picture.objects.filter(name__in=sources).values_list("name", "file"))
    storage = Picture._meta.get_field("file").storage
    missing = []
    for source in sorted(sources):
        target = folder / PICTURES / source
        if source in kept and storage.exists(kept[source]):
            with storage.open(kept[source]) as file:
                target.write_bytes(file.read())
        else:
            missing.append(source)
    _write_json(folder / f"{article.slug}.json", schema.to_json(manuscript))
    there = sources - set(missing)
    shown = rename_sources(
        manuscript, lambda source: f"{PICTURES}/{source}" if source in there else source
    )
    (folder / f"{article.slug}.md").write_text(to_markdown(shown), encoding="utf-8")
    return tuple(missing)


def _entry(article: Article) -> dict[str, Any]:
    state = "spiked" if article.spiked_at else "published" if article.live else "draft"
    return {"slug": article.slug, "headline": article.title, "state": state}


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
