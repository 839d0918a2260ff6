"""Facts that contradict each other make no paper."""

from datetime import date

import pytest
from tests.billing.paper.papers import DIGITAL, a_credit_note, a_paper_line, an_invoice, euros

from octavo.billing.paper.document import document_of
from octavo.billing.paper.errors import PaperSenseless
from octavo.billing.paper.facts import TaxSum
from octavo.core.terms.money import Money


def test_sums_are_those_of_the_lines():
    invoice = an_invoice()

    assert (invoice.net, invoice.tax, invoice.gross) == (euros(9400), euros(658), euros(10058))


def test_each_rate_and_rule_is_summed_by_itself():
    reduced, full = a_paper_line(), a_paper_line(rate=1900, tax=euros(1406), gross=euros(8806))

    sums = an_invoice(lines=(reduced, full, reduced, DIGITAL)).tax_sums

    rule = "§ 12 (2) no. 1 UStG"
    assert sums == (
        TaxSum(700, "print", "DE", rule, euros(14800), euros(1036), euros(15836)),
        TaxSum(1900, "print", "DE", rule, euros(7400), euros(1406), euros(8806)),
        TaxSum(700, "digital", "DE", DIGITAL.rule, euros(2000), euros(140), euros(2140)),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"gross": euros(7919)},
        {"tax": Money(518, "CHF")},
        {"rate": -1},
        {"rate": 10_001},
    ],
)
def test_a_line_that_does_not_add_up_is_refused(changes):
    with pytest.raises(PaperSenseless):
        a_paper_line(**changes)


def test_a_paper_has_lines_in_one_currency():
    francs = a_paper_line(net=Money(7400, "CHF"), tax=Money(518, "CHF"), gross=Money(7918, "CHF"))
    for lines in ((), (a_paper_line(), francs), (a_paper_line(),) * 501):
        with pytest.raises(PaperSenseless):
            an_invoice(lines=lines)


def test_a_credit_note_names_the_invoice_that_it_corrects():
    with pytest.raises(PaperSenseless):
        a_credit_note(corrects="")


@pytest.mark.parametrize(
    ("language", "sum_", "rate", "day"),
    [
        ("en-GB", "€100.58", "7%", "30 November 2026"),
        ("en-US", "€100.58", "7%", "November 30, 2026"),
        ("de-DE", "100,58 €", "7 %", "30. November 2026"),
        ("de", "100,58 €", "7 %", "30. November 2026"),
        ("fr", "100,58 €", "7 %", "30 novembre 2026"),
        ("xx-nonsense", "€100.58", "7%", "30 November 2026"),
    ],
)
def test_sums_rates_and_days_are_written_as_the_language_does(language, sum_, rate, day):
    document = document_of(an_invoice(language=language))

    written = document["panel"]["sum"], document["lines"][0]["sums"][1], document["facts"][0][1]
    assert [it.replace("\u00a0", " ") for it in written] == [sum_, rate, day]


@pytest.mark.parametrize(
    ("rate", "written"), [(0, "0%"), (550, "5.5%"), (1900, "19%"), (1, "0.01%")]
)
def test_a_rate_keeps_its_decimals(rate, written):
    document = document_of(an_invoice(lines=(a_paper_line(rate=rate),)))

    assert document["lines"][0]["sums"][1] == written


def test_the_last_day_of_a_span_is_the_one_before_its_end():
    """A span is half-open; people read its last day."""
    one_day = an_invoice(supplied=(date(2027, 2, 28), date(2027, 3, 1)), supplied_text="")

    assert dict(document_of(one_day)["facts"])["Supplied"] == "28 February 2027 to 28 February 2027"
