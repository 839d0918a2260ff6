"""The rules of English, in the order in which they are tried."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken import (
    addresses,
    capitals,
    dates,
    figures,
    measures,
    money,
    regnal,
    shortened,
    signs,
    times,
    years,
)
from octavo.core.renditions.narration.spoken.scanning import RuleBook
from octavo.core.renditions.narration.spoken.units import UNITS

FIGURES = (
    *addresses.RULES,
    *addresses.DIGIT_RULES,
    *dates.RULES,
    *figures.CHAINS,
    *times.RULES,
    *money.RULES,
    *years.SPANS,
    *measures.RULES,
    *years.RULES,
    *figures.RULES,
)
LETTERS = (
    *addresses.RULES,
    *money.SIGN_RULES,
    *years.LETTER_RULES,
    *shortened.RULES,
    *regnal.RULES,
    *measures.LETTER_RULES,
    *signs.LETTER_RULES,
    *capitals.RULES,
)
SIGNS = (
    *money.SIGN_RULES,
    *addresses.SIGN_RULES,
    *addresses.DIGIT_RULES[:1],
    *years.SPANS,
    *money.RULES,
    *measures.RULES,
    *figures.RULES[-1:],
    *signs.RULES,
)
SHORT = "sq mm v vs p pp c ca et i ii iii iv vi vii viii ix x xi xii l co".split()
ENGLISH = RuleBook(
    letters=LETTERS,
    figures=FIGURES,
    signs=SIGNS,
    plain=re.compile(r"[a-z]+(?=[ ,;!?]|\Z)"),
    not_plain=frozenset([*UNITS, *shortened.UNDOTTED, *SHORT]),
)
