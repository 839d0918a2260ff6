"""What each language does with quotes, dashes, months and titles."""

from __future__ import annotations

from dataclasses import dataclass

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
APOSTROPHE = "’"

SPACED_DASH = f"{NO_BREAK}– "
CLOSE_DASH = "—"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


UNITS = _words(
    "km kg m cm mm µm nm g mg µg t l ml cl dl hl ha km² m² m³ cm² cm³ km/h m/s mph ft lb oz s ms"
    " min h kW MW GW kWh MWh GWh W V A Hz kHz MHz GHz Pa hPa kPa bar J kJ kcal kB MB GB TB % ‰ °C"
    " °F K € £ $ ¥ EUR GBP USD CHF px pt dpi dB"
)


@dataclass(frozen=True, slots=True)
class Customs:
    """One language's habits. Quotes are (opening, closing)."""

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    dash: str = SPACED_DASH
    months: tuple[str, ...] = ()
    month_comes_first: bool = False
    between_day_and_month: str = ""  # Spanish: 15 de abril
    titles: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()  # words that begin with an apostrophe
    spaced_guillemets: bool = False
    spaced_marks: str = ""  # marks with a narrow space before them
    spaced_colon: bool = False


_ENGLISH = Customs(
    months=_words(
        "January February March April May June July August September October November December"
    ),
    month_comes_first=True,
    titles=_words("Mr Mrs Ms Mx Dr Prof St Revd Rev Sir Dame Capt Col Gen Sgt Lt"),
    scales=_words("million billion trillion bn per"),
    elisions=_words("tis twas twere twill em til cause bout round n tween neath gainst"),
)
_GERMAN = Customs(
    double=("„", "“"),
    single=("‚", "‘"),
    months=_words(
        "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
    ),
    titles=("Dr", "Prof", "Hr", "Fr", "St"),
    scales=_words("Million Millionen Milliarde Milliarden Mio Mrd Prozent Uhr"),
)
_FRENCH = Customs(
    double=("«", "»"),
    months=_words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    titles=("M", "MM", "Mme", "Mmes", "Mlle", "Mgr", "Dr", "Pr", "St", "Ste"),
    scales=_words("million millions milliard milliards h"),
    spaced_guillemets=True,
    spaced_marks="!?;",
    spaced_colon=True,
)
_SPANISH = Customs(
    months=_words(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
        " diciembre"
    ),
    between_day_and_month="de ",
    titles=("Sr", "Sra", "Srta", "Dr", "Dra", "D", "Dña", "Prof"),
    scales=("millón", "millones", "mil"),
)
_ITALIAN = Customs(
    double=("«", "»"),
    single=("“", "”"),
    months=_words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre"
    ),
    titles=("Sig", "Dott", "Prof", "Avv", "Ing", "On"),
    scales=("milione", "milioni", "miliardo", "miliardi", "mila"),
    elisions=("sto", "sta", "ndrangheta"),
)
_DUTCH = Customs(
    months=_words(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    titles=("Dr", "Drs", "Mr", "Mevr", "Dhr", "Prof", "St"),
    scales=("miljoen", "miljard", "procent", "uur"),
    elisions=("s", "t", "n", "k", "m", "ie"),
)
_PORTUGUESE = Customs(
    months=_words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    between_day_and_month="de ",
    titles=("Sr", "Sra", "Dr", "Dra", "Prof", "Profa", "D"),
    scales=("milhão", "milhões", "mil"),
)
_SWEDISH = Customs(
    double=("”", "”"),
    single=("’", "’"),
    months=_words(
        "januari februari mars april maj juni juli augusti september oktober november december"
    ),
    scales=("miljon", "miljoner", "miljard", "miljarder", "procent"),
)
_NORWEGIAN_MONTHS = _words(
    "januar februar mars april mai juni juli august september oktober november desember"
)
_NORWEGIAN = Customs(double=("«", "»"), months=_NORWEGIAN_MONTHS)
_DANISH = Customs(
    double=("»", "«"),
    single=("›", "‹"),
    months=_words(
        "januar februar marts april maj juni juli august september oktober november december"
    ),
)
_AMERICAN = Customs(
    dash=CLOSE_DASH,
    months=_ENGLISH.months,
    month_comes_first=True,
    titles=_ENGLISH.titles,
    scales=_ENGLISH.scales,
    elisions=_ENGLISH.elisions,
)
_SWISS_GERMAN = Customs(
    double=("«", "»"),
    single=("‹", "›"),
    months=_GERMAN.months,
    titles=_GERMAN.titles,
    scales=_GERMAN.scales,
)
_CANADIAN_FRENCH = Customs(
    double=("«", "»"),
    months=_FRENCH.months,
    titles=_FRENCH.titles,
    scales=_FRENCH.scales,
    spaced_guillemets=True,
    spaced_colon=True,
)

_BY_TAG = {
    "en": _ENGLISH,
    "en-us": _AMERICAN,
    "en-ca": _AMERICAN,
    "de": _GERMAN,
    "de-ch": _SWISS_GERMAN,
    "de-li": _SWISS_GERMAN,
    "fr": _FRENCH,
    "fr-ca": _CANADIAN_FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
    "sv": _SWEDISH,
    "fi": Customs(double=("”", "”"), single=("’", "’")),
    "da": _DANISH,
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "pl": Customs(double=("„", "”"), single=("‚", "’")),
    "hu": Customs(double=("„", "”"), single=("»", "«")),
    "cs": Customs(double=("„", "“"), single=("‚", "‘")),
    "sk": Customs(double=("„", "“"), single=("‚", "‘")),
    "ru": Customs(double=("«", "»"), single=("„", "“")),
    "uk": Customs(double=("«", "»"), single=("„", "“")),
}
_OTHERS = Customs()


def customs(language: str) -> Customs:
    """The customs of a BCP 47 tag: of its region, else its language, else curly quotes alone."""
    tag = language.lower()
    language_alone = tag.partition("-")[0]
    return _BY_TAG.get(tag) or _BY_TAG.get(language_alone) or _OTHERS
