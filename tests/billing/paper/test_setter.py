"""Papers say what the law wants, look after nobody's mistakes, and are the same bytes each time."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pikepdf import Dictionary, Pdf
from tests.billing.paper.papers import (
    ADA,
    HOUSE,
    HOUSE_ACCOUNT,
    PAPERS,
    a_credit_note,
    a_paper_line,
    an_invoice,
    as_pdf,
    euros,
)
from tests.press.verapdf import failures

from octavo.billing.bank.epc import Transfer, payload_of
from octavo.billing.paper import setter
from octavo.billing.paper.errors import PaperNotSet

GOLDEN = Path(__file__).parents[2] / "golden/papers"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return dict(zip(PAPERS, as_pdf(*PAPERS.values()), strict=True))


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in pages]
    return "\n".join(line.rstrip() for text in texts for line in (*text.splitlines(), ""))


def codes_on(pdf: bytes) -> list[str]:
    """What a banking app reads off each page."""
    return [
        code.text
        for page in pypdfium2.PdfDocument(pdf)
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_what_it_should(name, made, update_golden):
    golden = GOLDEN / f"{name}.txt"
    text = text_of(made[name])
    if update_golden:
        golden.write_text(text)

    assert text == golden.read_text()


def test_the_same_facts_are_the_same_bytes(made):
    assert as_pdf(*PAPERS.values()) == list(made.values())
    assert as_pdf(PAPERS["credit-note-german"]) == [made["credit-note-german"]]


@pytest.mark.journey
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_paper_is_for_everybody_and_for_archives(flavour, made, tmp_path):
    file = tmp_path / "paper.pdf"
    for name in ("invoice-of-many-lines", "credit-note-german"):
        file.write_bytes(made[name])
        assert failures(file, flavour) == []


def test_the_code_on_an_invoice_is_the_transfer_that_it_asks_for(made):
    invoice = PAPERS["invoice-english"]

    wanted = payload_of(Transfer(HOUSE_ACCOUNT, invoice.gross, invoice.reference))
    assert codes_on(made["invoice-english"]) == [wanted]
    assert codes_on(made["invoice-of-many-lines"]) == [wanted.replace("100.58", "1206.96")]


@pytest.mark.parametrize("name", ["invoice-paid", "invoice-in-francs", "credit-note-english"])
def test_where_nothing_is_to_be_transferred_in_euros_no_code_stands(name, made):
    assert codes_on(made[name]) == []


def test_an_invoice_of_nothing_asks_for_nothing():
    free = a_paper_line(net=euros(0), tax=euros(0), gross=euros(0))

    (pdf,) = as_pdf(an_invoice(lines=(free,)))

    assert "Nothing to pay." in text_of(pdf)
    assert codes_on(pdf) == []


def test_a_seller_without_an_account_still_writes_invoices():
    (pdf,) = as_pdf(an_invoice(seller=replace(HOUSE, account=None)))

    assert "To pay by 14 December 2026" in text_of(pdf)
    assert codes_on(pdf) == []


def test_a_credit_note_without_an_account_says_so():
    (pdf,) = as_pdf(a_credit_note(returned_to=None, corrected_on=None, because=""))

    assert "or to the account that you name." in " ".join(text_of(pdf).split())


def test_a_paper_has_a_title_a_language_and_words_for_its_code(made):
    with Pdf.open(BytesIO(made["invoice-german-abroad"])) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert str(pdf.docinfo.Title) == "Rechnung 2026-000123"
        words = [str(it.Alt) for it in pdf.objects if isinstance(it, Dictionary) and "/Alt" in it]
        said = pdf.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
        assert said["pdfuaid:part"] == "1"
    (code,) = words
    assert code.startswith("QR-Code für Banking-Apps: 79,18")


NAMES = {
    "Arabic": "محمد عبد الله",
    "Hebrew": "דוד כהן",
    "Chinese": "王小明",
    "Japanese": "田中太郎",
    "Korean": "김민준",
    "Greek": "Γιώργος Παπαδόπουλος",
    "Cyrillic": "Щербакова Юлия",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Thai": "สมชาย ใจดี",
    "Hindi": "राजेश कुमार",
    "Georgian": "გიორგი",
    "Emoji": "Ada 🌊",
}


@pytest.mark.parametrize("script", NAMES)
def test_people_of_all_scripts_get_papers(script):
    """A letter that no face of the house has is in the text all the same."""
    (pdf,) = as_pdf(an_invoice(payer=replace(ADA, name=NAMES[script])))

    assert "Leuchtturmweg 3" in text_of(pdf)


HOSTILE = (
    '#panic("x") $x^2$ *bold* @panel <panel> // gone',
    '"}]); #read("/etc/hostname") \\u{41}',
    "Ada\x00\x07\u202eMoll\ufffe\r\n\tOsei",
    "x" * 5000,
    "=1+1",
    " ",
    "\ud800\udfff Ada",  # halves of a letter
    "\ue000\U0010ffff\ufdd0",  # letters that nobody has agreed on
    "Ada" + "\u0301" * 400,
    "\u00a0\u2003\u3000" * 40,
    "م" * 300,
    "漢" * 300,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_a_text_and_never_a_command(text):
    line = a_paper_line(text=text, detail=text, rule=text)
    payer = replace(ADA, name=text, address=(text,) * 9, subscriber_number=text)

    (pdf,) = as_pdf(an_invoice(lines=(line,), payer=payer, supplied_text=text))

    assert "Invoice 2026-000123" in text_of(pdf)


def test_markup_is_printed_as_it_was_written():
    (pdf,) = as_pdf(an_invoice(payer=replace(ADA, name="*Ada* #panic() <b>")))

    assert "*Ada* #panic() <b>" in text_of(pdf)


def test_more_papers_than_a_batch_holds_are_all_set(monkeypatch):
    monkeypatch.setattr(setter, "BATCH", 2)

    texts = [text_of(pdf) for pdf in as_pdf(*(an_invoice(number=f"N-{it}") for it in range(5)))]

    assert [f"Invoice N-{it}" in text for it, text in enumerate(texts)] == [True] * 5


def test_without_faces_nothing_is_set_and_it_is_said():
    with pytest.raises(PaperNotSet):
        setter.set_paper(an_invoice(), faces=[Path("/nowhere")])
