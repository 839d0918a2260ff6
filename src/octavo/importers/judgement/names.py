"""What looks like the name of a person or a desk, and how names stand in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from octavo.importers.judgement import vocabulary

_PARTICLES = frozenset(
    """
    a af al ap av ben bin bint d da dal dalla de degli dei del della den der des di do dos du e el
    i ibn la las le lo los mac och san st ten ter und van vom von y zu zum zur 't
    """.split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "obe", "cbe", "mbe", "kc", "qc"})
# Words with a capital that stand in headlines, menus and titles of posts, never in a name.
_NEVER = frozenset(
    """
    the an and or of in on for with to from how why what when who where which is are was were be
    this that these those our your their its his her my we you they it not no new old read more
    share subscribe photo photos photograph photographs image images picture pictures credit
    illustration illustrations video audio podcast newsletter issue home about contact menu search
    page part chapter figure table source sources comments comment related tags published updated
    all rights reserved sign login log account join donate support shop advertise privacy terms
    after before against between into over under without within more most less last next first
    second can could will would should must may shall has have had do does did says said
    der die das ein eine einer und oder ist sind war nicht für mit auf aus bei nach vor über unter
    wie warum wer wo wann les des une et est sont dans avec sans sur pour que qui quand comment
    pourquoi un una uno los las por para con sin sobre como cuando donde porque gli il ed che chi
    perché het een niet voor zonder waarom hoe wat wie och att som inte varför hur
    """.split()
)
_NO_START = frozenset({"a", "e", "i", "y", "o", "of", "mac"})
_PREPOSITIONS = frozenset(
    {"à", "at", "in", "en", "aus", "from", "im", "am", "zu", "på", "i", "w", "na"}
)
_TOKEN = re.compile(r"(?:[^\W\d_]|[’'‘\-‐.])+")
_CJK = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}(?:[·・ ][\u3040-\u9fff\uac00-\ud7af]{1,8})?"
)
_PLACE_STARTS = frozenset(
    """
    new los san santa são saint st port fort bad north south east west cape mount tel abu addis
    buenos hong kuala sri great upper lower lake isle rio den sankt puerto ciudad nueva novi
    """.split()
)
# Between two names, one-letter words join only full names: `Ortega y Gasset` is one person.
_SHORT_JOIN = re.compile(r"(\s+(?:y|e|i|a|en|ja|és|și|ve|и|και|och|og)\s+)")
LONGEST_NAME = 60
_MOST_SOLID = 4  # words with a capital; more make a title


def is_name(text: str, *, fewest: int = 2) -> bool:
    """Whether the text has the shape of one person's name of at least `fewest` words."""
    text = text.strip()
    if not text or len(text) > LONGEST_NAME:
        return False
    if _CJK.fullmatch(text):
        return True
    tokens = text.split()
    if not fewest <= len(tokens) <= 6 or not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    plain = [token.strip(".").lower() for token in tokens]
    if any(
        word in _NEVER and not (word in _PARTICLES and (token.islower() or text.isupper()))
        for word, token in zip(plain, tokens, strict=True)
    ):
        return False
    is_article = tokens[0] == "A" and len(tokens[1].strip(".") if len(tokens) > 1 else "") > 1
    if is_article or plain[0] in _PREPOSITIONS or (plain[0] in _NO_START and tokens[0].islower()):
        return False
    solid = [token for token in tokens if _is_capital(token)]
    return (
        _MOST_SOLID >= len(solid) >= fewest - any(word in _PARTICLES for word in plain)
        and all(
            _is_capital(t) or p in _PARTICLES or p in _SUFFIXES
            for t, p in zip(tokens, plain, strict=True)
        )
        and bool(solid)
        and (_is_capital(tokens[-1]) or plain[-1] in _SUFFIXES)
        and any(len(token.strip(".")) > 1 for token in solid)
    )


def is_desk(text: str) -> bool:
    """Whether a whole desk or an agency signs: `The Editors`, `Reuters`."""
    return vocabulary.phrases("byline", "desks").meaning_of(text) is not None


def is_job(text: str) -> bool:
    """Whether the text says what somebody is, not what they are called."""
    return not vocabulary.words("byline", "jobs").isdisjoint(re.findall(r"[^\W\d_]+", text.lower()))


def is_place(text: str) -> bool:
    """Whether what follows a name is where it writes from: `Ada Fox, Port Vell`."""
    return text.lower().split(" ")[0] in _PLACE_STARTS


def split_names(text: str, *, fewest: int = 2, is_bare: bool = False) -> tuple[str, ...]:
    """The names in `Ada Fox, Ben Lund and Cleo Marsh`; empty when the first part is none.

    What follows a comma and is no name (a job, a place) is left out. `is_bare`: no word such as
    `By` stands before them, so that anything else than a job or a place makes it another line.
    """
    names: list[str] = []
    for piece in _pieces(text):
        if names and is_place(piece):
            continue
        if (not names and is_desk(piece)) or (is_name(piece, fewest=fewest) and not is_job(piece)):
            names.append(_closed(piece))
        elif names and piece.lower().strip(".") in _SUFFIXES:
            names[-1] = f"{names[-1]}, {piece}"
        elif is_bare and names and piece[:1].islower() and not is_job(piece):
            return ()
        elif not names or (not is_job(piece) and len(piece.split()) > 6):
            return _pair(text)
    return tuple(names)


def recased(name: str, *, seen: Iterable[str] = ()) -> str:
    """A name set in capitals, as it is written: `ADA O'NEIL` becomes `Ada O'Neil`.

    `seen` are spellings found elsewhere in the article, which know better.
    """
    for spelling in seen:
        if spelling.lower() == name.lower() and not spelling.isupper():
            return spelling
    if not name.isupper() or len(name.split()) < 2:
        return name
    tokens = name.split()
    return " ".join(_recased_token(token, is_first=i == 0) for i, token in enumerate(tokens))


def _recased_token(token: str, *, is_first: bool) -> str:
    low = token.lower()
    if not is_first and low in _PARTICLES - {"a", "i", "e"}:
        return low
    if low.strip(".") in {"ii", "iii", "iv", "obe", "cbe", "mbe", "kc", "qc"} or "." in token[:-1]:
        return token
    cased = re.sub(r"(^|[-‐’'.])([^\W\d_])", lambda m: m[1] + m[2].upper(), low)
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), cased)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _join().split(text):
        pieces.extend(_apart(piece))
    return [piece.strip() for piece in pieces if piece.strip()]


def _apart(piece: str) -> list[str]:
    """Full names between words such as `y` and `e`; what is no full name stays with its left."""
    first, *rest = _SHORT_JOIN.split(piece)
    apart = [first]
    for word, part in zip(rest[::2], rest[1::2], strict=True):
        if is_name(part) and is_name(apart[-1]):
            apart.append(part)
        else:
            apart[-1] += word + part
    return apart


@cache
def _join() -> re.Pattern[str]:
    """Commas and words of two letters or more between names."""
    words = [word for word in vocabulary.words("byline", "join") if len(word) > 1]
    word = rf"\b(?:{vocabulary.alternatives(words)})\b"
    return re.compile(rf"\s*(?:[,;&+]|{word})(?:\s*{word})?\s*", re.IGNORECASE)


def _pair(text: str) -> tuple[str, ...]:
    """`Ada and Ben Lund`: the first of two who share a name has one word only."""
    pieces = _pieces(text)
    if len(pieces) == 2 and is_name(pieces[0], fewest=1) and is_name(pieces[1]):
        return tuple(pieces)
    return ()


def _closed(name: str) -> str:
    """Without a full stop that ends the line rather than an abbreviation."""
    if name.endswith(".") and not re.search(r"(?:\b[A-Z]|Jr|Sr)\.$", name):
        return name[:-1]
    return name


def _is_capital(token: str) -> bool:
    letters = token.lstrip("’'‘.-")
    if letters[:1].isupper() or (letters[:1].isalpha() and not letters[:1].islower()):
        return True
    head, _, tail = re.sub("[’'‐]", "-", letters).partition("-")
    return head in {"al", "el", "d", "l", "ad", "an", "as", "ar"} and tail[:1].isupper()
