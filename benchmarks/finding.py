"""How long the subscriber desk waits to find one of a million subscribers.

`python -m benchmarks.finding` fills an empty installation, asks, and prints JSON.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from tests.installation import Installation
from tests.postgres import a_cluster

from benchmarks.figures import ROOT, Figure, figure

SUBSCRIBERS, EACH_KIND, AT_ONCE = 1_000_000, 40, 5_000
GOAL_MS, LONGEST_S, SEED = 1000, 3 * 60 * 60, 11
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
FIRST = (
    "Anna Ben Cleo Jürgen Łucja Marie Mohammed Ngozi Olga Peter Renée Søren Tomás Yuki Zoë".split()
)
LAST = "Moll Müller Schmidt Öztürk Nguyen Smith García Novák Kowalski Rossi Andersen Meyer".split()
ENDINGS = "mann bach berg thal horn hof stein wald brück au ow ski sen son ez ini".split()
PROVIDERS = "mail.example post.example web.example inbox.example".split()


def measure() -> list[Figure]:
    """The figure of each database; the slower of both is the one that counts."""
    with a_cluster() as address:
        waits = {"sqlite": _wait("sqlite"), "postgres": _wait("postgres", DATABASE_URL=address)}
    slowest = max(waits.values())
    return [
        figure("desk.find_ms", slowest, "ms", goal=GOAL_MS, better="lower"),
        *(
            figure(f"desk.{name}.find_ms", wait, "ms", goal=GOAL_MS, better="lower")
            for name, wait in waits.items()
        ),
    ]


def _wait(database: str, **settings: str) -> float:
    with tempfile.TemporaryDirectory(prefix="octavo-finding-") as folder:
        installation = Installation(Path(folder) / "data", settings=settings)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.finding"],
            cwd=ROOT,
            env=installation.environment | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            timeout=LONGEST_S,
        )
    said: dict[str, Any] = json.loads(done.stdout)
    kinds = ", ".join(f"{kind} {wait:.0f}" for kind, wait in said["kinds"].items())
    print(
        f"desk.{database}: {said['count']} subscribers, indexed in {said['built_s']:.0f} s;"
        f" p95 in ms by kind: {kinds}",
        file=sys.stderr,
    )
    return float(said["p95_ms"])


def people(chance: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Made-up subscribers: a few names are common, most are not."""
    for number in range(count):
        first = chance.choice(FIRST)
        stem = "".join(chance.choices("bdfgklmnprstvw", k=1)) + chance.choice("aeiouäöü")
        rare = (stem + chance.choice("lmnrst") + chance.choice(ENDINGS)).capitalize()
        last = chance.choice(LAST) if chance.random() < 0.4 else rare
        yield {
            "name": f"{first} {last}",
            "email": f"{first}.{last}.{number}@{chance.choice(PROVIDERS)}".lower(),
            "postcode": f"{chance.randrange(1_000, 99_999):05}",
            "city": rare,
        }


def fill(count: int) -> None:
    """Write them down in bulk, each with an address and every second with an account."""
    from octavo.accounts.models import Account
    from octavo.memberships.models import Address, Subscriber

    chance = random.Random(SEED)  # noqa: S311
    made = people(chance, count)
    for start in range(0, count, AT_ONCE):
        some = [next(made) for _ in range(min(AT_ONCE, count - start))]
        accounts = Account.objects.bulk_create(
            Account(username=one["email"], email=one["email"], password="!")  # noqa: S106
            for one in some[::2]
        )
        of = dict(zip((one["email"] for one in some[::2]), accounts, strict=True))
        subscribers = Subscriber.objects.bulk_create(
            Subscriber(
                number=10_001 + start + at,
                name=one["name"],
                email=one["email"],
                account=of.get(one["email"]),
                made_at=NOW,
            )
            for at, one in enumerate(some)
        )
        Address.objects.bulk_create(
            Address(
                subscriber=subscriber,
                use="delivery",
                country="DE",
                name=one["name"],
                street="Am Deich 1",
                postcode=one["postcode"],
                city=one["city"],
                holds_from=date(2026, 1, 1),
                made_at=NOW,
            )
            for subscriber, one in zip(subscribers, some, strict=True)
        )


def index() -> None:
    """Make the index, and add an invoice of everybody, of which the desk reads no more."""
    from django.db import connection, transaction

    from octavo.billing.desk.indexing import rebuild
    from octavo.memberships.models import Subscriber

    for _ in rebuild():
        pass
    numbers = Subscriber.objects.order_by("pk").values_list("pk", "number")
    rows = (
        (word, pk)
        for pk, number in numbers.iterator()
        for word in (f"2026{number:08}", f"rf{number % 97:02}{number:08}")
    )
    while some := list(islice(rows, AT_ONCE)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO desk_subscriberword (word, subscriber_id) VALUES (%s, %s)", some
            )


def mix(count: int) -> list[tuple[str, str]]:
    """What a desk types: each kind of word, alone and together, also what nobody has."""
    chance = random.Random(SEED)  # noqa: S311
    some = dict(enumerate(people(chance, count)))
    chosen = chance.sample(sorted(some), EACH_KIND)
    return [
        (kind, typed)
        for key in chosen
        for kind, typed in {
            "number": str(10_001 + key),
            "e-mail": some[key]["email"],
            "postcode": some[key]["postcode"],
            "name": some[key]["name"],
            "beginnings": " ".join(word[:3] for word in some[key]["name"].split()),
            "letter": some[key]["name"][0],
            "letters": " ".join(word[0] for word in some[key]["name"].split()),
            "name, postcode": f"{some[key]['name'].split()[-1]} {some[key]['postcode']}",
            "provider": f"@{PROVIDERS[0]} {some[key]['name'].split()[0]}",
            "invoice": f"2026-{10_001 + key:08}",
            "reference": f"RF{(10_001 + key) % 97:02} {10_001 + key:08}",
            "nobody": f"{some[key]['name'].split()[0]} Qwertz",
            "two common": f"Anna Anna.Müller.{key}",
        }.items()
    ]


def ask(queries: list[tuple[str, str]]) -> dict[str, list[float]]:
    """How long each took, by kind."""
    from octavo.billing.desk.finding import find

    waits: dict[str, list[float]] = {}
    for kind, typed in queries:
        began = time.perf_counter()
        found = find(typed)
        waits.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
        if not found.subscribers and kind not in {"nobody", "two common"}:
            message = f"nobody found for {typed}"
            raise RuntimeError(message)
    return waits


def main() -> None:
    """Fill, index, ask; print what it took."""
    import django

    django.setup()
    from octavo.website.schema.preparing import prepare_database

    count = int(sys.argv[1]) if len(sys.argv) > 1 else SUBSCRIBERS
    prepare_database(say=lambda sentence: print(sentence, file=sys.stderr))
    fill(count)
    began = time.perf_counter()
    index()
    built = time.perf_counter() - began
    queries = mix(count)
    ask(queries[::7])
    waits = ask(queries)
    every = [wait for those in waits.values() for wait in those]
    said = {
        "count": count,
        "built_s": built,
        "p95_ms": p95(every),
        "kinds": {kind: p95(those) for kind, those in waits.items()},
    }
    sys.stdout.write(json.dumps(said))


def p95(waits: list[float]) -> float:
    """The wait that nineteen of twenty stay below."""
    return sorted(waits)[int(len(waits) * 0.95)]


if __name__ == "__main__":
    main()
