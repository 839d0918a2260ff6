"""The words of all published articles: their other forms, and those that look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from django.conf import settings
from django.db import transaction

from octavo.search import stems
from octavo.search.engines import engine
from octavo.search.models import IndexedArticle, IndexedWord
from octavo.search.words import BETWEEN

MOST_FORMS = 12
ROWS_AT_ONCE = 2_000
LOOKED_AT = 200  # words, to tell in which language the stems were made


def change(counts: Mapping[str, int]) -> None:
    """Count so many articles more, or fewer, for each word.

    In the order of the alphabet, so that two who publish at once wait for each other in turn.
    """
    steps = sorted((word, count) for word, count in counts.items() if count)
    fewer = [word for word, count in steps if count < 0]
    with transaction.atomic():
        _add(steps)
        IndexedWord.objects.filter(word__in=fewer, articles__lte=0).delete()


def forms_of(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For each word those forms of it that were printed, in the most articles first; or none."""
    roots = {word: stem(word) for word in words}
    found: dict[str, list[str]] = {root: [] for root in roots.values()}
    rows = IndexedWord.objects.filter(stem__in=found).order_by("-articles", "word")
    for word, root in rows.values_list("word", "stem"):
        found[root].append(word)
    return {word: _own_first(word, found[root]) for word, root in roots.items()}


def telling(words: Iterable[str], *, most: int) -> list[str]:
    """The words that the fewest articles have, in the order given.

    One that more than half of all articles have, such as “the”, says nothing beside others.
    """
    given = list(dict.fromkeys(words))
    rows = IndexedWord.objects.filter(word__in=given).values_list("word", "articles")
    counted = dict(rows)
    common = IndexedArticle.objects.count() / 2
    saying = [word for word in given if counted.get(word, 0) <= common] or given
    rarest = sorted(saying, key=lambda word: counted.get(word, 0))[:most]
    return [word for word in given if word in rarest]


def is_foreign() -> bool:
    """Whether the stems were made for another language than the publication's."""
    common = IndexedWord.objects.order_by("-articles", "word").values_list("word", "stem")
    return any(stem(word) != kept for word, kept in common[:LOOKED_AT])


def renew() -> None:
    """Count all words again, and make their stems in the publication's language."""
    with transaction.atomic():
        counted = Counter(word for words in _words_of_all() for word in words)
        IndexedWord.objects.all().delete()
        _add(sorted(counted.items()))


def stem(word: str) -> str:
    """The stem of a folded word in the publication's language."""
    return _stem(word, settings.LANGUAGE_CODE)


@lru_cache(maxsize=100_000)  # more than a large archive asks for in turn
def _stem(word: str, language: str) -> str:
    return stems.stem(word, language=language)


def _own_first(word: str, forms: Sequence[str]) -> tuple[str, ...]:
    """The form that was asked for is among them however rare it is."""
    ordered = sorted(forms, key=lambda form: form != word)
    return tuple(ordered[:MOST_FORMS])


def _add(counts: Sequence[tuple[str, int]]) -> None:
    for start in range(0, len(counts), ROWS_AT_ONCE):
        some = counts[start : start + ROWS_AT_ONCE]
        engine().count([(word, stem(word), word[0], len(word), count) for word, count in some])


def _words_of_all() -> Iterator[set[str]]:
    rows = IndexedArticle.objects.values_list("headline", "about", "body")
    for lines in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield {word for line in lines for word in line.split()} - {BETWEEN}
