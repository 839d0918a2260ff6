"""Statements in CSV: each bank writes its own, and every row stands for itself."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.billing.bank.errors import BankTrouble, StatementRefused
from octavo.billing.bank.statements import read_statement
from octavo.core.terms.money import Money

# One payment of 1,100.58 euros, as each bank's export shows it, and a payout of 5 euros after it.
SPARKASSE = (
    '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
    '"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";'
    '"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";'
    '"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";'
    '"Waehrung";"Info"\r\n'
    '"DE89370400440532013000";"03.12.26";"03.12.26";"GUTSCHR. UEBERWEISUNG";"RF46 2026 0001 23";'
    '"";"";"NOTPROVIDED";"";"";"";"Müller, Ada";"DE75512108001245126199";"SOLADEST";"1100,58";'
    '"EUR";"Umsatz gebucht"\r\n'
    '"DE89370400440532013000";"04.12.26";"04.12.26";"ONLINE-UEBERWEISUNG";"Erstattung";"";"";'
    '"RF12C2026000007";"";"";"";"Ben Osei";"DE75512108001245126199";"SOLADEST";"-5,00";"EUR";'
    '"Umsatz gebucht"\r\n'
    '"DE89370400440532013000";"05.12.26";"05.12.26";"GUTSCHRIFT";"later";"";"";"";"";"";"";'
    '"Cleo Vance";"";"";"9,00";"EUR";"Umsatz vorgemerkt"\r\n'
).encode("cp1252")
VOLKSBANK = (
    "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;"
    "Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;"
    "BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;"
    "Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz\n"
    "Konto;DE89370400440532013000;GENODEF1;VB;03.12.2026;03.12.2026;Müller, Ada;"
    "DE75512108001245126199;SOLADEST;Gutschrift;RF46 2026 0001 23;1.100,58;EUR;2.000,00;;;;\n"
    "Konto;DE89370400440532013000;GENODEF1;VB;04.12.2026;04.12.2026;Ben Osei;"
    "DE75512108001245126199;SOLADEST;Ueberweisung;Erstattung;-5,00;EUR;1.995,00;;;;\n"
).encode()
DKB = (
    '"Girokonto";"DE89370400440532013000"\n"Zeitraum:";"01.12.2026 - 31.12.2026"\n'
    '"Kontostand vom 31.12.2026:";"2.000,00 €"\n""\n'
    '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";'
    '"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";'
    '"Kundenreferenz"\n'
    '"03.12.26";"03.12.26";"Gebucht";"Müller, Ada";"Vell Verlag";"RF46 2026 0001 23";"Eingang";'
    '"DE75512108001245126199";"1.100,58 €";"";"";""\n'
    '"04.12.26";"04.12.26";"Gebucht";"Vell Verlag";"Ben Osei";"Erstattung";"Ausgang";'
    '"DE75512108001245126199";"-5,00 €";"";"";"RF12C2026000007"\n'
    '"05.12.26";"";"Vorgemerkt";"Cleo Vance";"Vell Verlag";"later";"Eingang";"";"9,00 €";"";"";""\n'
).encode("utf-8-sig")
ING = (
    "Umsatzanzeige;Datei erstellt am: 31.12.2026 10:00\n\nIBAN;DE89 3704 0044 0532 0130 00\n"
    "Kontoname;Girokonto\nSaldo;2.000,00;EUR\n\n"
    "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;"
    "Währung;Betrag;Währung\n"
    "03.12.2026;03.12.2026;Müller, Ada;Gutschrift;RF46 2026 0001 23;2.000,00;CHF;1.100,58;EUR\n"
    "04.12.2026;04.12.2026;Ben Osei;Überweisung;Erstattung;1.995,00;CHF;-5,00;EUR\n"
).encode("cp1252")
DEUTSCHE_BANK = (
    "Umsätze Girokonto;;;;;;;;;;;;;;;;;\n01.12.2026 - 31.12.2026;;;;;;;;;;;;;;;;;\n"
    "Letzter Kontostand;;;;1.000,00;EUR\n"
    "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;"
    "BIC;Kundenreferenz;Mandatsreferenz ;Gläubiger ID;Fremde Gebühren;Betrag;"
    "Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung\n"
    "03.12.2026;03.12.2026;SEPA-Gutschrift;Müller, Ada;RF46 2026 0001 23;DE75512108001245126199;"
    "SOLADEST;NOTPROVIDED;;;;1.100,58;;;;;1.100,58;EUR\n"
    "04.12.2026;04.12.2026;SEPA-Überweisung;Ben Osei;Erstattung;DE75512108001245126199;SOLADEST;"
    "RF12C2026000007;;;;-5,00;;;;-5,00;;EUR\n"
    "Kontostand;31.12.2026;;;2.000,00;EUR\n"
).encode("cp1252")
SOLL_UND_HABEN = (
    "Datum;Name;Verwendungszweck;Soll;Haben;Währung\n"
    "03.12.2026;Müller, Ada;RF46 2026 0001 23;;1.100,58;EUR\n"
    "04.12.2026;Ben Osei;Erstattung;5,00;;EUR\n"
).encode()
WITH_A_LETTER = (
    "Buchungstag;Empfänger/Auftraggeber;Verwendungszweck;Umsatz;Soll/Haben\n"
    "03.12.2026;Müller, Ada;RF46 2026 0001 23;1.100,58;H\n"
    "04.12.2026;Ben Osei;Erstattung;5,00;S\n"
).encode("utf-16")
N26 = (
    '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference",'
    '"Account Name","Amount (EUR)","Original Amount"\n'
    '2026-12-03,2026-12-03,"Müller, Ada",DE75512108001245126199,Credit,"RF46 2026 0001 23",Main,'
    "1100.58,\n"
    "2026-12-04,2026-12-04,Ben Osei,DE75512108001245126199,Debit,Erstattung,Main,-5.0,\n"
).encode()
PLAIN = (
    "date\tamount\tcurrency\tname\tiban\ttext\tend to end\n"
    "2026-12-03\t1,100.58\tEUR\tMüller, Ada\tDE75512108001245126199\tRF46 2026 0001 23\t\n"
    "2026-12-04\t-5.00\tEUR\tBen Osei\t\tErstattung\tRF12C2026000007\n"
).encode()
DIALECTS = {
    name: content
    for name, content in globals().items()
    if name.isupper() and isinstance(content, bytes)
}


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def read(*rows: str, headings: str = "date;amount;name;text"):
    return read_statement("\n".join((headings, *rows)).encode())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_bank_is_understood(dialect):
    statement = read_statement(DIALECTS[dialect])

    assert statement.troubles == ()
    assert [(it.booked_on, it.amount, it.name, it.text) for it in statement.lines] == [
        (date(2026, 12, 3), euros(110058), "Müller, Ada", "RF46 2026 0001 23"),
        (date(2026, 12, 4), euros(-500), "Ben Osei", "Erstattung"),
    ]


@pytest.mark.parametrize("dialect", ["SPARKASSE", "DKB", "DEUTSCHE_BANK", "PLAIN"])
def test_the_end_to_end_reference_is_kept_where_a_bank_tells_it(dialect):
    ends = [it.end_to_end for it in read_statement(DIALECTS[dialect]).lines]

    assert ends == ["", "RF12C2026000007"]


def test_the_account_of_the_house_is_known_where_a_bank_tells_it():
    assert read_statement(SPARKASSE).iban == "DE89370400440532013000"
    assert read_statement(VOLKSBANK).iban == "DE89370400440532013000"


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("100,58", 10058),
        ("100.58", 10058),
        ("1.100,58", 110058),
        ("1,100.58", 110058),
        ("1.100.100,5", 110010050),
        ("1'100.58", 110058),
        ("1 100,58", 110058),
        ("+100,58 EUR", 10058),
        ("€ 100,58", 10058),
        ("-100,58", -10058),
        ("−100,58", -10058),
        ("100,58-", -10058),
        ("100,58 S", -10058),
        ("100,58 H", 10058),
        ("100", 10000),
        ("0,00", 0),
        ("1.234.567", 123456700),
    ],
)
def test_sums_are_read_as_banks_write_them(written, cents):
    statement = read(f"2026-12-03;{written};Ada;x")

    assert ([it.amount for it in statement.lines], statement.troubles) == ([euros(cents)], ())


@pytest.mark.parametrize(
    "written",
    [
        "",
        "abc",
        "=1+1",
        "1e3",
        "NaN",
        "1,2,3",
        "1.00,00.00",
        "12.34,56",
        "--5",
        "100,555",  # three digits behind the only mark: thousands or too many decimals
        "1.234",
        "100,5555",
        "99999999999999999999",
        "99999999999,00",
        "１００",
        "1" * 5000,
    ],
)
def test_what_is_no_sum_is_named_and_the_others_are_read(written):
    statement = read("2026-12-03;5;Ada;x", f"2026-12-03;{written};Ada;x", "2026-12-03;6;Ada;x")

    assert [(it.row, it.column) for it in statement.troubles] == [(3, "amount")]
    assert [it.amount for it in statement.lines] == [euros(500), euros(600)]


def test_a_sum_of_two_meanings_is_read_as_its_column_is():
    """1.234 is a thousand where others write 5,00, and one and a bit where none can be."""
    german = read("2026-12-03;5,00;Ada;x", "2026-12-03;1.234;Ada;x")
    english = read("2026-12-03;5.00;Ada;x", "2026-12-03;1,234;Ada;x")

    assert [it.amount for it in german.lines] == [euros(500), euros(123400)]
    assert german.lines[1].amount == english.lines[1].amount


def test_a_mark_is_not_taken_from_a_column_that_contradicts_itself():
    statement = read("2026-12-03;5,00;A;x", "2026-12-03;5.00;A;x", "2026-12-03;1.234;A;x")

    assert [it.amount for it in statement.lines] == [euros(500), euros(500)]
    assert "two ways" in statement.troubles[0].sentence


@pytest.mark.parametrize(
    "day", ["", "tomorrow", "31.02.2026", "12/03/2026", "2026-3-1", "03.12.1926", "3.12.9999"]
)
def test_what_is_no_day_is_named(day):
    statement = read(f"{day};5;Ada;x", "3.1.26;6;Ada;x")

    assert [(it.row, it.column) for it in statement.troubles] == [(2, "date")]
    assert [it.booked_on for it in statement.lines] == [date(2026, 1, 3)]


@pytest.mark.parametrize("row", ["2026-12-03", "2026-12-03;5", "2026-12-03;5;Ada;x;and;more"])
def test_a_row_that_has_lost_its_order_is_named(row):
    statement = read(row, "2026-12-03;6;Ada;x")

    assert [it.row for it in statement.troubles] == [2]
    assert len(statement.lines) == 1


def test_a_row_is_counted_where_it_begins():
    """A text may have several lines."""
    statement = read('2026-12-03;5;Ada;"one\ntwo"', "never;5;Ada;x")

    assert statement.lines[0].text == "one two"
    assert [it.row for it in statement.troubles] == [4]


def test_a_booking_is_in_one_of_two_columns():
    statement = read(
        "2026-12-03;5;5;x", "2026-12-03;;;x", "2026-12-03;5;;x", headings="date;debit;credit;text"
    )

    assert [it.row for it in statement.troubles] == [2, 3]
    assert [it.amount for it in statement.lines] == [euros(-500)]


def test_each_row_has_its_own_currency():
    statement = read(
        "2026-12-03;5;CHF", "2026-12-03;5;€", "2026-12-03;5;", "2026-12-03;5;francs",
        "2026-12-03;500;JPY", headings="date;amount;currency",
    )  # fmt: skip

    assert [it.amount for it in statement.lines] == [
        Money(500, "CHF"),
        euros(500),
        euros(500),
        Money(500, "JPY"),
    ]
    assert [(it.row, it.column) for it in statement.troubles] == [(5, "currency")]


def test_words_stay_words_whatever_they_look_like():
    (line,) = read("2026-12-03;5;=cmd|' /C calc'!A0;@SUM(A1)\x07\u202e end").lines

    assert (line.name, line.text) == ("=cmd|' /C calc'!A0", "@SUM(A1) end")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "no headings"),
        (b"name;text\nAda;x\n", "no headings"),
        (b"date;text\n2026-12-03;x\n", "no headings"),
        (b"date;amount\0;x\n", "neither camt.053 nor CSV"),
        (bytes(range(256)), "neither camt.053 nor CSV"),
        ((b"x;y\n" * 50) + b"date;amount\n2026-12-03;5\n", "no headings"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(StatementRefused, match=sentence):
        read_statement(content)


def test_a_quote_that_is_never_closed_does_not_eat_the_rest_in_silence():
    statement = read("2026-12-03;5;Ada;x", f'2026-12-03;5;Ada;"{"x" * 200_000}')

    assert len(statement.lines) == 1
    assert [it.row for it in statement.troubles] == [3]


def test_more_lines_than_any_statement_has_are_refused():
    with pytest.raises(StatementRefused, match="more lines"):
        read(*(["2026-12-03;5;A;x"] * 100_001))


def test_equal_rows_are_all_kept_with_keys_of_their_own():
    statement = read(*(["2026-12-03;5;Ada;x"] * 3))

    assert len({it.key for it in statement.lines}) == 3
    again = read(*(["2026-12-03;5;Ada;x"] * 2))
    assert [it.key for it in again.lines] == [it.key for it in statement.lines[:2]]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    with suppress(BankTrouble):
        assert read_statement(content).form


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_cells_are_read_or_named(cells):
    statement = read(";".join(cells), "2026-12-03;6;Ada;last")

    for line in statement.lines:
        assert line.booked_on.year >= 2000
    assert len(statement.lines) + len(statement.troubles) >= 1
