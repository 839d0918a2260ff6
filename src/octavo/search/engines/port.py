"""What an engine is asked, and what every engine can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

TABLE = "search_indexedarticle"
WORDS = "search_indexedword"
_OF_AUTHOR = "article_id IN (SELECT article_id FROM issues_articlebyline WHERE author_id = %s)"

Execute = Callable[[str], Any]
# A word, its stem, its first letter, its length, and in how many articles more it is, or fewer.
Counted = tuple[str, str, str, int, int]
COUNTED = f"""
    INSERT INTO {WORDS} (word, stem, initial, length, articles) {{rows}}
    ON CONFLICT (word) DO UPDATE SET articles = {WORDS}.articles + excluded.articles
"""
# One thing that an article must have: any of these runs of words, each word beside the next.
Asked = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fields:
    """The lines of words that an article is found by."""

    headline: str
    about: str
    body: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What else an article must be: of that year, in that section, with that author's byline."""

    year: int | None = None
    section: int | None = None
    author: int | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def conditions(self, column: str = "{}") -> tuple[list[str], list[int]]:
        """The same in SQL, about columns of the indexed article, with what is filled in.

        `column` is how a column is written.
        """
        said = {
            f"{column.format('year')} = %s": self.year,
            f"{column.format('section_id')} = %s": self.section,
            _OF_AUTHOR: self.author,
        }
        given = {condition: value for condition, value in said.items() if value is not None}
        return list(given), list(given.values())


class Engine(Protocol):
    """Words are folded already: none has a character that means something to a database."""

    def make(self, execute: Execute) -> None:
        """Make what this database needs beside the tables."""

    def drop(self, execute: Execute) -> None:
        """Drop it again."""

    def keep(self, article: int, fields: Fields) -> None:
        """Bring its own part in step with the row of an indexed article, just written."""

    def count(self, words: Sequence[Counted]) -> None:
        """Add to the rows of these words, each named once, in the order given."""

    def find(self, asked: Sequence[Asked], filters: Filters, *, most: int) -> list[int]:
        """The articles that have all that is asked, best first."""
