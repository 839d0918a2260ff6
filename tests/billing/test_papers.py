"""A document as PDF says what was kept with it, in the name of the magazine."""

import pypdfium2
import pytest
from tests.factories import a_paid_subscription

from octavo.accounts.magazine import site_name
from octavo.billing.acts import guarantee
from octavo.billing.bank_account import BankAccount
from octavo.billing.models import Document
from octavo.billing.papers import file_of

THEIRS = BankAccount("DE02 1203 0000 0000 2020 51", "Ada Moll")


@pytest.fixture
def subscription(ada, year, now):
    return a_paid_subscription(payer=ada, offer=year, now=now)


def _words(document: Document) -> str:
    pages = pypdfium2.PdfDocument(file_of(document))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_an_invoice_has_the_masthead_the_number_and_the_reader(subscription, ada):
    said = _words(Document.objects.invoices().get())

    assert said.startswith(site_name())
    assert Document.objects.invoices().get().number in said
    assert ada.name in said


def test_a_credit_note_says_where_the_money_goes_back(subscription, ada, now):
    guarantee.give_money_back(subscription, by=ada.account, now=now, account=THEIRS)

    said = _words(Document.objects.get(kind=Document.Kind.CREDIT_NOTE))

    assert "DE02 1203 0000 0000 2020 51" in said
    assert Document.objects.invoices().get().number in said
