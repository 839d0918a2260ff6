"""The credit of a picture, alone on a line or at the end of its caption."""

from __future__ import annotations

import re
from functools import cache

from octavo.importers.judgement import names, vocabulary

_AGENCIES = r"""
    getty(?:\ images)?|reuters|associated\ press|ap(?:\ (?:photo|images))?|afp|epa|dpa|ansa|efe|alamy|shutterstock|lusa|belga|anp|pap|čtk|mti|keystone|tass
    |istock(?:photo)?|unsplash|pexels|pixabay|flickr|wikimedia(?:\ commons)?|wikipedia|creative\ commons|commons
    |magnum(?:\ photos)?|picture[ -]alliance|imago(?:\ images)?|corbis|bridgeman(?:\ images)?|pa\ (?:wire|images|media)
    |library\ of\ congress|public\ domain|cc[ -]by(?:-[a-z]{2}){0,2}(?:\ \d\.\d)?|cc0|gemeinfrei|domaine\ public|dominio\ público
    |(?:photo\ )?agency|press\ association|handout|sipa|xinhua|hans\ lucas|laif|ostkreuz|contrasto|lapresse|europa\ press|anadolu(?:\ agency|\ ajansı)?
    |midjourney|adobe\ stock|depositphotos|zuma(?:\ press)?|camera\ press|eyevine|hollandse\ hoogte|scanpix|ritzau(?:\ scanpix)?|tt|ntb|lehtikuva|akg[ -]images|ullstein\ bild|rex(?:\ features)?|redux|vii|noor|panos(?:\ pictures)?|polaris|afp\ photo|photo\ news|mauritius\ images
"""
_SIGN = r"©|\(c\)|copyright"
_SIGNED = re.compile(rf"(?:{_SIGN})(?:\s*(?:©|by))?:?\s*(?P<who>\S.*)", re.IGNORECASE)
_NYT = re.compile(r"credits?\s*(?:\.\.\.|…|\s)\s*(?P<who>\S.*)", re.IGNORECASE)
_AGENCY_LINE = re.compile(
    rf"[^.!?:]{{2,80}}?(?:\s*[/|,]\s*|\s(?:via|for|–|—|-)\s)(?:{_AGENCIES})(?:\s*[/|,]\s*[^.!?:/]{{2,40}}|\s+via\s+[^.!?:/]{{2,40}})?",
    re.IGNORECASE | re.VERBOSE,
)
_WIRES = frozenset(
    """
    reuters ap afp epa dpa ansa efe lusa belga anp pap čtk mti tass xinhua tt ntb ritzau agency imago
    """.split()
)
_AGENCY_ALONE = re.compile(
    rf"(?:{_AGENCIES})(?:\s*[/|]\s*[^!?:]{{2,60}})?", re.IGNORECASE | re.VERBOSE
)
_SLASHED = re.compile(
    r"([^\W\d_][^/|]{3,40}?)\s*/\s*(?:[^\W\d_a-zà-ÿ][^a-zà-ÿ/]{1,30}"
    r"|(?i:[^/]{0,30}(?:press|presse|photos?|images|archive?s?|archiv|museum|bibliothek|library|studio|coll)[^/]{0,20}))"
)
_CAPTION = re.compile(
    r"(?:(?:image|photo|picture)\s+)?(?:caption|bildunterschrift|légende|legende|pie de foto|leyenda"
    r"|didascalia|legenda|bijschrift|onderschrift|bildtext|billedtekst|podpis|popisek)\s*[:,]\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(
    r"[\[{(](?:illustration|image|photo|picture|figure|map|plate|abbildung|bild|foto|ilustración"
    r"|immagine|afbeelding)\s*(?:\d{1,3}\s*)?[:.]\s*([^\[\]]{3,400})[\]})]",
    re.IGNORECASE,
)
_FULL_STOP_INSIDE = re.compile(r"[^\W\d_]{3,}\.\s+[^\W\d_a-z]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Inc|Ltd|Co|Jr|Sr|St|Corp)\.$")
_SMALL = frozenset(
    """
    by and for of the via from in at with on to courtesy de la le les du des et pour van von der den das und für mit
    di e da do dos del della y para por en og och av af i het een met a photo image images collection archive
    archives private author licence license under cc through der' own our
    """.split()
)
_LOWER_STARTS = frozenset(
    "the author authors artist private privat de van von der di da du own courtesy own privada privato particolare dr ii".split()
)
_LONGEST = 220
_BRACKETS = {("(", ")"), ("[", "]"), ("*", "*"), ("_", "_"), ("{", "}")}
_MARKERS = "▲▼▶◀↑↓←→■□●◆•*📷📸 \t"


def read_credit(line: str) -> str | None:  # noqa: PLR0911 - one return for each way a line is none
    """Who made or owns the picture, of a line that says only that; else None.

    Labels such as `Photo:` or `Illustration by` and the copyright sign are left out.
    """
    line = _bare(line)
    if not 3 < len(line) <= _LONGEST or _is_copyright_of_site(line):
        return None
    if match := _labelled().fullmatch(line):
        return _of_label(match)
    if match := _NYT.fullmatch(line) or _SIGNED.fullmatch(line):
        return _closed(match["who"]) if _is_who(match["who"], is_sure=False) else None
    if vocabulary.phrases("credits", "whole").meaning_of(line) and len(line.split()) <= 14:
        return _closed(line)
    if (match := _SLASHED.fullmatch(line)) and names.is_name(match[1]):
        return _closed(line)
    if match := _unparted().fullmatch(line):
        parts = re.split(r"\s*[/,|(]\s*", match["who"])
        return _closed(match["who"]) if any(map(names.is_name, parts)) else None
    if _AGENCY_ALONE.fullmatch(line):
        return None if line.lower() in _WIRES else _closed(line)
    if _AGENCY_LINE.fullmatch(line) and _is_who(line, is_sure=False):
        return _closed(line)
    return None


def split_caption(line: str) -> tuple[str, str] | None:
    """Caption and credit of a line that holds both, the credit last; None for any other line."""
    line = " ".join(line.split())
    if len(line) > 3 * _LONGEST:
        return None
    for match in list(_credit_start().finditer(line))[-2:]:
        caption = line[: match.start()].rstrip(" ([|–—-/\n")
        credit = read_credit(line[match.start() :].strip(" |–—-([").rstrip(")] "))
        if credit and len(caption.split()) >= 2:
            return caption, credit
    return None


def bracketed_caption(line: str) -> str:
    """The words of `[Illustration: The old dock]`, where they name nobody; else empty."""
    match = _BRACKETED.fullmatch(" ".join(line.split()))
    return match[1].strip() if match and read_credit(line) is None else ""


def labelled_caption(line: str) -> str:
    """The caption of a line such as `Image caption, The old dock`; empty for any other line."""
    match = _CAPTION.fullmatch(" ".join(line.split()))
    return match[1] if match else ""


def is_labelled(line: str) -> bool:
    """Whether a label or a copyright sign says that the line is a credit, not only an agency."""
    line = _bare(line)
    return bool(_labelled().fullmatch(line) or _SIGNED.fullmatch(line))


def _of_label(match: re.Match[str]) -> str | None:
    who = match["who"]
    while again := _labelled().fullmatch(who) or _SIGNED.fullmatch(who):
        who = again["who"]
    return _closed(who) if _is_who(who, is_sure=match["by"] is None) else None


def _is_who(who: str, *, is_sure: bool) -> bool:
    """Whether the words can be those who made or own a picture.

    After `Photo:` a few words without a sentence are enough; elsewhere a name must begin.
    """
    words = who.split()
    if not words or len(words) > (20 if is_sure else 14) or who[-1] in "?!:":
        return False
    if _FULL_STOP_INSIDE.search(who):
        return False
    first = words[0].strip("([“\"'‘@.,")
    has_name = not first[:1].islower() or first.lower() in _LOWER_STARTS
    if not has_name and not re.match(rf"(?:{_AGENCIES})(?:$|\W)", who, re.IGNORECASE | re.VERBOSE):
        return is_sure and len(words) <= 4 and who[-1] != "."
    lower = [
        word for word in words if word[:1].islower() and word.strip(".,").lower() not in _SMALL
    ]
    return len(lower) <= max(1, len(words) // 3) or (names.is_job(who) and len(words) <= 10)


def _is_copyright_of_site(line: str) -> bool:
    return vocabulary.phrases("furniture").meaning_of(line) == "the site’s copyright line"


def _bare(line: str) -> str:
    line = " ".join(line.split()).strip(_MARKERS)
    while len(line) > 2 and (line[0], line[-1]) in _BRACKETS:
        line = line[1:-1].strip()
    return line


def _closed(credit: str) -> str:
    credit = credit.strip(" ,;|")
    if credit.endswith(".") and not _ABBREVIATION.search(credit):
        credit = credit[:-1]
    return credit


@cache
def _labelled() -> re.Pattern[str]:
    """`Photo: …`, `Photo by …`, `Foto © …`, `Words and pictures` not among them."""
    label = vocabulary.alternatives(
        _plurals(vocabulary.words("credits", "picture") | vocabulary.words("credits", "work"))
    )
    by = vocabulary.alternatives(vocabulary.words("credits", "by"))
    return re.compile(
        rf"(?:(?:all|the)\s+){{0,2}}(?:{label})(?:\s*(?:[/&,+]|and|und|et|y|e|och|og|en|i)\s*(?:{label}))?"
        rf"(?:\s*(?:[:|]|(?<=source),|(?<=credit),|\.\.\.|…|(?:\s[–—-]\s))\s*(?:(?:{by}|{_SIGN})\s+|©\s*)?"
        rf"|\s+(?P<by>{by})\s*:?\s+|\s*©\s*|\s+\(c\)\s*)(?P<who>\S.*)",
        re.IGNORECASE,
    )


@cache
def _unparted() -> re.Pattern[str]:
    """`Fot. Ines Harrow / Agency`, `Foto Ines Harrow`: a label and a name with nothing between."""
    labels = {
        label
        for language in vocabulary.languages()
        for label in vocabulary.words_of(language, "credits", "picture")
        if language != "en" or label.endswith(".")
    }
    listed = vocabulary.alternatives(labels - vocabulary.words("credits", "by"))
    name = r"(?P<name>[^\W\d_a-z][^/,|()]{1,50}?)"
    return re.compile(rf"(?i:{listed})\s+(?P<who>{name}(?:\s*[/,|(]\s*\S.{{1,60}})?)")


def _plurals(labels: frozenset[str]) -> frozenset[str]:
    return labels | {f"{label}s" for label in labels if label.isascii() and label[-1] not in "s.)"}


@cache
def _credit_start() -> re.Pattern[str]:
    """Where in a caption a credit may begin: after its full stop, a bracket, a bar or a dash."""
    label = vocabulary.alternatives(
        _plurals(vocabulary.words("credits", "picture") | vocabulary.words("credits", "work"))
    )
    by = vocabulary.alternatives(vocabulary.words("credits", "by"))
    return re.compile(
        rf"(?:(?<=[.!?…”’\"'»)])\s+|\s*[(\[|]\s*|\s+[–—-]\s+|\s+/\s+|\s+)"
        rf"(?=(?:all\s+)?(?:{label})(?:\s*:|\s+(?:{by})\s|\s*©)|©|\(c\)\s|courtesy\s+(?:of\s)?)",
        re.IGNORECASE,
    )
