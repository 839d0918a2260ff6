"""Lines that belong to the site or the printed page, not to the article, and why."""

from __future__ import annotations

import re

from octavo.importers.judgement import dates, sections, vocabulary
from octavo.importers.judgement.phrases import LONGEST_LINE, Phrases, bare

SHARING = "sharing buttons"
NAVIGATION = "a navigation link"
COOKIES = "a notice about cookies or privacy"
PAGE_NUMBER = "a page number"
ADDRESS = "the address of the page"
PRINT_HEADER = "the print-out’s own header"
OTHER_PIECES = "a link to other pieces"
ANNOUNCEMENT = "the site’s own announcements"
SOURCE = "the source"
CHANGED = "the time of a change"
PRESS = "a contact for the press"
ADVERTISING = "an advertisement’s label"
COMMENTS = "a count of comments, views or likes"
NEWSLETTER = "a newsletter sign-up"
TAGS = "tags"
# What stands between a standfirst and the text, but never inside the text.
TOOLS = frozenset(
    {
        SHARING,
        NAVIGATION,
        "a button of the page",
        "the reading time",
        "a page of the print-out",
        "the parts of the article",
    }
)
# Words that an article may well use as a crosshead: alone they prove nothing.
UNSURE = frozenset(
    {NAVIGATION, SOURCE, "a button of the page", "a mark of the agency", TAGS, COMMENTS}
)

_PAGE = r"(?:page|seite|p\.|pp\.|pg\.?|página|pagina|sida|side|strona|strana|sivu|s\.|стр\.)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        PAGE_NUMBER,
        re.compile(
            rf"[-–—\s\[(.|]*(?:{_PAGE}\s*)?\d{{1,4}}"
            r"(?:\s*(?:/|of|von|de|sur|di|van|av|af|z)\s*\d{1,4})?[-–—\s\])|.]*",
            re.IGNORECASE,
        ),
    ),
    (
        ADDRESS,
        re.compile(r"<?(?:https?://|www\.)\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?>?"),
    ),
    (
        PRINT_HEADER,
        re.compile(
            r"\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[ap]m)?\s+\S.{2,200}", re.I
        ),
    ),
    (TAGS, re.compile(r"#\w{2,40}(?:[\s,]+#\w{2,40}){0,30}")),
    (
        "reactions of readers",
        re.compile(r"(?:(?::[a-z0-9_+-]{2,30}:|[\U0001F300-\U0001FAFF])\s*\d{1,4}\s*){1,12}"),
    ),
    ("the magazine’s number", re.compile(r"(?:ISSN|ISBN)\b.{4,60}")),
)
_NETWORKS = frozenset(
    """
    facebook twitter x linkedin reddit whatsapp telegram pinterest pocket bluesky mastodon threads
    instagram tumblr flipboard messenger xing email e-mail mail link print pdf tweet pin share send
    save post like follow clip sms signal rss youtube tiktok flattr copy teilen drucken merken
    partager imprimer compartir imprimir condividi stampa delen dela del partilhar compartilhar
    enviar enregistrer copier lien guardar salva via on or and und et y e auf sur en su this by
    wechat line viber vk ok odnoklassniki blogger hacker news feedly bookmark kindle messages
    udostępnij drukuj kopiuj sdílet jaa distribuie comparteix megosztás поделиться вконтакте
    """.split()
)
_LONGEST_ROW = 250  # characters
_COUNTED = re.compile(r"\(?\b\d[\d.,]*\s?[kK]?\)?")
_ROW = re.compile(r"\s*(?:[|•·∙▪/»>,]|\s-\s|\s–\s|\t|\s{3,})\s*")
_COUNTS = re.compile(
    r"""(?:^|[\s|•·,(–—-]+)(?:
    (?:reading\stime|lesezeit|temps\sde\slecture|tiempo\sde\slectura|tempo\sdi\slettura|tempo\sde\sleitura|leestijd|lästid|læsetid|lesetid)\s*:?\s*\d{1,3}\s*(?:min(?:ute[ns]?|utos|uti|uter|utter)?\.?)?
    |\d{1,3}\s?[-‐]?\s?min(?:ute[ns]?|s|utos|uti|uten|uter|utter)?\.?(?:\s(?:read(?:ing)?(?:\stime)?|listen|lesezeit|lesen|de\slecture|de\slectura|di\slettura|de\sleitura|leestijd|lästid|læsetid|lesetid))?
    |(?:\d{1,6}|no|leave\sa|0)\s+(?:comments?|kommentare?|commentaires?|comentarios?|commenti|shares?|views?|likes?|words?|reacties)
    |follow(?:\s@?\w+)?|\+?\s?folgen|suivre|seguir
    )\)?\s*(?=$|[|•·,–—-])""",
    re.IGNORECASE | re.VERBOSE,
)


def why_furniture(line: str, *, language: str = "") -> str | None:
    """The reason to set the line aside, or None when it may be part of the article."""
    line = " ".join(line.split())
    if len(line) > LONGEST_LINE or not any(map(str.isalnum, line)):
        return None
    for reason, shape in _SHAPES:
        if shape.fullmatch(line) and not (reason == PRINT_HEADER and dates.read_date(line)):
            return reason
    phrases = vocabulary.phrases("furniture", language=language)
    if found := phrases.meaning_of(line):
        return found
    if is_time_alone(line):
        return CHANGED
    if is_sharing_row(line):
        return SHARING
    return _why_row(line, phrases)


def is_time_alone(line: str) -> bool:
    """`Updated 9:12 a.m. ET`: the hour of a change, without a day."""
    words = set(re.findall(r"[^\W\d_]+", line.lower()))
    is_later = not words.isdisjoint(vocabulary.words("dates", "later"))
    return len(line) <= 60 and is_later and dates.is_beside_date(line)


def is_sharing_row(line: str) -> bool:
    """Whether the line is made of nothing but names of networks and words such as `Share`."""
    words = re.findall(r"[^\s|•·/,()]+", _COUNTED.sub(" ", bare(line).lower()))
    return 0 < len(words) <= 20 and all(word.strip(".:+") in _NETWORKS for word in words)


def without_counts(line: str) -> str:
    """A byline line without the reading time and counts that sites put beside the name."""
    return _COUNTS.sub(" ", line) if len(line) <= LONGEST_LINE else line


def _why_row(line: str, phrases: Phrases) -> str | None:
    """A row such as `Home | Culture | Subscribe`: each part is furniture or a section."""
    if len(line) > _LONGEST_ROW or line.endswith((".", "?", "!", "”")):
        return None
    parts = [part for part in _ROW.split(line.strip(" |•·/")) if part]
    if not 2 <= len(parts) <= 30:
        return None
    meanings = [phrases.meaning_of(part) for part in parts]
    known = [
        m or (NAVIGATION if sections.read_section(p) else None)
        for m, p in zip(meanings, parts, strict=True)
    ]
    if all(known) and any(meanings):
        return next(meaning for meaning in meanings if meaning)
    # Menus hold a few names that nobody can know.
    sure = sum(bool(each) for each in known)
    if len(parts) >= 4 and sure >= len(parts) * 0.6 and all(len(p.split()) <= 3 for p in parts):
        return NAVIGATION
    return None
