"""Pictures of a page with their captions, credits and what is said instead of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from lxml import html

from octavo.core.manuscript.blocks import Figure, Span
from octavo.core.manuscript.inlines import Emphasis, Inlines, Run, plain_text, runs
from octavo.importers.html.inlines import runs_of
from octavo.importers.html.labels import labels
from octavo.importers.html.page import Page
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import drop, line_of, words_in
from octavo.importers.judgement.credits import read_credit, split_caption
from octavo.importers.tidying import LINE_BREAK, cut, lines_of, tidy

PICTURES = frozenset({"img", "amp-img", "amp-anim"})
CREDIT_LABELS = words_in(
    """
    credit credits copyright photographer creditline source copyrightholder creator
    attribution photocredit credit-line rights byline license licence copyrightnotice
    """
)
CAPTION_LABELS = words_in(
    """
    caption figcaption wp-caption-text legend image-caption cutline bildunterschrift
    imagecaption
    """
)
_NO_PICTURE = words_in(
    """
    avatar icon logo emoji wp-smiley pixel tracking tracker gravatar spacer sprite favicon
    dropcap badge
    """
)
_NO_PICTURE_ADDRESS = re.compile(
    r"/(?:pixel|spacer|blank|transparent|clear|1x1|beacon|stat)s?\.(?:gif|png)|/emoji/|gravatar\.com"
    r"|[\w-]*logo[\w-]*\.(?:png|gif|jpe?g|svg|webp)$|medium\.com/_/stat|feeds\.feedburner|doubleclick|/avatars?/",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"data:|about:blank|.*(?:placeholder|lazy|blank|loading)[\w-]*\.(?:gif|svg|png)$", re.I
)
_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-image",
    "data-full-url",
    "data-hi-res-src",
)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_FILE_NAME = re.compile(
    r"[\w%.() -]+\.(?:jpe?g|png|gif|webp|avif|tiff?)$|(?:img|dsc|image|photo)[_ -]?\d+$", re.I
)
OTHERS = ("table", "blockquote", "pre", "iframe", "video", "audio", "object", "embed")
_NEVER_BESIDE = frozenset({"figure", "h1", "h2", "h3", "ul", "ol", "time", *OTHERS})
_MOST_INSIDE = 12  # elements
_LONGEST_CAPTION = 60  # words
# A caption's sentences end with a full stop; who owns the picture stands behind without one.
_LAST_FRAGMENT = re.compile(
    r"[.!?]\s+(?P<credit>(?:[^\s.!?]+\s+){0,8}(?:collections?|archives?|museums?|library|gallery|society"
    r"|university|estate|images|press|agency|foundation|institute|trust|office|sammlung|archiv|museo"
    r"|musée|collectie|archief|fondazione|stiftung)(?:\s+[^\s.!?]+){0,8})$",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(r"[.!?]\s+(?P<credit>[^.!?]{3,80})$")
_WIDE = frozenset({"alignwide", "kg-width-wide", "wide"})
_FULL = words_in(
    """
    alignfull kg-width-full full-width fullwidth graf--layoutfillwidth full-bleed fullbleed
    """
)
_INSET = words_in(
    """
    alignleft alignright inset float-left float-right pull-left
    """
)


def is_picture(element: html.HtmlElement) -> bool:
    """Whether the image is one a reader looks at: no icon, portrait of a commenter or counter."""
    if element.tag not in PICTURES or not labels(element).isdisjoint(_NO_PICTURE):
        return False
    sizes = [(element.get(name) or "").rstrip("px ") for name in ("width", "height")]
    if any(size.isdecimal() and int(size[:6]) <= 48 for size in sizes):
        return False
    address = _address(element)
    return bool(address or element.get("alt")) and not _NO_PICTURE_ADDRESS.search(address)


def is_captioned_picture(element: html.HtmlElement, weights: Weights) -> bool:
    """Whether the element holds one picture, then a few words about it, and nothing else."""
    if element.tag not in ("div", "p", "section", "a", "center", "span"):
        return False
    inner = list(element.iterdescendants())
    images = [each for each in inner if is_picture(each)]
    if len(images) != 1 or len(inner) > _MOST_INSIDE or any(e.tag in _NEVER_BESIDE for e in inner):
        return False
    before = [e for e in element.iter() if e in images[0].itersiblings(preceding=True)]
    words = weights[element].words
    return (
        0 < words <= _LONGEST_CAPTION
        and not any(line_of(e) for e in before)
        and (weights[element].link_share < 0.5 and not (element.text or "").strip())
    )


def read_figure(element: html.HtmlElement, page: Page) -> list[Figure]:
    """The pictures of a `figure` or of one image; the first has the caption and the credit."""
    images = [image for image in element.iter(*PICTURES) if is_picture(image)]
    caption, credit = _caption_of(element, page)
    if not images:
        return [Figure(caption=caption, credit=credit)] if caption or credit else []
    span = _span(element)
    figures = [
        Figure(source=page.picture(_address(image)), alt=_alt(image), span=span) for image in images
    ]
    for figure in figures:
        if figure.source.startswith(("http://", "https://")):
            page.warn(f"This picture is not in the file and must be supplied: {figure.source}")
    told_caption, told_credit = _told_by_image(images[0])
    figures[0] = replace(
        figures[0],
        caption=caption or told_caption,
        credit=credit or told_credit,
        licence=images[0].get("licence") or images[0].get("data-licence") or "",
    )
    return figures


def is_loose_caption(paragraph: Inlines, words: str) -> bool:
    """Whether a short paragraph below a picture is set in italics as a whole."""
    is_italic = len(paragraph) == 1 and isinstance(paragraph[0], Emphasis)
    return is_italic and len(words.split()) <= _LONGEST_CAPTION


def caption_and_credit(runs_found: Iterable[Run]) -> tuple[Inlines, str]:
    """Tell the credit from the caption where both are in one stretch of words."""
    lines = [line for line in map(tidy, lines_of(_upright(runs_found))) if plain_text(line).strip()]
    if len(lines) > 1 and (credit := read_credit(plain_text(lines[-1]))):
        return _rejoined(lines[:-1]), credit
    whole = _rejoined(lines)
    words = plain_text(whole)
    if credit := read_credit(words):
        return (), credit
    if parts := split_caption(words):
        return cut(whole, len(parts[0]))[0], parts[1]
    if match := _LAST_FRAGMENT.search(words):
        return cut(whole, match.start("credit"))[0], match["credit"]
    match = _LAST_WORDS.search(words)
    if match and (credit := read_credit(match["credit"])):
        return cut(whole, match.start("credit"))[0], credit
    return whole, ""


def loose_caption(element: html.HtmlElement, page: Page) -> tuple[Inlines, str]:
    """Caption and credit of words that stand below a picture on their own."""
    credits = []
    for inner in element.xpath(".//*"):
        if _is_credit(inner):
            credits.append(credit_of(line_of(inner)))
            drop(inner)
    words, credit = caption_and_credit(runs_of(element, page))
    return words, "; ".join(dict.fromkeys(c for c in (*credits, credit) if c))


def _upright(found: Iterable[Run]) -> list[Run]:
    """A caption that is set in italics as a whole, as captions are, has no emphasis in it."""
    flat = list(found)
    worded = [run for run in flat if run.text.strip()]
    if worded and all(run.emphasis for run in worded):
        return [replace(run, emphasis=False) for run in flat]
    return flat


def credit_of(words: str) -> str:
    """What the page itself calls a credit: without its label and brackets."""
    words = " ".join(words.split()).strip("()[]| ")
    return read_credit(words) or re.sub(
        r"^(?:credit|source|photo|image)\s*:\s*", "", words, flags=re.I
    )


def _told_by_image(image: html.HtmlElement) -> tuple[Inlines, str]:
    """Caption and credit that the image's own attributes tell."""
    credit = " ".join((image.get("credit") or image.get("data-credit") or "").split())
    caption = " ".join((image.get("data-caption") or "").split())
    words, credited = caption_and_credit([Run(text=caption)]) if "<" not in caption else ((), "")
    return words, credit_of(credit) if credit else credited


def _caption_of(element: html.HtmlElement, page: Page) -> tuple[Inlines, str]:
    captions = [each for each in element.iter() if each is not element and _is_caption(each)]
    captions = [each for each in captions if not set(each.iterancestors()) & set(captions)]
    credits: list[str] = []
    for place in (captions or [element]) if element.tag == "figure" or captions else []:
        for inner in place.xpath(".//*"):
            if place in inner.iterancestors() and _is_credit(inner):
                credits.append(credit_of(line_of(inner)))
                drop(inner)
    if element.tag == "figure":
        loose = [e for e in element if _is_credit(e) and e not in captions]
        credits.extend(credit_of(line_of(each)) for each in loose)
    flat: list[Run] = []
    for caption in captions or ([] if element.tag in ("figure", *PICTURES) else [element]):
        flat.extend((Run(text=LINE_BREAK), *runs_of(caption, page)))
    words, credit = caption_and_credit(flat)
    return words, "; ".join(dict.fromkeys(c for c in (*credits, credit) if c))


def _is_caption(element: html.HtmlElement) -> bool:
    return element.tag == "figcaption" or not labels(element).isdisjoint(CAPTION_LABELS)


def _is_credit(element: html.HtmlElement) -> bool:
    if element.tag in PICTURES or element.tag == "figcaption" or element.find(".//img") is not None:
        return False
    if element.tag == "small":
        return True
    return not labels(element).isdisjoint(CREDIT_LABELS) and bool(line_of(element))


def _rejoined(lines: list[Inlines]) -> Inlines:
    flat: list[Run] = []
    for line in lines:
        if flat:
            flat.append(Run(text=LINE_BREAK))
        flat.extend(runs(line))
    return tidy(flat)


def _address(image: html.HtmlElement) -> str:
    for name in _SOURCES:
        if value := (image.get(name) or "").strip():
            return value
    source = (image.get("src") or "").strip()
    if source and not _PLACEHOLDER.match(source):
        return source
    parent = image.getparent()
    places = [
        image,
        *(parent.iter("source") if parent is not None and parent.tag == "picture" else ()),
    ]
    for place in places:
        for name in _SETS:
            if largest := _largest(place.get(name) or ""):
                return largest
    return ""


def _largest(choices: str) -> str:
    """The address of the widest picture in a `srcset`."""
    best, width = "", -1.0
    for choice in re.split(r",\s+|,(?=https?:)", choices[:20_000]):
        parts = choice.split()
        if not parts:
            continue
        size = re.fullmatch(r"([\d.]{1,9})[wx]", parts[1]) if len(parts) > 1 else None
        wide = float(size[1]) if size and size[1].count(".") < 2 and size[1] != "." else 0.0
        if wide > width:
            best, width = parts[0], wide
    return "" if best.startswith("data:") else best


def _alt(image: html.HtmlElement) -> str:
    alt = " ".join((image.get("alt") or "").split())
    return "" if _FILE_NAME.fullmatch(unquote(alt)) else alt


def _span(element: html.HtmlElement) -> Span:
    found = labels(element)
    for span, words in (("full", _FULL), ("wide", _WIDE), ("inset", _INSET)):
        if not found.isdisjoint(words):
            return span  # type: ignore[return-value]
    return "column"
