"""Statements in camt.053 are read as banks write them, and nothing in them does harm."""

from datetime import date

import pytest

from octavo.billing.bank.errors import StatementRefused
from octavo.billing.bank.statements import Trouble, read_statement
from octavo.core.terms.money import Money

VERSIONS = ("02", "04", "08")


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def camt(*entries: str, version: str = "08", message: str = "", before: str = "") -> bytes:
    space = f"urn:iso:std:iso:20022:tech:xsd:{message or f'camt.053.001.{version}'}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>{before}
<Document xmlns="{space}"><BkToCstmrStmt>
  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-12-04T06:00:00+01:00</CreDtTm></GrpHdr>
  <Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
  {"".join(entries)}</Stmt>
</BkToCstmrStmt></Document>""".encode()


def an_entry(
    *details: str,
    amount: str = "100.58",
    currency: str = "EUR",
    sign: str = "CRDT",
    day: str = "<BookgDt><Dt>2026-12-03</Dt></BookgDt>",
    version: str = "08",
    status: str = "BOOK",
) -> str:
    state = status if version in ("02", "04") else f"<Cd>{status}</Cd>"
    return f"""<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>
      <Sts>{state}</Sts>{day}<AcctSvcrRef>2026120300001</AcctSvcrRef>
      <NtryDtls>{"".join(details)}</NtryDtls><AddtlNtryInf>SEPA Gutschrift</AddtlNtryInf></Ntry>"""


def a_detail(
    *,
    text: str = "RF46 2026 0001 23",
    name: str = "Ada Möll",
    amount: str = "",
    sign: str = "",
    end_to_end: str = "NOTPROVIDED",
    party: str = "Dbtr",
    version: str = "08",
) -> str:
    named = f"<Nm>{name}</Nm>" if version in ("02", "04") else f"<Pty><Nm>{name}</Nm></Pty>"
    if amount and version == "02":
        amount = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>'
    elif amount:
        amount = f'<Amt Ccy="EUR">{amount}</Amt>'
    sign = f"<CdtDbtInd>{sign}</CdtDbtInd>" if sign else ""
    return f"""<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>{amount}{sign}
      <RltdPties><{party}>{named}</{party}>
      <{party}Acct><Id><IBAN>DE75512108001245126199</IBAN></Id></{party}Acct></RltdPties>
      <RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"""


def refused(content: bytes) -> str:
    with pytest.raises(StatementRefused) as trouble:
        read_statement(content)
    return str(trouble.value)


@pytest.mark.parametrize("version", VERSIONS)
def test_money_that_came_in_is_a_line_in_each_version(version):
    read = read_statement(
        camt(an_entry(a_detail(version=version), version=version), version=version)
    )

    (line,) = read.lines
    assert (line.position, line.booked_on, line.amount) == (1, date(2026, 12, 3), euros(10058))
    assert (line.name, line.iban) == ("Ada Möll", "DE75512108001245126199")
    assert (line.text, line.end_to_end) == ("RF46 2026 0001 23", "")
    assert (read.form, read.iban, read.troubles) == (
        f"camt.053.001.{version}",
        "DE89370400440532013000",
        (),
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_money_that_went_out_is_below_zero_and_names_who_got_it(version):
    detail = a_detail(party="Cdtr", end_to_end="RF12C2026000007", version=version)
    (line,) = read_statement(
        camt(an_entry(detail, sign="DBIT", version=version), version=version)
    ).lines

    assert (line.amount, line.name, line.end_to_end) == (
        euros(-10058),
        "Ada Möll",
        "RF12C2026000007",
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_a_batch_is_taken_apart(version):
    """Banks book many payments as one entry."""
    details = (
        a_detail(text="first", amount="60.00", version=version),
        a_detail(text="second", amount="40.58", version=version),
    )
    read = read_statement(camt(an_entry(*details, version=version), version=version))

    assert [(it.text, it.amount) for it in read.lines] == [
        ("first", euros(6000)),
        ("second", euros(4058)),
    ]
    assert read.troubles == ()


def test_a_batch_that_does_not_add_up_stays_one_line_and_is_told():
    """Its money did arrive: it must not vanish because of what it is made of."""
    details = (a_detail(amount="60.00"), a_detail(amount="60.00"))

    read = read_statement(camt(an_entry(*details), an_entry(a_detail())))

    assert [it.amount for it in read.lines] == [euros(10058), euros(10058)]
    assert [(it.row, it.column) for it in read.troubles] == [(1, "TxDtls/Amt")]


def test_a_batch_without_details_is_one_line_with_its_name():
    batch = "<Btch><MsgId>M77</MsgId><PmtInfId>OCTAVO1</PmtInfId><NbOfTxs>3</NbOfTxs></Btch>"

    (line,) = read_statement(camt(an_entry(batch, sign="DBIT"))).lines

    assert (line.amount, line.text) == (euros(-10058), "SEPA Gutschrift M77 OCTAVO1")


def test_a_structured_reference_is_part_of_the_text():
    detail = a_detail().replace(
        "<Ustrd>RF46 2026 0001 23</Ustrd>",
        "<Strd><CdtrRefInf><Ref>RF462026000123</Ref></CdtrRefInf></Strd>",
    )

    (line,) = read_statement(camt(an_entry(detail))).lines

    assert line.text == "RF462026000123"


@pytest.mark.parametrize("status", ["PDNG", "INFO", "FUTR"])
@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_not_booked_is_no_line(status, version):
    entry = an_entry(a_detail(version=version), version=version, status=status)

    assert read_statement(camt(entry, version=version)).lines == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("<BookgDt><DtTm>2026-12-03T23:59:59+01:00</DtTm></BookgDt>", date(2026, 12, 3)),
        ("<ValDt><Dt>2026-12-05</Dt></ValDt>", date(2026, 12, 5)),
    ],
)
def test_a_day_may_be_said_in_other_ways(day, expected):
    (line,) = read_statement(camt(an_entry(a_detail(), day=day))).lines

    assert line.booked_on == expected


@pytest.mark.parametrize(
    ("entry", "column"),
    [
        (an_entry(a_detail(), amount="1e9"), "Amt"),
        (an_entry(a_detail(), amount="NaN"), "Amt"),
        (an_entry(a_detail(), amount="-5.00"), "Amt"),
        (an_entry(a_detail(), amount=""), "Amt"),
        (an_entry(a_detail(), amount="1,50"), "Amt"),
        (an_entry(a_detail(), amount="0.005"), "Amt"),
        (an_entry(a_detail(), amount="999999999999999"), "Amt"),
        (an_entry(a_detail(), amount="９.００"), "Amt"),
        (an_entry(a_detail(), currency="eu"), "Amt/@Ccy"),
        (an_entry(a_detail(), sign="BOTH"), "CdtDbtInd"),
        (an_entry(a_detail(), day=""), "BookgDt"),
        (an_entry(a_detail(), day="<BookgDt><Dt>2026-13-03</Dt></BookgDt>"), "BookgDt/Dt"),
        (an_entry(a_detail(), day="<BookgDt><Dt>0001-01-01</Dt></BookgDt>"), "BookgDt/Dt"),
    ],
)
def test_a_bad_entry_is_named_and_the_others_are_read(entry, column):
    read = read_statement(camt(an_entry(a_detail()), entry, an_entry(a_detail(text="third"))))

    assert [(it.row, it.column) for it in read.troubles] == [(2, column)]
    assert [it.text for it in read.lines] == ["RF46 2026 0001 23", "third"]


def test_currencies_are_never_mixed_in_a_sum():
    read = read_statement(camt(an_entry(a_detail()), an_entry(a_detail(), currency="CHF")))

    assert [it.amount for it in read.lines] == [euros(10058), Money(10058, "CHF")]


def test_a_batch_of_two_currencies_stays_one_line():
    details = (a_detail(amount="60.00"), a_detail(amount="40.58").replace('"EUR"', '"CHF"'))

    read = read_statement(camt(an_entry(*details)))

    assert [it.amount for it in read.lines] == [euros(10058)]
    assert read.troubles[0].sentence == "The payments of this batch have other currencies."


def test_a_booking_that_the_bank_wrote_twice_is_taken_once():
    twice = an_entry(a_detail(end_to_end="E1"))

    read = read_statement(camt(twice, twice))

    assert len(read.lines) == 1
    assert read.troubles == (
        Trouble(0, "AcctSvcrRef", "1 bookings stand in this file twice; each is taken once."),
    )


def test_two_equal_payments_of_one_day_are_two():
    """Without references of their own, nobody can say that one is a copy."""
    entry = an_entry(a_detail()).replace("<AcctSvcrRef>2026120300001</AcctSvcrRef>", "")

    first, second = read_statement(camt(entry, entry)).lines

    assert first.key != second.key


def test_a_booking_has_the_same_key_in_a_file_that_overlaps():
    early, late = an_entry(a_detail(text="early")), an_entry(a_detail(text="late"))

    (first,) = read_statement(camt(late)).lines
    _, second = read_statement(camt(early, late)).lines

    assert first.key == second.key


def test_a_file_may_hold_statements_of_several_accounts():
    """What was booked on another account is no payment to the magazine."""
    other = "<Stmt><Id>S2</Id><Acct><Id><IBAN>AT611904300234573201</IBAN></Id></Acct>"
    content = camt(an_entry(a_detail())).decode()
    content = content.replace("</BkToCstmrStmt>", f"{other}{an_entry()}</Stmt></BkToCstmrStmt>")

    accounts = [line.account for line in read_statement(content.encode()).lines]

    assert accounts == ["DE89370400440532013000", "AT611904300234573201"]


BOMB = "<!DOCTYPE x [{}]>".format(
    '<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
    )
)  # fmt: skip
SECRET = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
NETWORK = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'


@pytest.mark.parametrize("before", [BOMB, SECRET, NETWORK, "<!DOCTYPE x>"])
@pytest.mark.parametrize("reference", ["&a;", "&j;", ""])
def test_a_file_that_declares_entities_is_refused(before, reference):
    """A bomb would fill the memory; another entity would read files of the server."""
    refused(camt(an_entry(a_detail(text=reference)), before=before))


def test_a_bomb_in_an_attribute_is_refused_too():
    refused(camt(an_entry(a_detail(), currency="&j;"), before=BOMB))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b" \n\0", "This file is empty."),
        (b"<html><body>Log in</body></html>", "no message of ISO 20022"),
        (camt(message="camt.052.001.08"), "This is camt.052.001.08 and no statement"),
        (camt(message="pain.001.001.09"), "This is pain.001.001.09 and no statement"),
        (camt(version="99"), "versions 02, 04, 08 are read"),
        (camt().replace(b"Stmt>", b"Other>"), "There is no statement"),
        (camt()[:-20], "This XML is broken"),
        (b"<" + b"a" * 100, "This XML is broken"),
        (b"<a>" * 5000, "This XML is broken"),
        (b"PK\x03\x04", "ZIP archive"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\r\n:20:STARTUMSE\r\n:25:37040044/532013000\r\n", "MT940"),
        (b"<x>" + b" " * 20_000_001 + b"</x>", "at most 20 MB"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_in_a_sentence(content, sentence):
    assert sentence in refused(content)


def test_words_stay_words_whatever_they_look_like():
    """Formulas are words; what is not seen goes; long texts are cut."""
    text = "=HYPERLINK(&quot;http://x&quot;) \u202egnp\u200b " + "x" * 5000

    (line,) = read_statement(
        camt(an_entry(a_detail(text=text, name="&lt;b&gt;Ada&lt;/b&gt;&#9;Moll" + "y" * 500)))
    ).lines

    assert line.text.startswith('=HYPERLINK("http://x") gnp xxx')
    assert (len(line.text), len(line.name)) == (1000, 140)
    assert line.name.startswith("<b>Ada</b> Moll")


def test_a_statement_may_be_utf_16():
    content = camt(an_entry(a_detail())).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')

    (line,) = read_statement(content.encode("utf-16")).lines

    assert line.name == "Ada Möll"


def test_ten_thousand_entries_are_read_in_a_moment():
    from time import process_time

    content = camt(*([an_entry(a_detail())] * 10_000))
    began = process_time()

    read = read_statement(content)

    assert (len(read.lines), read.troubles) == (10_000, ())
    assert process_time() - began < 20
