"""A magazine of many made-up articles, and how long its readers search in it.

`python -m benchmarks.archive` prints JSON. It needs the environment of an installation that holds
nothing yet.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import django

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text

ARTICLES, WORDS = 10_000, 1_000
PRINTED_WORDS = 60_000
AUTHORS, PARAGRAPH, SENTENCE = 120, 90, 18
FIRST_DAY, DAYS = date(2000, 1, 1), 9_000
EACH_KIND = 50
SEED = 8
SHOWN = 20


def words(chance: random.Random) -> list[str]:
    """Words that can be said, the most common first."""
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en")]
    found: dict[str, None] = {}
    while len(found) < PRINTED_WORDS:
        found["".join(chance.choices(syllables, k=chance.randint(1, 4)))] = None
    return sorted(found, key=len)


def texts(chance: random.Random) -> Iterator[list[str]]:
    """The words of one article after another: as in any language, few are common and most rare."""
    printed = words(chance)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(printed))))
    for _ in range(ARTICLES):
        yield chance.choices(printed, cum_weights=weights, k=WORDS)


def paragraphs(text: list[str]) -> Iterator[Paragraph]:
    """The words in sentences and paragraphs."""
    for start in range(0, len(text), PARAGRAPH):
        part = text[start : start + PARAGRAPH]
        sentences = (part[at : at + SENTENCE] for at in range(0, len(part), SENTENCE))
        line = " ".join(" ".join(one).capitalize() + "." for one in sentences)
        yield Paragraph((Text(line),))


def fill() -> None:
    """Store the articles as published, without the newsroom's ways, which are not measured."""
    from django.db import transaction
    from wagtail.models import Page

    from octavo.issues.body import body_of
    from octavo.issues.founding import found
    from octavo.issues.models import (
        Article,
        ArticleByline,
        ArticleShelf,
        Author,
        AuthorShelf,
        Section,
    )

    found(name="Archive")
    chance = random.Random(SEED)  # noqa: S311
    now = datetime(2026, 1, 1, tzinfo=UTC)
    sections = list(Section.objects.all())
    with transaction.atomic():
        shelf = AuthorShelf.objects.get()
        authors = [
            shelf.add_child(instance=Author(title=f"Author {n}", slug=f"author-{n}"))
            for n in range(AUTHORS)
        ]
        shelf = ArticleShelf.objects.get()
        empty = Article(title="x", slug="x", language="en-GB")
        empty.set_url_path(shelf)
        kind = empty.content_type
        for number, text in enumerate(texts(chance), start=1):
            headline = " ".join(text[:7]).capitalize()
            page = Page(
                title=headline,
                draft_title=headline,
                slug=f"article-{number}",
                path=Page._get_path(shelf.path, shelf.depth + 1, number),
                depth=shelf.depth + 1,
                url_path=f"{shelf.url_path}article-{number}/",
                locale=shelf.locale,
                content_type=kind,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            page.save_base(raw=True)
            article = Article(
                page_ptr=page,
                standfirst=" ".join(text[7:22]).capitalize() + ".",
                section=chance.choice(sections),
                published_on=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
                language="en-GB",
                body=body_of(tuple(paragraphs(text)), pictures={}),
            )
            article.save_base(raw=True)
            ArticleByline(article_id=page.pk, author=chance.choice(authors)).save_base(raw=True)
        shelf.numchild = ARTICLES
        shelf.save(update_fields=["numchild"])


def mix() -> list[tuple[str, str, dict[str, int]]]:
    """The queries: a rare word, a common one, two words, and a common one with a filter."""
    from octavo.issues.models import Author, Section
    from octavo.search.models import IndexedWord

    chance = random.Random(SEED)  # noqa: S311

    def printed(least: float, most: float) -> list[str]:
        rows = IndexedWord.objects.filter(
            articles__gte=max(1, least * ARTICLES), articles__lte=max(1, most * ARTICLES)
        )
        return list(rows.order_by("word").values_list("word", flat=True))

    rare, usual, common = printed(0, 0.001), printed(0.02, 0.3), printed(0.5, 1)
    sections = list(Section.objects.values_list("pk", flat=True))
    authors = list(Author.objects.values_list("pk", flat=True))
    filters = [
        lambda: {"section": chance.choice(sections)},
        lambda: {"year": chance.randint(2001, 2023)},
        lambda: {"author": chance.choice(authors)},
    ]
    return [
        *(("rare", chance.choice(rare), {}) for _ in range(EACH_KIND)),
        *(("common", chance.choice(common), {}) for _ in range(EACH_KIND)),
        *(("two", " ".join(chance.sample(usual + common, 2)), {}) for _ in range(EACH_KIND)),
        *(("filtered", chance.choice(common), filters[n % 3]()) for n in range(EACH_KIND)),
    ]


def ask(typed: str, filters: dict[str, int]) -> int:
    """What the page of results asks: the hits, and excerpts of those on its first leaf."""
    from octavo.core.access import Reader
    from octavo.search.engines import Filters
    from octavo.search.finding import excerpts, find
    from octavo.search.questions import read_question

    now, reader = datetime(2026, 6, 1, tzinfo=UTC), Reader()
    found = find(read_question(typed), filters=Filters(**filters), reader=reader, now=now)
    excerpts(found.articles[:SHOWN], found.asked, reader=reader, now=now)
    return len(found.articles)


def p95(waits: list[float]) -> float:
    """The wait in milliseconds that nineteen of twenty stay below."""
    return sorted(waits)[int(len(waits) * 0.95)] * 1000


def main() -> None:
    """Fill, index, ask; print what it took."""
    django.setup()
    from octavo.search.indexing import rebuild
    from octavo.website.schema.preparing import prepare_database

    prepare_database(say=lambda sentence: print(sentence, file=sys.stderr))
    fill()
    began = time.perf_counter()
    count = sum(1 for _ in rebuild())
    built = time.perf_counter() - began
    queries = mix()
    for _kind, typed, filters in queries[::5]:
        ask(typed, filters)
    waits: dict[str, list[float]] = {}
    for kind, typed, filters in queries:
        began = time.perf_counter()
        hits = ask(typed, filters)
        waits.setdefault(kind, []).append(time.perf_counter() - began)
        if not hits and kind in ("rare", "common"):
            message = f"nothing found for {typed}"
            raise RuntimeError(message)
    said = {
        "articles": count,
        "build_s": built,
        "p95_ms": p95([wait for kind in waits.values() for wait in kind]),
        "kinds": {kind: p95(those) for kind, those in waits.items()},
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
