"""The credit of a picture, alone on a line or at the end of its caption."""

from __future__ import annotations

import re

from octavo.importers.judgement import names

# Labels that only say "this is a picture's credit": the words after them are the credit.
_PLAIN = """
    (?:photo|image|picture|pic|photograph|photography|cover\\ (?:photo|image|picture)
    |(?:featured|header|lead|top|hero)\\ (?:photo|image|picture))s?(?:\\s+(?:credits?|source|courtesy))?
    |credits?|source\\ of\\ (?:photo|image)|(?:photo|image|picture)\\ source
    |(?:titel|auf\\ dem\\ )?(?:fotos?|bild(?:er)?|aufmacher(?:bild|foto)?|titelbild)|(?:bild|foto)(?:nachweis|quelle|rechte|credit)
    |aufnahmen?|photo(?:graphie)?s?|crédits?(?:\\s+(?:photos?|images?))?|images?
    |fotografías?|fotos?|imagen(?:es)?|imagem|imagens|créditos?|crédito\\ de\\ la\\ (?:foto|imagen)
    |fotografi[ae]s?|immagin[ei]|foto\\ di\\ copertina|credit[oi](?:\\s+(?:foto|immagine))?
    |beeld(?:en)?|foto[’']?s|billeder?|bilder?|fotografi(?:er)?|kuvat?|valokuvat?
    |zdjęci[ae]|fot\\.?|fotky|snímky|fotók?|kép|фото|foto(?:ğraf)?|fotograf(?:ia|ija|e)?|kreditering
"""
# Labels that also say what kind of picture it is: they stay in the credit.
_TELLING = """
    illustrations?|illustrated|art|artwork|cover\\ art|collages?|drawings?|cartoons?|paintings?|graphics?
    |infographics?|maps?|charts?|design|animation|montage|photo\\s?illustration|screenshot|still|woodcut|etching
    |illustration(?:en)?|zeichnung(?:en)?|grafik(?:en)?|karten?|dessins?|cartes?|infographies?|graphiques?
    |ilustraci(?:ón|ones)|dibujos?|gráficos?|mapas?|illustrazion[ei]|disegn[io]|mapp[ae]|grafic[ao]
    |ilustraç(?:ão|ões)|illustraties?|tekening(?:en)?|kaart|tegning(?:er)?|illustration(?:er)?|kuvitus
    |ilustracj[ae]|rysun(?:ek|ki)|ilustrac[ei]|иллюстраци[ия]|рисунок
"""
_BY = r"by|von|vom|de|par|por|di|door|av|af|przez|from|courtesy\ of|via|©|\(c\)|copyright"
_AGENCIES = r"""
    getty(?:\ images)?|reuters|associated\ press|ap\ (?:photo|images)?|afp|epa|dpa|ansa|efe|alamy|shutterstock
    |istock(?:photo)?|unsplash|pexels|pixabay|flickr|wikimedia(?:\ commons)?|wikipedia|creative\ commons
    |magnum(?:\ photos)?|picture[ -]alliance|imago(?:\ images)?|keystone|corbis|bridgeman(?:\ images)?|pa\ (?:wire|images|media)
    |library\ of\ congress|public\ domain|cc[ -]by(?:-[a-z]{2}){0,2}(?:\ \d\.\d)?|cc0|gemeinfrei|domaine\ public
    |(?:photo\ )?agency|agentur|agence|agencia|agenzia|archives?|archiv|press\ association|handout|sipa|xinhua
    |midjourney|adobe\ stock|depositphotos|zuma|camera\ press|eyevine|hollandse\ hoogte|scanpix|ritzau|tt|ntb|lehtikuva
"""
_LABELLED = re.compile(
    rf"(?:the\ )?(?:(?P<plain>{_PLAIN})|(?P<telling>{_TELLING}))"
    rf"(?:\s*(?:[:|]|\.\.\.|…|[–—-](?=\s))\s*|\s+(?P<by>{_BY})\s*:?\s+|\s*(?P<sign>©)\s*)(?P<who>\S.*)",
    re.I | re.X | re.S,
)
_SEVERAL = re.compile(
    rf"(?:(?:{_PLAIN}|{_TELLING})\s*(?:[/&,+]|and|und|et|y|e|och|og)\s*(?:{_PLAIN}|{_TELLING}))"
    rf"(?:\s*:\s*|\s+(?:{_BY})\s+)(?P<who>\S.*)",
    re.I | re.X | re.S,
)
_NYT = re.compile(r"credit\s+(?P<who>[A-ZÀ-Þ]\S*(?:\s+\S+){1,9})", re.S | re.I)
_SIGNED = re.compile(
    r"(?:©|\(c\)|copyright(?:\s*(?:©|\(c\)|by))?)\s*(?P<who>(?:(?:19|20)\d\d,?\s+)?\S.*)",
    re.I | re.S,
)
_COURTESY = re.compile(
    r"(?:courtesy(?:\s+of)?|with\s+permission\s+of|mit\s+freundlicher\s+genehmigung|avec\s+l[’']aimable\s+autorisation|cortesía\s+de|per\s+gentile\s+concessione)\s*:?\s+\S.{1,100}",
    re.I,
)
_AGENCY_LINE = re.compile(
    rf"[^.!?:]{{2,80}}?\s*(?:/|\||,|via|\bfor\b|–|—|-)\s*(?:{_AGENCIES})(?:\s*[/|,]\s*[^.!?:/]{{2,40}}|\s+via\s+[^.!?:/]{{2,40}})?",
    re.I | re.X,
)  # noqa: RUF001
_AGENCY_ALONE = re.compile(
    rf"(?:ap\ photo\s*/\s*[^.!?:]{{2,60}}|(?:{_AGENCIES})(?:\s*[/|]\s*(?:[^.!?:]{{2,60}}))?)",
    re.I | re.X,
)
_NOT_A_CREDIT = re.compile(
    r"all\s+rights|alle\s+rechte|tous\s+droits|todos\s+los\s+derechos|tutti\s+i\s+diritti|todos\s+os\s+direitos|alle\s+rechten",
    re.I,
)
_AT_END = re.compile(
    rf"^(?P<caption>.{{3,400}}?[.!?…’”\"'\w)])\s*(?P<open>[(\[–—|]|\s(?=\S))\s*(?P<credit>(?:(?:{_PLAIN}|{_TELLING})\s*(?::|\s(?:{_BY})\s)|©|credit:|\(c\)).{{2,100}}?)[)\]]?$",  # noqa: RUF001
    re.I | re.X | re.S,
)
_LONGEST = 220


def read_credit(line: str) -> str | None:
    """The credit that the whole line is: without `Photo:`, with `Illustration by`; else None."""
    line = _bare(line)
    if not 3 < len(line) <= _LONGEST or _NOT_A_CREDIT.search(line):
        return None
    if match := _LABELLED.fullmatch(line) or _SEVERAL.fullmatch(line):
        return _labelled(match, line)
    if match := _NYT.fullmatch(line):
        return _closed(match["who"]) if _is_who(match["who"], strict=True) else None
    if match := _SIGNED.fullmatch(line):
        return _closed(line) if _is_who(match["who"], strict=False) else None
    if _COURTESY.fullmatch(line) and len(line.split()) <= 14:
        return _closed(line)
    if _AGENCY_ALONE.fullmatch(line) or (
        _AGENCY_LINE.fullmatch(line) and _is_who(line, strict=True)
    ):
        return _closed(line)
    return None


def split_caption(line: str) -> tuple[str, str] | None:
    """Caption and credit of a line that holds both, the credit last; None for any other line."""
    if len(line) > 600:
        return None
    match = _AT_END.match(line.strip())
    if not match:
        return None
    credit = read_credit(match["credit"])
    return (match["caption"].rstrip(" ([|–—"), credit) if credit else None  # noqa: RUF001


def _labelled(match: re.Match[str], line: str) -> str | None:
    who = match["who"]
    groups = match.groupdict()
    by = (groups.get("by") or "").lower()
    is_strict = by not in {"", "©", "(c)", "copyright", "courtesy of"}
    if not _is_who(who, strict=is_strict):
        return None
    return _closed(line if groups.get("telling") or by == "courtesy of" else who)


def _is_who(who: str, *, strict: bool) -> bool:
    """Whether the words can be those who made or own a picture.

    After `Photo by` a name must stand; after `Photo:` a few words without a sentence are enough.
    """
    words = who.split()
    if not words or len(words) > (14 if strict else 18) or who[-1] in "?!":
        return False
    if re.search(r"[a-zà-ÿ]{3,}\.\s+[A-ZÀ-Þ]", who):
        return False
    first = words[0].lstrip("([“\"'‘©@")
    has_name = first[:1].isupper() or not first[:1].isalpha() or first.lower() in _LOWERCASE_WHO
    if not has_name and not re.match(r"^(?:%s)$" % _AGENCIES, first, re.I | re.X):
        return not strict and len(words) <= 4 and who[-1] != "."
    lower = [w for w in words if w[:1].islower() and w.lower().strip(".,") not in _LOWERCASE_INSIDE]
    return len(lower) <= max(2, len(words) // 3) or names.is_job(who)


_LOWERCASE_WHO = frozenset(
    "the author authors private public de van von der di da own courtesy privat".split()
)
_LOWERCASE_INSIDE = frozenset(
    """
    by and for of the via from in at with on courtesy de la le du des et pour van von der den und für mit di e da
    del y para por en og och av af i photo image collection archive private author licence license under cc
    """.split()
)


def _bare(line: str) -> str:
    line = " ".join(line.split())
    while len(line) > 2 and (line[0], line[-1]) in {("(", ")"), ("[", "]"), ("*", "*"), ("_", "_")}:
        line = line[1:-1].strip()
    return re.sub(
        r"^(?:[▲▼↑↓←→■□●•📷📸*]|\[?(?:image|photo)\]?\s*[:|]\s*(?=photo|credit))\s*",
        "",
        line,
        flags=re.I,
    )


def _closed(credit: str) -> str:
    credit = credit.strip(" ,;")
    if credit.endswith(".") and not re.search(r"\b(?:[A-Z]|Inc|Ltd|Co|Jr|Sr|St)\.$", credit):
        credit = credit[:-1]
    return credit
