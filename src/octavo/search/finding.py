"""Finds articles: the one way in. Nothing comes out that the decision does not grant its reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from octavo.core.access import Decision, Reader
from octavo.issues.access import decisions_on
from octavo.issues.models import Article
from octavo.search import suggesting, vocabulary
from octavo.search.engines import Asked, Filters, engine
from octavo.search.excerpts import Fragment, excerpt, granted_text
from octavo.search.models import IndexedArticle
from octavo.search.questions import Question, Term
from octavo.search.words import places

MOST_HITS = 120

_YEARS = """
    WITH RECURSIVE years(year) AS (
        SELECT max(year) FROM search_indexedarticle
        UNION ALL
        SELECT (SELECT max(year) FROM search_indexedarticle WHERE year < years.year)
        FROM years WHERE year IS NOT NULL
    )
    SELECT year FROM years WHERE year IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the articles, best first, and in which words they were asked for.

    `has_more` says that there are others which nobody has looked at.
    """

    articles: tuple[int, ...]
    asked: tuple[Asked, ...]
    has_more: bool = False


def find(question: Question, *, filters: Filters, reader: Reader, now: datetime) -> Found:
    """The articles that have all the words and phrases, and that this reader may see now."""
    asked = _asked(question)
    if not asked or not all(asked):
        return Found((), asked)
    keys = engine().find(asked, filters, most=MOST_HITS + 1)
    decisions = _decisions(keys, reader=reader, now=now)
    seen = tuple(key for key in keys if key in decisions and decisions[key].shows)
    return Found(seen[:MOST_HITS], asked, has_more=len(keys) > MOST_HITS)


def excerpts(
    keys: Sequence[int], asked: Sequence[Asked], *, reader: Reader, now: datetime
) -> Mapping[int, tuple[Fragment, ...]]:
    """For each of these articles the places that were found, of the text this reader may see."""
    decisions = _decisions(keys, reader=reader, now=now)
    texts = IndexedArticle.objects.filter(pk__in=decisions).values_list("pk", "text")
    return {key: excerpt(granted_text(text, decisions[key]), asked) for key, text in texts}


def other_spelling(question: Question) -> str | None:
    """The same question with its unknown words spelt as words that were printed; or None."""
    words = {word for term in question.terms for word in term.words}
    unknown = {word for word, forms in vocabulary.forms_of(words).items() if not forms}
    meant = {word: other for word in unknown if (other := suggesting.meant_by(word))}
    if not meant:
        return None
    spelt, at = "", 0
    for word, starts, ends in places(question.text):
        if word in meant:
            spelt, at = spelt + question.text[at:starts] + meant[word], ends
    return spelt + question.text[at:]


def single_words(question: Question, *, most: int) -> list[str]:
    """The words of a question that find something alone, the most telling of them."""
    words = [word for term in question.terms for word in term.words]
    forms = vocabulary.forms_of(words)
    return vocabulary.telling((word for word in words if forms[word]), most=most)


def years() -> list[int]:
    """The years in which articles appeared, latest first; the index is asked once for each."""
    with connection.cursor() as cursor:
        cursor.execute(_YEARS)
        return [year for (year,) in cursor.fetchall()]


def _asked(question: Question) -> tuple[Asked, ...]:
    """What each term is met by: a phrase by itself, a word by any of its forms."""
    alone = [term.words[0] for term in question.terms if not term.is_phrase]
    forms = vocabulary.forms_of(alone) if alone else {}
    return tuple(_met_by(term, forms) for term in question.terms)


def _met_by(term: Term, forms: Mapping[str, tuple[str, ...]]) -> Asked:
    if term.is_phrase:
        return (term.words,)
    return tuple((form,) for form in forms[term.words[0]])


def _decisions(keys: Sequence[int], *, reader: Reader, now: datetime) -> dict[int, Decision]:
    return decisions_on(Article.objects.filter(pk__in=keys), reader=reader, now=now)
