"""Sums of money."""

from __future__ import annotations

import re
from typing import NamedTuple

from octavo.core.renditions.narration.spoken import numerals
from octavo.core.renditions.narration.spoken.attributes import describes
from octavo.core.renditions.narration.spoken.figures import (
    AMOUNT,
    DASH,
    MINUS,
    NUMBER,
    SEPARATOR,
    is_one,
    said_amount,
)
from octavo.core.renditions.narration.spoken.measures import SCALES
from octavo.core.renditions.narration.spoken.rules import Found, Rule


class Currency(NamedTuple):
    """Its name for one and for several, and the names of its hundredth part, if it has one."""

    one: str
    several: str
    part: str = ""
    parts: str = ""


def dollars(country: str = "") -> Currency:
    head = f"{country} " if country else ""
    return Currency(f"{head}dollar", f"{head}dollars", "cent", "cents")


EURO = Currency("euro", "euros", "cent", "cents")
POUND = Currency("pound", "pounds", "penny", "pence")
YEN = Currency("yen", "yen")
RUPEE = Currency("rupee", "rupees", "paisa", "paise")
WON = Currency("won", "won")
ROUBLE = Currency("rouble", "roubles")
LIRA = Currency("lira", "lira")
HRYVNIA = Currency("hryvnia", "hryvnias")
SHEKEL = Currency("shekel", "shekels")
YUAN = Currency("yuan", "yuan")
REAL = Currency("real", "reais")
CURRENCIES = {
    "$": dollars(),
    "US$": dollars("U S"),
    "USD": dollars("U S"),
    "A$": dollars("Australian"),
    "AUD": dollars("Australian"),
    "C$": dollars("Canadian"),
    "CAD": dollars("Canadian"),
    "NZ$": dollars("New Zealand"),
    "HK$": dollars("Hong Kong"),
    "S$": dollars("Singapore"),
    "€": EURO,
    "EUR": EURO,
    "£": POUND,
    "GBP": POUND,
    "¥": YEN,
    "JPY": YEN,
    "CHF": Currency("Swiss franc", "Swiss francs", "centime", "centimes"),
    "₹": RUPEE,
    "Rs": RUPEE,
    "Rs.": RUPEE,
    "INR": RUPEE,
    "₩": WON,
    "KRW": WON,
    "₽": ROUBLE,
    "RUB": ROUBLE,
    "₺": LIRA,
    "TRY": LIRA,
    "₴": HRYVNIA,
    "UAH": HRYVNIA,
    "₪": SHEKEL,
    "ILS": SHEKEL,
    "CNY": YUAN,
    "RMB": YUAN,
    "R$": REAL,
    "BRL": REAL,
    "₿": Currency("bitcoin", "bitcoins"),
    "SEK": Currency("Swedish krona", "Swedish kronor"),
    "NOK": Currency("Norwegian krone", "Norwegian kroner"),
    "DKK": Currency("Danish krone", "Danish kroner"),
    "PLN": Currency("zloty", "zloty"),
    "zł": Currency("zloty", "zloty"),
    "CZK": Currency("Czech koruna", "Czech koruna"),
    "MXN": Currency("Mexican peso", "Mexican pesos"),
    "ZAR": Currency("rand", "rand"),
}
LINES_OF_A_SCREEN = frozenset({"480", "720", "1080", "1440", "2160"})  # “1080p”
SMALL = {"p": ("penny", "pence"), "¢": ("cent", "cents"), "c": ("cent", "cents")}
SIGN = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
SIGNS_ALONE = "$€£¥₹₩₽₺₴₪₿"
ABBREVIATED = "|".join(sorted(SCALES, key=len, reverse=True))
SCALE = (
    r"(?:[ \u00a0-]?(?P<scale>thousand|million|billion|trillion|crore|lakh)\b|"
    rf"[ \u00a0]?(?P<short>{ABBREVIATED})(?!\w))"
)
CENTS = re.compile(r"\.(\d\d)\Z")


def money(found: Found) -> str:
    currency = CURRENCIES[found["sign"]]
    minus = "minus " if found["minus"] else ""
    scale = found["scale"] or SCALES.get(found["short"], "")
    if not scale and not found["high"] and CENTS.search(found["low"]) and currency.part:
        return minus + with_cents(found["low"], currency, american=found.american)
    said = said_amount(found["low"], american=found.american)
    if found["high"]:
        said = f"{said} to {said_amount(found['high'], american=found.american)}"
    if found.match.groupdict().get("top"):
        top = said_amount(found["top"], american=found.american)
        scale = f"{scale} to {top} {SCALES[found['top_scale']]}".strip()
    one = (is_one(found["low"]) and not found["high"] and not scale) or describes(found)
    words = (minus + said, scale, currency.one if one else currency.several)
    return " ".join(word for word in words if word)


def with_cents(written: str, currency: Currency, *, american: bool) -> str:
    """“two pounds fifty”, in American “two dollars and fifty cents”; “seventy five cents” alone."""
    whole, _, cents = SEPARATOR.sub("", written).partition(".")
    units, rest = numerals.decimal(whole, "", american=american), int(cents)
    said = f"{units} {currency.one if whole == '1' else currency.several}"
    if rest == 0:
        return said
    parts = f"{numerals.cardinal(rest)} {currency.part if rest == 1 else currency.parts}"
    if not whole.strip("0"):
        return parts
    return f"{said} and {parts}" if american else f"{said} {numerals.cardinal(rest)}"


def small_money(found: Found) -> str | None:
    if found["low"] in LINES_OF_A_SCREEN:
        return None
    one, several = SMALL[found["sign"]]
    single = is_one(found["low"]) or describes(found)
    return f"{said_amount(found['low'], american=found.american)} {one if single else several}"


AFTER = rf"(?P<sign>{SIGN})(?!\w)"
RANGE = rf"(?P<low>{AMOUNT})(?:\s?{DASH}\s?(?P<high>{AMOUNT}))?"
RULES = (
    Rule(re.compile(rf"(?P<minus>{MINUS})?{RANGE}{SCALE}?[ \u00a0]?{AFTER}"), money),
    Rule(re.compile(rf"(?P<low>{NUMBER})(?P<sign>[pc¢])(?!\w)"), small_money),
)
SIGN_RULES = (
    Rule(
        re.compile(
            rf"(?P<minus>{MINUS})?(?P<sign>{SIGN})[ \u00a0]?(?P<low>{AMOUNT}|(?<!\w)\.\d+)"
            rf"(?:\s?{DASH}\s?(?P=sign)?(?P<high>{AMOUNT}))?{SCALE}?"
            rf"(?:{DASH}(?P<top>{NUMBER})(?P<top_scale>{ABBREVIATED})(?!\w))?"
        ),
        money,
    ),
)
