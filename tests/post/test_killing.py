"""Whoever is killed while sending: no letter is lost, and one that comes twice says so."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from tests.installation import Installation, a_free_port

HERE = Path(__file__).parent


class SlowBox:
    """Takes letters in, each after a moment, and remembers under which name."""

    def __init__(self) -> None:
        self.came: Counter[tuple[str, str]] = Counter()

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.came[letter["To"], letter["Message-ID"]] += 1
        time.sleep(0.004)
        return "250 OK"


@pytest.mark.alone
@pytest.mark.parametrize(
    ("letters", "kills"),
    [(120, 20), pytest.param(3000, 500, marks=pytest.mark.soak)],
)
def test_no_letter_is_lost_by_a_kill_and_one_that_comes_twice_bears_the_same_name(
    tmp_path, letters, kills
):
    port, box = a_free_port(), SlowBox()
    settings = {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    installation = Installation(tmp_path / "data", settings=settings)
    installation.prepare()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        done = subprocess.run(
            [sys.executable, HERE / "killed.py", str(letters), str(kills)],
            env={"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment},
            capture_output=True,
            text=True,
            timeout=1200,
            check=True,
        )
    finally:
        controller.stop()

    killed = int(done.stdout)
    with installation.database() as database:
        (sent,) = database.execute(
            "SELECT count(*) FROM post_outgoing WHERE sent_at IS NOT NULL"
        ).fetchone()
    twice = sum(count - 1 for count in box.came.values())
    assert killed > 0
    assert sent == letters
    assert len(box.came) == len({to for to, _ in box.came}) == letters
    assert twice <= killed
