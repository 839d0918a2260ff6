"""A mail gives up the copy in it, and says of its header only what nobody else says."""

from email.message import EmailMessage

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.measuring import block_text
from octavo.importers.reading import read_bytes

P = "The harbour board met in the old customs house, and nobody left before the end of it."
Q = "What was said there was very little, because everybody had written to the ministry."
COPY = f"{P} {Q} {P}\n\n{Q} {P} {Q}\n"


def a_mail(text: str = COPY, *, subject: str = "Re: [copy] Fwd: The Swans of Vell") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ada Fox <ada@fox.example>"
    mail["To"] = "desk@vell.example"
    mail["Subject"] = subject
    mail["MIME-Version"] = "1.0"
    mail.set_content(text)
    return mail


def read(mail: EmailMessage):
    return read_bytes(bytes(mail), name="copy.eml")


def words(found) -> str:
    return " ".join(block_text(block) for block in found.manuscript.blocks)


def test_subject_and_sender_stand_in_where_the_text_says_nothing():
    found = read(a_mail()).manuscript

    assert found.headline == "The Swans of Vell"
    assert found.bylines == (Byline("Ada Fox"),)


def test_what_the_text_says_goes_first():
    found = read(a_mail(f"The Price of Ice\n\nBy Ben Lund\n\n{COPY}")).manuscript

    assert found.headline == "The Price of Ice"
    assert found.bylines == (Byline("Ben Lund"),)


def test_the_letter_around_the_copy_is_set_aside():
    note = "Hi Cleo,\n\nHere at last is the swan piece, 900 words.\n\nAll best,\nAda\n\n"
    found = read(a_mail(f"{note}The Swans of Vell\n\n{COPY}\n-- \nAda Fox\n+44 20 7946 0000\n"))

    assert [aside.reason for aside in found.set_aside] == [
        "the covering note", "the sender’s signature",
    ]  # fmt: skip
    assert "at last" not in words(found)
    assert "+44" not in words(found)


def test_a_forwarded_message_is_taken_from_its_wrapping():
    wrapping = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Ben Lund <b@l.example>\n"
    )
    inner = "Subject: The Price of Ice\nTo: ada@fox.example\n\n"
    found = read(a_mail(wrapping + inner + COPY)).manuscript

    assert found.headline == "The Price of Ice"
    assert found.bylines == (Byline("Ben Lund"),)


def test_an_attached_document_is_the_copy_of_a_short_mail():
    mail = a_mail("Dear Cleo, the piece is attached.")
    mail.add_attachment(
        f"The Price of Ice\n\nBy Ben Lund\n\n{COPY}".encode(),
        maintype="text", subtype="plain", filename="ice.txt",
    )  # fmt: skip
    found = read(mail)

    assert found.manuscript.headline == "The Price of Ice"
    assert found.set_aside[0].text == "Dear Cleo, the piece is attached."


def test_what_was_attached_and_not_read_is_said():
    mail = a_mail()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="swans.png")

    assert read(mail).warnings == ("“swans.png” was attached and was not read.",)


def test_flowed_lines_are_paragraphs():
    mail = a_mail()
    mail.set_content(f"{P} \n{Q} \n{P}\n\n{Q} \n{P}\n")
    mail.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')

    assert [block_text(block) for block in read(mail).manuscript.blocks] == [
        f"{P} {Q} {P}", f"{Q} {P}",
    ]  # fmt: skip


def test_a_charset_that_is_wrong_is_not_believed():
    raw = bytes(a_mail(f"{COPY}\nThe café was shut, she said, and so was the quay.\n"))
    raw = raw.replace(b'charset="utf-8"', b'charset="us-ascii"')

    assert "café" in words(read_bytes(raw, name="copy.eml"))
