"""What really leaves, seen by a mail server on this machine."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone
from tests.installation import a_free_port

from octavo.post.delivering import deliver_due
from octavo.post.kinds import kind_named
from octavo.post.letters import send
from octavo.post.models import Outgoing
from octavo.post.trying import example_of

pytestmark = pytest.mark.django_db


class Box:
    """Takes letters in; what it answers to an address can be said."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def box(settings):
    box = Box()
    port = a_free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield box
    controller.stop()


def a_letter(kind: str, *, to: str, key: str, **facts):
    facts = {**example_of(kind_named(kind)), **facts}
    attachments = [("Rechnung ü.pdf", b"%PDF-1.7")] if kind == "order-placed" else ()
    now = timezone.now()
    return send(kind, to=to, language="de", facts=facts, key=key, now=now, attachments=attachments)


def test_a_letter_arrives_whole(box):
    letter = a_letter("order-placed", to="ada@example.org", key="1", name="Žofia Břízová")

    deliver_due(clock=timezone.now)

    (arrived,) = box.letters
    assert arrived["To"] == "ada@example.org"
    assert arrived["From"] == "The Vell Review <desk@localhost>"
    assert arrived["Subject"].startswith("The Vell Review: Ihre Bestellung")
    assert arrived["Message-ID"] == letter.message_id
    assert arrived["Content-Language"] == "de"
    assert "Žofia Břízová" in arrived.get_body(["plain"]).get_content()
    assert "Žofia Břízová" in arrived.get_body(["html"]).get_content()
    (file,) = arrived.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Rechnung ü.pdf", b"%PDF-1.7")


def test_no_fact_becomes_a_header_or_another_recipient(box):
    name = "Ada\r\nBcc: all@evil.example\r\nX-Evil: 1\r\n\r\n"
    a_letter(
        "price-notice", to="ada@example.org", key="1", name=name, price="1\r\nBcc: b@evil.example"
    )

    deliver_due(clock=timezone.now)

    (arrived,) = box.letters
    assert arrived["Bcc"] is None
    assert arrived["X-Evil"] is None
    assert arrived["Subject"].endswith("1 Bcc: b@evil.example kosten")


def test_one_refused_address_keeps_no_other_back(box):
    box.answers["lost@example.org"] = "550 No such box"
    box.answers["busy@example.org"] = "451 Later"
    for number, name in enumerate(("lost", "busy", "ada")):
        a_letter("paid", to=f"{name}@example.org", key=str(number))

    deliver_due(clock=timezone.now)

    assert [arrived["To"] for arrived in box.letters] == ["ada@example.org"]
    lost, busy, ada = Outgoing.objects.order_by("key")
    assert (lost.due_at, lost.sent_at) == (None, None)
    assert busy.due_at > timezone.now()
    assert ada.sent_at


def test_a_link_that_declines_survives_its_long_line(box):
    stop = "https://magazine.example/account/letters/stop/" + "x" * 300 + "/"
    a_letter("issue-out", to="ada@example.org", key="1", stop=stop)

    deliver_due(clock=timezone.now)

    (arrived,) = box.letters
    assert "".join(arrived["List-Unsubscribe"].split()) == f"<{stop}>"
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_answers_and_nothing_is_lost(box, settings):
    settings.EMAIL_PORT = a_free_port()
    a_letter("paid", to="ada@example.org", key="1")

    done = deliver_due(clock=timezone.now)

    assert done.is_mail_away
    assert "ConnectionRefusedError" in Outgoing.objects.get().failed_because
