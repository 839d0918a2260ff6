"""nginx reads the same passes by itself and comes to the same verdicts."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from random import Random

import pytest
from tests.door.edge.serving import an_edge, listens_at
from tests.door.edge.world import write_keys
from tests.installation import a_free_port, eventually

from octavo.core.passes import (
    LONGEST,
    SHORTEST,
    Key,
    KeyRing,
    Pass,
    PassRefused,
    Revocations,
    read,
    sign,
)
from octavo.door.edge.configuration import written
from octavo.door.passes import Revoker

pytestmark = pytest.mark.alone

OURS, NEXT, THEIRS = (Key(name, name.encode() * 16) for name in ("k1", "k2", "k9"))
RING = KeyRing(NEXT, older=(OURS,))
NOW = int(time.time())
ADA = Pass("A" * 22, "7", NOW - 5, NOW - 5 + SHORTEST, ("s:1767225600:1798761600:d", "i18:0::dp"))
BEN = replace(ADA, id="B" * 22, account="ben", rights=())
REVOKED = Revocations(ids={"C" * 22: NOW + LONGEST}, accounts={"gone": NOW - 5})
FIT_FOR_A_COOKIE = "ABYZabyz0189-_.~:+!#$%&'()*/<=>?@[]^`{|}"


def self_made(words: str, key: Key = OURS) -> str:
    """Words that we would not have signed, with a signature that is right."""
    return f"{words}.{key.signature(words)}"


def odd_passes() -> Iterator[str]:
    """What clocks, keys and forgers can do to a pass."""
    yield ""
    for given in (
        ADA,
        BEN,
        replace(ADA, id="C" * 22),
        replace(ADA, account="gone"),
        replace(ADA, account="gone", issued_at=NOW - 4, expires_at=NOW - 4 + SHORTEST),
        replace(ADA, issued_at=NOW - LONGEST, expires_at=NOW),
        replace(ADA, issued_at=NOW + 40, expires_at=NOW + 40 + SHORTEST),
        replace(ADA, issued_at=NOW + LONGEST, expires_at=NOW + LONGEST + SHORTEST),
    ):
        yield sign(given, RING)
        yield sign(given, KeyRing(OURS))
    yield sign(ADA, KeyRing(THEIRS))
    yield sign(ADA, KeyRing(Key("k1", b"x" * 32)))
    for words in (
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + LONGEST + 1}.-",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST - 1}.-",
        f"1.k1.{ADA.id}.7.0{NOW}.{NOW + SHORTEST}.-",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.-~-",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.s~~s",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.{'s' * 81}",
        f"1.k1.{ADA.id}..{NOW}.{NOW + SHORTEST}.-",
        f"1.k1.{ADA.id[1:]}.7.{NOW}.{NOW + SHORTEST}.-",
        f"2.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.-",
        f"1.constructor.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.-",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.-.x",
        f"1.k1.{ADA.id}.7.{NOW}.{NOW + SHORTEST}.{'~'.join(['s'] * 300)}",
    ):
        yield self_made(words)


def changed_passes(count: int) -> Iterator[str]:
    """Good passes in which a letter was changed, put in or taken out."""
    chance = Random(20261129)
    for _ in range(count):
        good = sign(chance.choice([ADA, BEN]), RING)
        at = chance.randrange(len(good))
        letter = chance.choice(FIT_FOR_A_COOKIE)
        yield good[:at] + chance.choice([letter, letter + good[at], ""]) + good[at + 1 :]


VERDICT = """
    server {
        listen 127.0.0.1:PORT;
        location / {
            content_by_lua_block {
                local believer = require("edge.believing").of("DATA")
                believer:catch_up()
                local cookie = require("edge.asking").cookie
                local shown = cookie(ngx.var.http_cookie or "", "octavo_pass")
                local holder, why = believer:holder(shown, ngx.now())
                local words = holder and {"good", holder.account, unpack(holder.words)} or {why}
                ngx.print(table.concat(words, " "))
            }
        }
    }
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A real nginx that says what it thinks of a pass."""
    data, port = tmp_path_factory.mktemp("passes"), a_free_port()
    write_keys(data, RING)
    revoker = Revoker(data)
    for name, ends in REVOKED.ids.items():
        revoker.revoke(name, runs_out=ends)
    for name, second in REVOKED.accounts.items():
        revoker.revoke_account(name, now=second)
    edge = an_edge(data, behind=1, port=port, workers=1)
    edge.folder.mkdir()
    head, _, _ = written(edge).partition("    upstream octavo")
    server = VERDICT.replace("PORT", str(port)).replace("DATA", str(data))
    (edge.folder / "nginx.conf").write_text(f"{head}{server}}}")
    command = ["nginx", "-c", edge.folder / "nginx.conf", "-p", edge.folder, "-g", "daemon off;"]
    with subprocess.Popen([*command, "-e", edge.folder / "errors.log"]) as running:

        def asked(shown: str) -> str:
            headers = {"Cookie": f"octavo_pass={shown}"} if shown else {}
            with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                connection.request("GET", "/", headers=headers)
                return connection.getresponse().read().decode()

        try:
            assert eventually(lambda: listens_at(port), within=120)
            yield asked
        finally:
            running.terminate()


def ours(shown: str) -> str:
    """What Octavo says of the pass, in the same words."""
    said = read(shown, RING, REVOKED, now=int(time.time()))
    return (
        said.why
        if isinstance(said, PassRefused)
        else " ".join(("good", said.account, *said.rights))
    )


def test_nginx_says_of_every_pass_what_octavo_says(ask):
    shown = [*odd_passes(), *changed_passes(400)]

    verdicts = {one: (ask(one), ours(one)) for one in shown}

    assert {one: said for one, said in verdicts.items() if said[0] != said[1]} == {}
    assert {said.split()[0] for _, said in verdicts.values()} == {
        *("good", "absent", "malformed", "unknown_key", "forged", "not_yet", "expired", "revoked")
    }
