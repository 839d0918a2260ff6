"""Names and texts in the letters that every bank of SEPA takes."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

# Latin letters, digits and / - ? : ( ) . , ' + as the banks have agreed.
_ELSE = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_OU = re.compile("ο[υύ]")
_SPELT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
        "&": "+", "’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "_": "-",
    }
)  # fmt: skip
_GREEK_AND_CYRILLIC = str.maketrans(
    dict(
        pair.split("=")
        for pair in (
            "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y "
            "φ=f χ=ch ψ=ps ω=o а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r "
            "с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=d "
            "ј=j љ=lj њ=nj ћ=c џ=dz"
        ).split()
    )
)


def bank_letters(text: str, longest: int) -> str:
    """The text as banks carry it; empty when nothing of it can be written so."""
    found = []
    for letter in _OU.sub("ou", normalize("NFC", text)).translate(_SPELT):
        bare = "".join(it for it in normalize("NFKD", letter) if not combining(it))
        small = bare.lower()
        other = small.translate(_GREEK_AND_CYRILLIC)
        if other != small:
            bare = other if bare == small else other.capitalize()
        found.append(_ELSE.sub(" ", bare))
    return " ".join("".join(found).split()).lstrip("/-:")[:longest].strip()
