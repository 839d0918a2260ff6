"""What a page says of its article for machines: JSON-LD first, then OpenGraph and other metas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import html

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers.addresses import safe_address
from octavo.importers.html.structured import Graph, Node, read_graph, text, types
from octavo.importers.html.words import words_in
from octavo.importers.judgement.bylines import read_bylines
from octavo.importers.judgement.dates import find_dates, first_day
from octavo.importers.judgement.names import is_desk
from octavo.importers.judgement.roles import split_people

_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*$")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "citation_title",
           "parsely-title", "sailthru.title")  # fmt: skip
_DESCRIPTIONS = ("og:description", "twitter:description", "description", "dc.description",
                 "dcterms.description", "sailthru.description")  # fmt: skip
_AUTHORS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "citation_author",
            "parsely-author", "sailthru.author", "article:author_name")  # fmt: skip
_DAYS = ("article:published_time", "datepublished", "og:article:published_time", "date",
         "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
         "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
         "publication_date", "publication-date", "citation_publication_date", "citation_date",
         "parsely-pub-date", "sailthru.date", "article.published", "datecreated", "created",
         "cxenseparse:recs:publishtime", "originalpublicationdate")  # fmt: skip
_SECTIONS = ("article:section", "section", "articlesection", "parsely-section", "category",
             "og:article:section", "dc.subject", "cxenseparse:category")  # fmt: skip
_NO_NAMES = words_in(
    """
    admin administrator editor webmaster root user guest wordpress
    """
)
_ROLES = {
    "translator": "translation",
    "illustrator": "illustrations",
    "photographer": "photographs",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The page's own statements, best first where there are several."""

    headlines: tuple[str, ...] = ()
    standfirsts: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    published_on: date | None = None
    sections: tuple[str, ...] = ()
    language: str = ""
    address: str = ""
    site: str = ""
    picture: Figure | None = None
    body: str = ""
    is_article: bool = False


def read_facts(root: html.HtmlElement) -> Facts:
    """Everything the page states; must be read before scripts and metas are cleaned away."""
    graph = read_graph(root)
    article = graph.article or {}
    metas = _metas(root)
    site = _site(graph, article, metas)
    return Facts(
        headlines=_distinct(
            [text(article.get("headline")), text(article.get("name"))]
            + [metas.get(name, "") for name in _TITLES]
            + [" ".join((title.text or "").split()) for title in root.iter("title")]
        ),
        standfirsts=_distinct(
            [text(article.get(key)) for key in ("alternativeHeadline", "description", "abstract")]
            + [metas.get(name, "") for name in _DESCRIPTIONS]
        ),
        bylines=_bylines(graph, article, metas, site=site),
        published_on=_published_on(article, metas),
        sections=_distinct(
            _article_sections(graph, article) + [metas.get(n, "") for n in _SECTIONS]
        ),
        language=_language(root, article, metas),
        address=_address(root, article, metas),
        site=site,
        picture=_picture(graph, article),
        body=text_lines(article.get("articleBody")),
        is_article=bool(article) or metas.get("og:type") == "article",
    )


def text_lines(value: Any) -> str:
    """A property that keeps its line ends, as `articleBody` does."""
    if not isinstance(value, str):
        return ""
    lines = (text(line) for line in re.split(r"\n|</p>|<br\s*/?>", value))
    return "\n".join(line for line in lines if line)


def read_day(value: str) -> date | None:
    """The local day of a machine's or a person's date; the hour and zone are left aside."""
    if match := _ISO_DAY.match(value):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    return first_day(find_dates(value[:120]))


def read_people(words: str) -> tuple[Byline, ...]:
    """The people of a field that holds names and nothing else, with or without `By`."""
    words = " ".join(words.split())
    if not words or words.lower() in _NO_NAMES or re.match(r"https?://|www\.|@", words):
        return ()
    if found := read_bylines(words):
        return found
    return tuple(Byline(name) for name in split_people(words) or split_people(words, fewest=1))


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The first value of each name; authors may be several and are joined by semicolons."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            for name in (key or "").lower().split():
                if name in metas and name in _AUTHORS and content not in metas[name]:
                    metas[name] += "; " + content
                elif content:
                    metas.setdefault(name, content)
    return metas


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _site(graph: Graph, article: Node, metas: dict[str, str]) -> str:
    publisher = graph.resolved(article.get("publisher"))
    site = metas.get("og:site_name") or metas.get("application-name") or ""
    if not site and publisher:
        site = text(publisher[0])
    if not site:
        site = next((text(n.get("name")) for n in graph.nodes if "WebSite" in types(n)), "")
    return site


def _bylines(
    graph: Graph, article: Node, metas: dict[str, str], *, site: str
) -> tuple[Byline, ...]:
    found: list[Byline] = []
    for author in graph.resolved(article.get("author")) or graph.resolved(article.get("creator")):
        found.extend(_people(author))
    if not found:
        for name in _AUTHORS:
            if found := [*found, *_from_meta(metas.get(name, ""))]:
                break
    for key, role in _ROLES.items():
        for person in graph.resolved(article.get(key)):
            found.extend(Byline(byline.name, role, byline.url) for byline in _people(person))
    return tuple(dict.fromkeys(byline for byline in found if byline.name.lower() != site.lower()))


def _from_meta(value: str) -> list[Byline]:
    return [byline for part in value.split(";") for byline in read_people(part)]


def _people(author: Any) -> list[Byline]:
    if not isinstance(author, dict):
        return list(read_people(text(author)))
    name = author.get("name")
    names = name if isinstance(name, list) else [name]
    is_organisation = any(kind.endswith("Organization") for kind in types(author))
    url = text(author.get("url")) or text(author.get("sameAs"))
    url = safe_address(url) if url.startswith("http") else ""
    found: list[Byline] = []
    for each in map(text, names):
        if is_organisation and not is_desk(each):
            continue
        found.extend(Byline(b.name, b.role, url) for b in read_people(each))
    return found


def _published_on(article: Node, metas: dict[str, str]) -> date | None:
    stated = [text(article.get(key)) for key in ("datePublished", "dateCreated")]
    for value in stated + [metas.get(name, "") for name in _DAYS]:
        if day := read_day(value):
            return day
    return None


def _article_sections(graph: Graph, article: Node) -> list[str]:
    sections = article.get("articleSection")
    found = [text(each) for each in (sections if isinstance(sections, list) else [sections])]
    for node in graph.nodes:
        if "BreadcrumbList" in types(node):
            items = node.get("itemListElement")
            for item in items if isinstance(items, list) else []:
                if isinstance(item, dict):
                    found.append(text(item.get("name")) or text(item.get("item")))
    return found


def _language(root: html.HtmlElement, article: Node, metas: dict[str, str]) -> str:
    stated = (
        root.get("lang"),
        root.get("xml:lang"),
        text(article.get("inLanguage")),
        next((body.get("lang") for body in root.iter("body")), ""),
        metas.get("og:locale"),
        metas.get("dc.language"),
        metas.get("language"),
    )
    tags = (str(tag).strip().replace("_", "-") for tag in stated if tag)
    return next((tag for tag in tags if _TAG.match(tag)), "")


def _address(root: html.HtmlElement, article: Node, metas: dict[str, str]) -> str:
    base = next((each.get("href") for each in root.iter("base")), "")
    canonical = next(
        (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), ""
    )
    for value in (canonical, metas.get("og:url"), text(article.get("url")), base):
        if value and value.startswith(("http://", "https://")):
            return safe_address(value)
    return ""


def _picture(graph: Graph, article: Node) -> Figure | None:
    """The picture the page calls its own, if it says more of it than where it lies."""
    for image in graph.resolved(article.get("image")):
        if not isinstance(image, dict):
            continue
        credit = text(image.get("creditText")) or text(image.get("copyrightNotice"))
        credit = credit or text(next(iter(graph.resolved(image.get("creator"))), ""))
        caption = text(image.get("caption")) or text(image.get("description"))
        source = text(image.get("contentUrl")) or text(image.get("url"))
        if credit or caption:
            words = (Text(caption),) if caption else ()
            return Figure(source=safe_address(source), caption=words, credit=credit)
    return None
