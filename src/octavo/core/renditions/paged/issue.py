"""A whole issue as a tree: cover, masthead, contents, letter, and the flatplan's items in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from octavo.core.issue.contents import section_heads
from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    FlatplanItem,
    HousePage,
    Issue,
)
from octavo.core.issue.paging import LETTER
from octavo.core.renditions.paged.article import render_article
from octavo.core.renditions.paged.blocks import write
from octavo.core.renditions.paged.letters import tongue
from octavo.core.renditions.paged.lines import Tree, Writing
from octavo.core.renditions.paged.settings import Setting

TREE_VERSION = 1


def render_issue(issue: Issue, *, setting: Setting) -> Tree:
    """The issue as pages take it: every word as data, in the order of the pages."""
    writing = Writing(setting=setting, language=setting.language)
    slugs = frozenset(item.slug for item in issue.items if isinstance(item, ArticleItem))
    heads = section_heads(issue)
    front, rest = _front(issue.items)
    items = list(_items(rest, heads[len(issue.items) - len(rest) :], setting, slugs))
    letter = _letter(issue, setting, slugs)
    return {
        **_frame(issue, setting, writing),
        "of": "issue",
        "cover": _cover(issue, writing),
        "front_pages": front,
        "letter": letter,
        "items": items,
        "missing_letters": sorted(writing.missing.union(*_missing([letter or {}, *items]))),
    }


def render_offprint(issue: Issue, slug: str, *, setting: Setting) -> Tree:
    """One article of the issue by itself, with the name and the number it appeared in."""
    article, head = next(
        (item, head)
        for item, head in zip(issue.items, section_heads(issue), strict=True)
        if isinstance(item, ArticleItem) and item.slug == slug
    )
    writing = Writing(setting=setting, language=setting.language)
    tree = render_article(article.manuscript, setting=setting, slug=slug, head=head)
    address = f"{setting.address}/articles/{slug}/" if setting.address else ""
    return {
        **_frame(issue, setting, writing),
        "of": "article",
        "article": tree,
        "read_at": writing.words(address),
        "missing_letters": sorted(writing.missing.union(tree["missing_letters"])),
    }


def _frame(issue: Issue, setting: Setting, writing: Writing) -> Tree:
    """What every document says of the magazine, the issue and their language."""
    return {
        "version": TREE_VERSION,
        "form": setting.form,
        **(tongue(setting.language) or tongue("en")),
        "wording": asdict(setting.wording),
        "address": writing.words(setting.address),
        "masthead": {name: writing.words(said) for name, said in asdict(issue.masthead).items()},
        "number": issue.number,
        "volume": issue.volume,
        "title": writing.words(issue.title),
        "dated": writing.words(setting.dated or issue.dated_on.isoformat()),
        "dated_on": issue.dated_on.isoformat(),
        "first_folio": issue.first_folio,
        "offer": _offer(setting, writing),
    }


def _front(items: Sequence[FlatplanItem]) -> tuple[int, Sequence[FlatplanItem]]:
    """The pages that the flatplan keeps for cover, contents and letter (0: as needed), the rest."""
    if items and isinstance(items[0], HousePage):
        return items[0].pages, items[1:]
    return 0, items


def _items(
    items: Sequence[FlatplanItem],
    heads: Sequence[str],
    setting: Setting,
    slugs: frozenset[str],
) -> Iterator[Tree]:
    above = ""
    for item, head in zip(items, heads, strict=True):
        tree = _item(item, head, setting, slugs)
        if isinstance(item, ArticleItem):
            section = tree["look"]["name"]
            tree["opens_section"] = bool(section) and section != above
            above = section
        yield tree


def _item(item: FlatplanItem, head: str, setting: Setting, slugs: frozenset[str]) -> Tree:
    writing = Writing(setting=setting, language=setting.language)
    match item:
        case ArticleItem(slug, manuscript):
            return render_article(
                manuscript, setting=setting, slug=slug, pages=item.pages, head=head, slugs=slugs
            )
        case AdvertisementItem(label):
            return {
                "type": "advertisement",
                "pages": item.pages,
                "label": writing.words(label),
                "name": item.supplied if item.supplied in setting.supplied else "",
                "file": setting.supplied.get(item.supplied, ""),
            }
        case HousePage(label):
            return {"type": "house", "pages": item.pages, "label": writing.words(label)}
        case _:
            return {"type": "blank", "pages": item.pages}


def _cover(issue: Issue, writing: Writing) -> Tree:
    tree: Tree = {"lines": [writing.words(said) for said in issue.cover.lines]}
    picture = issue.cover.picture
    if picture and (figure := write(picture, writing, "cover.picture")):
        tree["picture"] = figure
        if facts := writing.setting.pictures.get(picture.source):
            tree |= {"top": facts.top, "foot": facts.foot}
    return tree


def _letter(issue: Issue, setting: Setting, slugs: frozenset[str]) -> Tree | None:
    if issue.letter is None:
        return None
    alone = replace(setting, authors={})  # a letter's author needs no introduction
    letter = render_article(issue.letter, setting=alone, slug=LETTER, slugs=slugs)
    return letter | {"kind": "letter"}


def _offer(setting: Setting, writing: Writing) -> Tree:
    heading, pitch, benefits = setting.offer
    return {
        "heading": writing.words(heading),
        "pitch": writing.words(pitch),
        "benefits": [writing.words(benefit) for benefit in benefits],
    }


def _missing(items: Sequence[Tree]) -> Iterator[list[str]]:
    return (item.get("missing_letters", []) for item in items)
