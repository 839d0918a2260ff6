"""PostgreSQL: two tsvectors beside the indexed articles, each with its own GIN index.

Ranking reads the whole vector of an article, some 40 microseconds each, so that a common word would
take as long as the archive is big. So only candidates are ranked: the newest that have what is
asked in headline, standfirst or names, and the newest that have it anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection, transaction

from octavo.search.engines.port import COUNTED, TABLE, Asked, Counted, Execute, Fields, Filters

CANDIDATES = 200  # of each kind; more than the longest list of hits
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of body, nothing, standfirst and names, headline
LONGEST_POSITION = 16_383  # PostgreSQL counts no further
MOST_POSITIONS = 255  # of one word in one article

# A list of changes waiting to be sorted in would be read from end to end by each search.
_INDEX = "USING gin ({0}) WITH (fastupdate = off)"
_MADE = (
    f"ALTER TABLE {TABLE} ADD COLUMN head tsvector, ADD COLUMN whole tsvector",
    *(
        f"CREATE INDEX {TABLE}_{column} ON {TABLE} {_INDEX.format(column)}"
        for column in ("head", "whole")
    ),
)
_COLUMNS = "SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[], %s::int[])"
_CANDIDATES = """
    (SELECT article_id FROM {table} WHERE {column} @@ %s::tsquery {conditions}
     ORDER BY appeared_on DESC NULLS LAST, article_id DESC LIMIT {most})
"""


class Postgres:
    """The engine of PostgreSQL."""

    def make(self, execute: Execute) -> None:
        """Make the vectors and their indexes."""
        for statement in _MADE:
            execute(statement)

    def drop(self, execute: Execute) -> None:
        """Drop them again."""
        execute(f"ALTER TABLE {TABLE} DROP COLUMN head, DROP COLUMN whole")

    def keep(self, article: int, fields: Fields) -> None:
        """Write the vectors. They are made here: PostgreSQL's parser has its own idea of words."""
        head = vector(A=fields.headline, B=fields.about)
        whole = vector(A=fields.headline, B=fields.about, D=fields.body)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {TABLE} SET head = %s::tsvector, whole = %s::tsvector"  # noqa: S608
                " WHERE article_id = %s",
                [head, whole, article],
            )

    def count(self, words: Sequence[Counted]) -> None:
        """All in one statement, a list for each column: a value for each row would be five times
        as slow to put in.
        """
        columns = [list(column) for column in zip(*words, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(COUNTED.format(rows=_COLUMNS), columns)

    def find(self, asked: Sequence[Asked], filters: Filters, *, most: int) -> list[int]:
        """The candidates that have all that is asked, best first.

        Reading every row would look cheap to the planner, which does not count the vectors that lie
        beside the row.
        """
        statement, values = _statement(asked, filters)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(statement, [*values, most])
            return [article for (article,) in cursor.fetchall()]


def _statement(asked: Sequence[Asked], filters: Filters) -> tuple[str, list[int | str]]:
    conditions, values = _conditions(asked, filters)
    also = " ".join(f"AND {condition}" for condition in conditions)
    kinds = " UNION ".join(
        _CANDIDATES.format(table=TABLE, column=column, conditions=also, most=CANDIDATES)
        for column in ("head", "whole")
    )
    query = expression(asked)
    statement = (
        f"SELECT article_id FROM ({kinds}) AS candidates JOIN {TABLE} USING (article_id)"  # noqa: S608
        f" ORDER BY ts_rank('{WEIGHTS}', whole, %s::tsquery, 1) DESC,"
        " appeared_on DESC NULLS LAST, article_id DESC LIMIT %s"
    )
    return statement, [query, *values, query, *values, query]


def _conditions(asked: Sequence[Asked], filters: Filters) -> tuple[list[str], list[int | str]]:
    """The filters, and each phrase as it was written: vectors forget some of the places of a word.

    Plus nothing, a column's own index is not taken: with it, the vector of each row is read.
    """
    conditions, values = filters.conditions(column="{} + 0")
    said: list[int | str] = list(values)
    for runs in asked:
        if any(len(run) > 1 for run in runs):
            anywhere = "strpos(headline, %s) + strpos(about, %s) + strpos(body, %s) > 0"
            conditions.append(f"({' OR '.join(anywhere for _ in runs)})")
            said += [f" {' '.join(run)} " for run in runs for _column in range(3)]
    return conditions, said


def expression(asked: Sequence[Asked]) -> str:
    """What is asked as a tsquery; of a phrase, that all its words are there."""
    return " & ".join(
        "(" + " | ".join("(" + " & ".join(f"'{word}'" for word in run) + ")" for run in runs) + ")"
        for runs in asked
    )


def vector(**lines: str) -> str:
    """A tsvector of lines of words, each with its weight."""
    positions: dict[str, list[str]] = defaultdict(list)
    for position, (word, weight) in enumerate(_weighed(lines), start=1):
        if len(positions[word]) < MOST_POSITIONS:
            positions[word].append(f"{min(position, LONGEST_POSITION)}{weight}")
    return " ".join(f"'{word}':{','.join(where)}" for word, where in positions.items())


def _weighed(lines: dict[str, str]) -> Iterator[tuple[str, str]]:
    for weight, line in lines.items():
        for word in line.split():
            yield word, weight
