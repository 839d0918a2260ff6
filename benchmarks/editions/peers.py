"""The same issue as WeasyPrint and pandoc take it: HTML with a magazine's style sheet, and JSON."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from benchmarks.figures import ROOT
from octavo.core.issue.contents import contents
from octavo.core.issue.document import Issue
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.web import ImageAttributes, render_body
from octavo.press.made import Supply

FACES_FOLDER = ROOT / "src/octavo/press/design/faces"
FACES = (
    ("Literata", "normal", "Literata[opsz,wght].ttf"),
    ("Literata", "italic", "Literata-Italic[opsz,wght].ttf"),
    ("Archivo", "normal", "Archivo[wdth,wght].ttf"),
)
# The page of our own design, in CSS: the same paper, grid, faces and sizes.
STYLE = """
@page { size: 210mm 270mm; margin: 24mm 54mm 26mm 18mm;
  @top-left { content: "The Vell Review"; font: 7.5pt Archivo }
  @top-right { content: string(headline); font: 7.5pt Archivo }
  @bottom-right { content: counter(page); font: 7.5pt Archivo } }
@page :left { margin: 24mm 18mm 26mm 54mm; @bottom-left { content: counter(page) } }
@page short { margin: 24mm 15mm 26mm 18mm }
@page short:left { margin: 24mm 18mm 26mm 15mm }
@page cover { margin: 0 }
html { font: 9.6pt/13pt Literata; font-variant-numeric: oldstyle-nums; text-align: justify;
  hyphens: auto; orphans: 3; widows: 3 }
p { margin: 0; text-indent: 11pt }
h2 + p, figure + p, .initial { text-indent: 0 }
h1 { font: 300 46pt/1 Literata; margin: 0 0 13pt; text-align: left; hyphens: manual }
.headline { string-set: headline content() }
.standfirst { font-size: 14pt; line-height: 18pt; text-align: left; text-indent: 0 }
.byline { font: 9pt Archivo; margin: 13pt 0; text-indent: 0 }
article { break-before: page }
.text { columns: 2; column-gap: 5mm }
.short { page: short; font-size: 9.2pt } .short h1 { font-size: 32pt }
.short .text { columns: 3; column-gap: 5mm }
h2, h3, h4 { font: 600 9.6pt/13pt Archivo; margin: 13pt 0 0; text-align: left; break-after: avoid }
blockquote, ul, ol, table, aside, figure { margin: 13pt 0 }
.pull-quote { font: italic 300 17pt/19pt Literata; text-align: left }
figure img { width: 100%; max-height: 80mm; object-fit: contain; display: block }
.lead img { max-height: 90mm }
figcaption, td, th { font: 7.4pt/9.5pt Archivo; text-align: left }
.notes { font-size: 7.6pt; line-height: 10pt }
.cover { page: cover } .cover img { width: 210mm; height: 270mm; object-fit: cover }
.contents { break-before: page }
.contents a::after { content: " " target-counter(attr(href), page) }
"""


def page(issue: Issue, pictures: Supply) -> str:
    """The whole issue as one HTML document with its style, as one would write it for WeasyPrint."""
    cover = issue.cover.picture
    shown = f'<div class="cover">{_img(pictures, cover)}</div>' if cover else ""
    return (
        f"<!doctype html><html lang='en-GB'><meta charset='utf-8'>"
        f"<title>{escape(issue.masthead.name)} {issue.number}</title>"
        f"<style>{_faces()}{STYLE}</style>{shown}{_listed(issue)}{body(issue, pictures)}</html>"
    )


def body(issue: Issue, pictures: Supply) -> str:
    """The letter and the articles."""
    letter = [("letter", issue.letter)] if issue.letter else []
    entries = [(one.slug, one.manuscript) for part in contents(issue) for one in part.entries]
    return "".join(_article(slug, each, pictures) for slug, each in (*letter, *entries))


def pandoc_json(issue: Issue, pictures: Supply, folder: Path) -> Path:
    """The issue as pandoc's own JSON, so that it is not charged for reading HTML."""
    html, ready = folder / "pandoc.html", folder / "pandoc.json"
    html.write_text(f"<!doctype html><html lang='en-GB'>{body(issue, pictures)}</html>")
    title = f"title={issue.masthead.name} {issue.number}"
    command: list[str | Path] = [
        "pandoc",
        "-f",
        "html",
        "-t",
        "json",
        "--metadata",
        title,
        "-o",
        ready,
        html,
    ]
    subprocess.run(command, check=True, timeout=120)
    return ready


def pandoc_command(
    ready: Path, *, cover: Path, faces: Iterable[Path], written: Path
) -> list[str | Path]:
    """What makes the e-book: a chapter for each article, contents, cover, embedded faces."""
    embedded = [f"--epub-embed-font={face}" for face in faces]
    options = ["--toc", "--epub-chapter-level=1", f"--epub-cover-image={cover}", *embedded]
    return ["pandoc", "-f", "json", "-t", "epub3", *options, "-o", written, ready]


def _faces() -> str:
    return "".join(
        f"@font-face {{ font-family: {family}; font-style: {style};"
        f" src: url('{(FACES_FOLDER / name).as_uri()}') }}"
        for family, style, name in FACES
    )


def _listed(issue: Issue) -> str:
    rows = "".join(
        f"<p><a href='#{entry.slug}'>{escape(entry.manuscript.headline)}</a></p>"
        for part in contents(issue)
        for entry in part.entries
    )
    return f"<nav class='contents'>{rows}</nav>"


def _article(slug: str, manuscript: Manuscript, pictures: Mapping[str, Path]) -> str:
    """Head, lead image and body; ids carry the slug, as many articles share one document."""

    def place(figure: Figure) -> ImageAttributes | None:
        path = pictures.get(figure.source)
        return ImageAttributes(path.resolve().as_uri(), 0, 0) if path else None

    lead = manuscript.lead_image
    names = ", ".join(one.name for one in manuscript.bylines)
    kind = "" if lead else " class='short'"
    return (
        f"<article id='{slug}'{kind}><h1 class='headline'>{escape(manuscript.headline)}</h1>"
        f"<p class='standfirst'>{escape(manuscript.standfirst)}</p>"
        f"<p class='byline'>{escape(names)}</p>"
        + (f"<figure class='lead'>{_img(pictures, lead)}</figure>" if lead else "")
        + f"<div class='text'>{_own_ids(render_body(manuscript, image=place), slug)}</div>"
        "</article>"
    )


def _own_ids(html: str, slug: str) -> str:
    return re.sub(r'( (?:id|aria-labelledby)="|href="#)', rf"\g<1>{slug}-", html)


def _img(pictures: Mapping[str, Path], figure: Figure) -> str:
    address = pictures[figure.source].resolve().as_uri()
    return f'<img src="{address}" alt="{escape(figure.alt)}">'
