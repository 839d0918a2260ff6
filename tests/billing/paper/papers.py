"""Invoices and credit notes of the usual cast, as facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from octavo.billing.bank.accounts import BankAccount
from octavo.billing.bank.references import reference_of
from octavo.billing.paper.facts import CreditNote, Invoice, Paper, PaperLine, Payer, Seller
from octavo.billing.paper.setter import set_papers
from octavo.core.terms.money import Money

HOUSE_ACCOUNT = BankAccount("Vell Verlag GmbH", "DE89370400440532013000", "COBADEFFXXX")
HOUSE = Seller(
    "Vell Verlag GmbH",
    ("Hafenstraße 7", "20457 Hamburg"),
    "DE",
    "DE123456789",
    account=HOUSE_ACCOUNT,
    magazine="The Vell Review",
    email="abo@vell.example",
    web="vell.example",
    register="Amtsgericht Hamburg HRB 12345",
)
ADA = Payer("Ada Moll", ("Leuchtturmweg 3", "26548 Norderney"), "DE", "10001")
ZOE = Payer("Zoë Łukasiewicz-Ångström", ("Währinger Straße 12/4", "1090 Wien"), "AT", "10002")


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def a_paper_line(**changes: Any) -> PaperLine:
    line = PaperLine(
        "24 issues, printed",
        net=euros(7400),
        tax=euros(518),
        gross=euros(7918),
        rate=700,
        tax_class="print",
        country="DE",
        rule="§ 12 (2) no. 1 UStG",
        detail="No. 18 to no. 41, delivered to your door",
    )
    return replace(line, **changes)


DIGITAL = a_paper_line(
    text="Web, PDF, e-book and audio",
    net=euros(2000),
    tax=euros(140),
    gross=euros(2140),
    tax_class="digital",
    rule="§ 12 (2) no. 14 UStG",
    detail="Every issue and all past ones",
)


def an_invoice(**changes: Any) -> Invoice:
    invoice = Invoice(
        "2026-000123",
        reference_of("2026-000123"),
        date(2026, 11, 30),
        HOUSE,
        ADA,
        (a_paper_line(), DIGITAL),
        "en-GB",
        due_on=date(2026, 12, 14),
        supplied=(date(2026, 12, 1), date(2027, 12, 1)),
        supplied_text="24 issues",
    )
    return replace(invoice, **changes)


def a_credit_note(**changes: Any) -> CreditNote:
    note = CreditNote(
        "2026-000007",
        reference_of("2026-000007", kind="C"),
        date(2026, 12, 20),
        HOUSE,
        ADA,
        (a_paper_line(), DIGITAL),
        "en-GB",
        corrects="2026-000123",
        corrected_on=date(2026, 11, 30),
        because="60-day guarantee",
        returned_to=BankAccount("Ada Moll", "DE75512108001245126199"),
    )
    return replace(note, **changes)


GERMAN_LINE = a_paper_line(text="24 Hefte, gedruckt", detail="Nr. 18 bis Nr. 41, ins Haus")
PAPERS: dict[str, Paper] = {
    "invoice-english": an_invoice(),
    "invoice-german-abroad": an_invoice(
        language="de", payer=ZOE, lines=(GERMAN_LINE,), supplied_text="24 Hefte"
    ),
    "invoice-paid": an_invoice(paid_on=date(2026, 12, 3)),
    "invoice-of-many-lines": an_invoice(lines=(a_paper_line(), DIGITAL) * 12),
    "invoice-in-francs": an_invoice(
        lines=(
            PaperLine(
                "12 issues",
                Money(9750, "CHF"),
                Money(254, "CHF"),
                Money(10004, "CHF"),
                rate=260,
                tax_class="print",
                country="CH",
            ),
        )
    ),
    "credit-note-english": a_credit_note(),
    "credit-note-german": a_credit_note(
        language="de-DE", lines=(GERMAN_LINE,), because="60-Tage-Garantie"
    ),
}


def as_pdf(*papers: Paper) -> list[bytes]:
    return set_papers(papers, faces=[Path(folder) for folder in settings.PAPER_FACES])
