"""In which direction a language is written."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

_LANGUAGES = frozenset(
    "ae ar arc ars ary arz ckb dv fa he iw ji lrc mzn nqo pnb prs ps sd skr syr ug ur yi".split()
)
_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())
_SCRIPT_LETTERS = 4


def direction(language: str) -> Direction:
    """The direction of a BCP 47 tag: of its script where it names one, else of its language."""
    first, *others = language.lower().split("-")
    script = next((it for it in others if len(it) == _SCRIPT_LETTERS and it.isalpha()), None)
    is_rtl = script in _SCRIPTS if script else first in _LANGUAGES
    return "rtl" if is_rtl else "ltr"
