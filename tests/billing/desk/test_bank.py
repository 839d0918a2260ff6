"""Statements are brought and decided at the desk; what is owed to subscribers is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree
from tests.factories import (
    a_paid_subscription,
    a_seller,
    a_subscriber,
    an_editor,
    an_offer,
    an_order,
)

from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Payment, Payout, Statement, StatementLine

ACCOUNT = {"holder": "Ada Moll", "iban": "DE89370400440532013000", "bic": "COBADEFFXXX"}


def a_csv(*rows: tuple[str, str, str], day: str) -> SimpleUploadedFile:
    """A statement as a bank gives it: sum, name and text of each line."""
    lines = ["Buchungstag;Betrag;Waehrung;Name;IBAN;Verwendungszweck"]
    lines += [
        f"{day};{amount};EUR;{name};DE02120300000000202051;{text}" for amount, name, text in rows
    ]
    return SimpleUploadedFile("november.csv", "\n".join(lines).encode(), "text/csv")


@pytest.fixture
def invoice(db, now):
    """Written today, and not paid."""
    a_seller()
    order = an_order(offer=an_offer(), payer=a_subscriber(now=now), now=now)
    return open_invoice(order.subscription)


@pytest.fixture
def day(now) -> str:
    return f"{local_day(now):%d.%m.%Y}"


def bring(desk, *rows, day):
    response = desk.post("/newsroom/desk/bank/", {"file": a_csv(*rows, day=day)}, follow=True)
    return response.content.decode()


def test_a_statement_is_brought_and_what_is_certain_is_paid(desk, invoice, day, tor):
    html = bring(
        desk,
        ("96,00", "Ada Moll", invoice.reference),
        ("12,00", "Zola Quist", "Fuer Eier"),
        day=day,
    )

    assert Payment.objects.get().document == invoice
    assert "1 line matched, 1 to decide, 0 known from an earlier file." in html
    assert "Zola Quist" in html
    assert Statement.objects.get().by == tor
    assert "november.csv" in desk.get("/newsroom/desk/bank/").content.decode()


def test_what_is_in_doubt_is_decided_with_one_click(desk, invoice, day, tor):
    html = bring(desk, ("96,00", "Ada Moll", "Zeitschrift"), day=day)
    line = StatementLine.objects.get()
    assert f'name="document" value="{invoice.pk}"' in html

    desk.post(f"/newsroom/desk/bank/lines/{line.pk}/", {"document": invoice.pk})

    line.refresh_from_db()
    assert (line.state, line.document, line.decided_by) == ("matched", invoice, tor)
    assert Payment.objects.get().statement_line == line


def test_a_wrong_sum_pays_nothing_and_is_put_away_with_a_reason(desk, invoice, day):
    html = bring(desk, ("95,00", "Ada Moll", invoice.reference), day=day)
    line = StatementLine.objects.get()
    address = f"/newsroom/desk/bank/lines/{line.pk}/"
    assert f'name="document" value="{invoice.pk}"' not in html

    refused = desk.post(address, {"document": invoice.pk})
    assert refused.status_code == 422
    assert "That is not the sum that is due." in refused.content.decode()
    desk.post(address, {"put_away": "1", "because": "Sent back."})

    line.refresh_from_db()
    assert (line.state, line.because) == ("put_away", "Sent back.")
    assert not Payment.objects.exists()


def test_another_invoice_is_named_by_its_number(desk, invoice, day):
    bring(desk, ("96,00", "Zola Quist", "fuer Ada"), day=day)
    line = StatementLine.objects.get()
    address = f"/newsroom/desk/bank/lines/{line.pk}/"

    unknown = desk.post(address, {"number": "2026-999999"})
    assert "No invoice is known by that." in unknown.content.decode()
    desk.post(address, {"number": invoice.number.lower()})

    assert Payment.objects.get().document == invoice
    again = desk.post(address, {"put_away": "1"})
    assert "Somebody has decided about this line already." in again.content.decode()


def test_the_page_of_a_line_lists_what_it_may_be_for(desk, invoice, day):
    bring(desk, ("96,00", "Ada Moll", "Zeitschrift"), day=day)
    line = StatementLine.objects.get()

    html = desk.get(f"/newsroom/desk/bank/lines/{line.pk}/").content.decode()

    assert f"Pays {invoice.number}" in html
    assert "there is no reference" in html


def test_the_same_file_again_changes_nothing(desk, invoice, day):
    rows = [("96,00", "Ada Moll", invoice.reference)]
    bring(desk, *rows, day=day)

    html = bring(desk, *rows, day=day)

    assert "0 lines matched, 0 to decide, 1 known from an earlier file." in html
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"<html></html>", b"name,age\nAda,30\n"])
def test_a_file_that_is_no_statement_is_refused_with_a_sentence(desk, invoice, content):
    file = SimpleUploadedFile("holiday.xml", content)

    response = desk.post("/newsroom/desk/bank/", {"file": file})

    assert response.status_code == 422
    assert "w-field__errors" in response.content.decode()
    assert not StatementLine.objects.exists()


def test_the_bank_page_costs_as_many_queries_for_many_lines(
    desk, invoice, day, django_assert_max_num_queries
):
    bring(desk, ("1,00", "Zola Quist", "eins"), day=day)
    with django_assert_max_num_queries(40) as short:
        desk.get("/newsroom/desk/bank/")
    most = len(short)

    bring(desk, *((f"{n},00", f"Zola {n}", f"Nr. {n}") for n in range(2, 30)), day=day)
    with django_assert_max_num_queries(most):
        desk.get("/newsroom/desk/bank/")


@pytest.fixture
def owed(db, now) -> Payout:
    """Given back, and nobody knows where it goes."""
    a_seller()
    earlier = now - timedelta(days=2)
    payer = a_subscriber(name="Otto Owed", now=earlier)
    subscription = a_paid_subscription(now=earlier, payer=payer, offer=an_offer(code="owed"))
    give_money_back(subscription, by=None, now=now)
    return Payout.objects.get()


def test_a_sum_without_an_account_is_asked_for_and_then_sent(desk, owed):
    before = desk.get("/newsroom/desk/payouts/").content.decode()
    assert "Nobody knows where it goes" in before
    desk.post(f"/newsroom/desk/payouts/{owed.pk}/", ACCOUNT)
    shown = desk.get("/newsroom/desk/payouts/").content.decode()
    assert "€96.00" in shown

    response = desk.post("/newsroom/desk/payouts/")

    file = etree.fromstring(response.content)
    assert file.findtext(".//{*}CtrlSum") == "96.00"
    assert file.findtext(".//{*}CdtrAcct//{*}IBAN") == ACCOUNT["iban"]
    assert "attachment" in response["Content-Disposition"]
    owed.refresh_from_db()
    assert owed.exported_at is not None
    after = desk.get("/newsroom/desk/payouts/").content.decode()
    assert "Handed to the bank, not seen leaving yet" in after


def test_what_the_bank_lost_goes_into_the_file_once_more(desk, owed):
    desk.post(f"/newsroom/desk/payouts/{owed.pk}/", ACCOUNT)
    first = desk.post("/newsroom/desk/payouts/").content

    nothing = desk.post("/newsroom/desk/payouts/")
    again = desk.post("/newsroom/desk/payouts/", {"again": owed.pk}).content

    assert nothing.status_code == 422
    assert owed.end_to_end.encode() in first
    assert owed.end_to_end.encode() in again


def test_a_payout_is_owed_until_a_statement_shows_it(desk, owed, day):
    desk.post(f"/newsroom/desk/payouts/{owed.pk}/", ACCOUNT)
    desk.post("/newsroom/desk/payouts/")

    bring(desk, ("-96,00", "Ada Moll", owed.end_to_end), day=day)

    owed.refresh_from_db()
    assert owed.matched_at is not None
    assert "Seen leaving the account" in desk.get("/newsroom/desk/payouts/").content.decode()


@pytest.mark.parametrize("wrong", [{"iban": "DE00"}, {"iban": ""}, {"holder": ""}])
def test_an_account_that_is_none_is_not_kept(desk, owed, wrong):
    response = desk.post(f"/newsroom/desk/payouts/{owed.pk}/", ACCOUNT | wrong)

    assert response.status_code == 422
    owed.refresh_from_db()
    assert owed.iban == ""


def test_nobody_else_touches_money(client, owed, invoice, day):
    client.force_login(an_editor())

    for address in ("bank/", "payouts/", f"payouts/{owed.pk}/", f"documents/{invoice.pk}/"):
        answer = client.post(f"/newsroom/desk/{address}", {"file": a_csv(day=day)})
        assert answer.status_code in {302, 403, 405}, address
    owed.refresh_from_db()
    assert owed.exported_at is None
    assert not Statement.objects.exists()


def test_a_document_is_shown_with_rates_and_rules(desk, invoice):
    html = desk.get(f"/newsroom/desk/documents/{invoice.pk}/").content.decode()

    assert invoice.number in html
    assert invoice.lines.first().rule in html
    assert "7 %" in html
