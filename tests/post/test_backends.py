"""Where mail goes while nobody is to get any."""

from __future__ import annotations

from email import message_from_bytes, policy
from io import StringIO

import pytest
from django.core.mail import get_connection
from django.utils import timezone

from octavo.post.kinds import kind_named
from octavo.post.letters import send
from octavo.post.message import message_of
from octavo.post.trying import example_of

pytestmark = pytest.mark.django_db


def messages(count: int):
    facts = example_of(kind_named("paid"))
    for number in range(count):
        to, now = f"reader-{number}@b.example", timezone.now()
        letter = send("paid", to=to, language="en", facts=facts, key=str(number), now=now)
        yield message_of(letter)


def test_each_letter_is_a_file_of_its_own_that_mail_programs_open(tmp_path):
    connection = get_connection("octavo.post.backends.InFiles", file_path=tmp_path)

    assert connection.send_messages(list(messages(3))) == 3

    files = sorted(tmp_path.iterdir())
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert [letter["To"] for letter in letters] == [f"reader-{n}@b.example" for n in range(3)]
    assert {file.suffix for file in files} == {".eml"}
    assert "Dear Ada Moll," in letters[0].get_body(["plain"]).get_content()


def test_on_a_terminal_a_letter_is_read_without_its_html():
    stream = StringIO()
    connection = get_connection("octavo.post.backends.OnTerminal", stream=stream)

    connection.send_messages(list(messages(1)))

    written = stream.getvalue()
    assert written.startswith("To: reader-0@b.example\nSubject: The Vell Review: your payment")
    assert "Dear Ada Moll," in written
    assert "<" not in written
