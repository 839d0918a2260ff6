"""The few words that other languages need around a number."""

from __future__ import annotations

from typing import NamedTuple

Names = dict[str, tuple[str, str]]


class Customs(NamedTuple):
    """What a share, a decimal sign, a minus and a span are called; names of currencies, one and many."""

    per_cent: str = ""
    comma: str = ""
    minus: str = ""
    to: str = ""
    hour: str = ""
    currencies: Names = {}


PLAIN = Customs()
# Languages that set a point before the decimals, and commas between thousands.
COMMA_GROUPS = frozenset("ar bn fa he hi ja kn ko ms mt sw ta te th tl ur zh cy ga".split())
CUSTOMS = {
    "de": Customs(
        "Prozent", "Komma", "minus", "bis", "Uhr",
        {"€": ("Euro", "Euro"), "$": ("Dollar", "Dollar"), "£": ("Pfund", "Pfund")},
    ),
    "fr": Customs(
        "pour cent", "virgule", "moins", "à", "heures",
        {"€": ("euro", "euros"), "$": ("dollar", "dollars"), "£": ("livre", "livres")},
    ),
    "es": Customs(
        "por ciento", "coma", "menos", "a", "y",
        {"€": ("euro", "euros"), "$": ("dólar", "dólares"), "£": ("libra", "libras")},
    ),
    "it": Customs(
        "per cento", "virgola", "meno", "a", "e",
        {"€": ("euro", "euro"), "$": ("dollaro", "dollari"), "£": ("sterlina", "sterline")},
    ),
    "pt": Customs(
        "por cento", "vírgula", "menos", "a", "e",
        {"€": ("euro", "euros"), "$": ("dólar", "dólares"), "£": ("libra", "libras")},
    ),
    "nl": Customs(
        "procent", "komma", "min", "tot", "uur",
        {"€": ("euro", "euro"), "$": ("dollar", "dollar"), "£": ("pond", "pond")},
    ),
    "sv": Customs("procent", "komma", "minus", "till", "", {"€": ("euro", "euro")}),
    "da": Customs("procent", "komma", "minus", "til", "", {"€": ("euro", "euro")}),
    "nb": Customs("prosent", "komma", "minus", "til", "", {"€": ("euro", "euro")}),
    "no": Customs("prosent", "komma", "minus", "til", "", {"€": ("euro", "euro")}),
    "fi": Customs("prosenttia", "pilkku", "miinus", "", "", {"€": ("euro", "euroa")}),
    "pl": Customs("procent", "przecinek", "minus", "do", "", {"€": ("euro", "euro")}),
    "cs": Customs("procent", "celá", "minus", "až", "", {"€": ("euro", "euro")}),
    "ru": Customs("процентов", "запятая", "минус", "до", "", {"€": ("евро", "евро")}),
    "uk": Customs("відсотків", "кома", "мінус", "до", "", {"€": ("євро", "євро")}),
    "tr": Customs("", "virgül", "eksi", "", "", {"€": ("euro", "euro")}),
}  # fmt: skip
