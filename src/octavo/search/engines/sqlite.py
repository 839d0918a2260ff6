"""SQLite: an FTS5 table over the indexed articles, kept in step by triggers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from octavo.search.engines.port import COUNTED, TABLE, Asked, Counted, Execute, Fields, Filters

FTS = f"{TABLE}_fts"
COLUMNS = "headline, about, body"
# How much more a word counts in the headline, and in standfirst and names, than in the body.
WEIGHTS = "8.0, 3.0, 1.0"

_PUT = f"INSERT INTO {FTS}(rowid, {COLUMNS}) VALUES (NEW.article_id, NEW.headline, NEW.about, NEW.body);"  # noqa: E501, S608
_TAKE = f"INSERT INTO {FTS}({FTS}, rowid, {COLUMNS}) VALUES ('delete', OLD.article_id, OLD.headline, OLD.about, OLD.body);"  # noqa: E501, S608
# The words are folded and stand between spaces: the plainest tokenizer leaves them as they are.
_MADE = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5({COLUMNS}, content='{TABLE}',"
    " content_rowid='article_id', tokenize='ascii')",
    f"CREATE TRIGGER {TABLE}_put AFTER INSERT ON {TABLE} BEGIN {_PUT} END",
    f"CREATE TRIGGER {TABLE}_taken AFTER DELETE ON {TABLE} BEGIN {_TAKE} END",
    f"CREATE TRIGGER {TABLE}_changed AFTER UPDATE OF article_id, {COLUMNS} ON {TABLE}"
    f" BEGIN {_TAKE} {_PUT} END",
)
_DROPPED = (
    *(f"DROP TRIGGER IF EXISTS {TABLE}_{name}" for name in ("put", "taken", "changed")),
    f"DROP TABLE IF EXISTS {FTS}",
)


class Sqlite:
    """The engine of SQLite."""

    def make(self, execute: Execute) -> None:
        """Make the full-text table and its triggers."""
        for statement in _MADE:
            execute(statement)

    def drop(self, execute: Execute) -> None:
        """Drop them again."""
        for statement in _DROPPED:
            execute(statement)

    def keep(self, article: int, fields: Fields) -> None:
        """Nothing to do: the triggers have done it."""

    def count(self, words: Sequence[Counted]) -> None:
        """Row by row, which costs little where no server is asked."""
        with connection.cursor() as cursor:
            cursor.executemany(COUNTED.format(rows="VALUES (%s, %s, %s, %s, %s)"), words)

    def find(self, asked: Sequence[Asked], filters: Filters, *, most: int) -> list[int]:
        """The articles that have all that is asked, best first.

        The filters are a set of rows to be compared with: were they joined, or the plus sign left
        out, SQLite would ask the full-text table once for each row of them.
        """
        conditions, values = filters.conditions()
        within = (
            f"AND +rowid IN (SELECT article_id FROM {TABLE} WHERE {' AND '.join(conditions)})"  # noqa: S608
            if conditions
            else ""
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s {within}"  # noqa: S608
                f" ORDER BY bm25({FTS}, {WEIGHTS}), rowid DESC LIMIT %s",
                [expression(asked), *values, most],
            )
            return [article for (article,) in cursor.fetchall()]


def expression(asked: Sequence[Asked]) -> str:
    """What is asked in the words of FTS5. Every run of words stands in quotes."""
    return " AND ".join(
        "(" + " OR ".join(f'"{" ".join(run)}"' for run in runs) + ")" for runs in asked
    )
