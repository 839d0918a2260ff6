"""Other languages say numbers, shares and sums in their own words, and the rest as it stands."""

import pytest
from num2words import CONVERTER_CLASSES

from octavo.core.renditions.narration.spoken.speaking import speak

SENTENCES = [
    (
        "de",
        "Am 3. Oktober 1998 stieg es um 12,5 %.",
        "Am dritten Oktober neunzehnhundertachtundneunzig stieg es um zwölf Komma fünf Prozent.",
    ),
    (
        "de-AT",
        "Der 3. Mai: 1.250,50 € und $5, z. B.",
        "Der dritte Mai: eintausendzweihundertfünfzig Euro fünfzig und fünf Dollar, z B.",
    ),
    (
        "de",
        "Um 18:05 Uhr 3–4 Gäste – 1,00 €",
        "Um achtzehn Uhr fünf drei bis vier Gäste — eins Euro",
    ),
    (
        "fr",
        "1 234 élèves — 3 € : « oui » ! 5 000 %",
        "mille deux cent trente-quatre élèves — trois euros: oui! cinq mille pour cent",
    ),
    ("es", "¿Cuánto? -5 % (más).", "Cuánto? menos cinco por ciento, más."),
    ("nb", "1998 og 3", "nitten hundre og nittiåtte og tre"),
    ("fr-CH", "98", "nonante-huit"),
    ("el", "Το 1998 ήταν 3,5 %.", "Το 1998 ήταν 3 5."),
    ("zh", "他有3本书。好！", "他有 3 本书. 好!"),
    ("ja", "3.5、1,250", "三 五, 千二百五十"),
    ("ar", "كان ٣٪", "كان ثلاثة"),
    ("x-none", "3. May and www.example.org/a", "3. May and www example org a"),
    ("de", "1" * 37, " ".join(["eins"] * 37)),
    ("de", "a–b, 5 Millionen %", "a b, fünf Millionen Prozent"),
    ("es", "1" + "0" * 35, "uno " + " ".join(["cero"] * 35)),
    ("de", "für 1 €", "für ein Euro"),
    ("hi", "यह किताब", "यह किताब"),
]


@pytest.mark.parametrize(("language", "written", "spoken"), SENTENCES)
def test_a_language_says_its_own_numbers(language, written, spoken):
    assert speak(written, language=language).text == spoken


@pytest.mark.parametrize("language", sorted(CONVERTER_CLASSES))
def test_no_number_is_too_much_for_a_language(language):
    """Converters fail for some numbers; then the digits are said one by one, or stand."""
    numbers = "0 7 100 1998 1,5 % -3 1000000001 20:15 3. Mai €5,05 " + " ".join(
        "1" + "0" * noughts for noughts in (12, 20, 35, 50)
    )

    spoken = speak(numbers, language=language)

    assert len(spoken.words) >= len(numbers.split())
