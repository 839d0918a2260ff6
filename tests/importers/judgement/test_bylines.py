"""Who made a piece is read from its byline, and nobody is invented."""

import pytest

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Link, Text
from octavo.importers.judgement.bylines import read_bylines, read_signature

PAGE = "https://vell.example/ada-fox"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Fox", ["Ada Fox"]),
        ("by ADA FOX and Ben Lund | 3 March 2026", ["Ada Fox", "Ben Lund"]),
        ("By Ada Fox, Ben Lund and Cleo Marsh", ["Ada Fox", "Ben Lund", "Cleo Marsh"]),
        ("By Ada and Ben Lund", ["Ada", "Ben Lund"]),
        ("By Ada Fox, Jr.", ["Ada Fox, Jr."]),
        ("By Ada Fox, Harbour Correspondent", ["Ada Fox"]),
        ("By Ada Fox in Port Vell", ["Ada Fox"]),
        ("By Ada Fox, Port Vell", ["Ada Fox"]),
        ("By Ada Fox @adafox", ["Ada Fox"]),
        ("By Ada Fox · 3 March 2026 · 5 min read", ["Ada Fox"]),
        ("Posted on March 3, 2026 by Ada Fox", ["Ada Fox"]),
        ("BY ADA O'NEIL", ["Ada O'Neil"]),
        ("By J.K. Fox", ["J.K. Fox"]),
        ("By Ludwig van Fox", ["Ludwig van Fox"]),
        ("An essay by Ada Fox", ["Ada Fox"]),
        ("Words and pictures by Ada Fox", ["Ada Fox"]),
        ("By The Editors", ["The Editors"]),
        ("Von Ada Fuchs und Ben Lund, Berlin", ["Ada Fuchs", "Ben Lund"]),
        ("Ein Plädoyer von Ada Fuchs", ["Ada Fuchs"]),
        ("Par Ada Renard et Ben Lund", ["Ada Renard", "Ben Lund"]),
        ("Propos recueillis par Ada Renard", ["Ada Renard"]),
        ("Por ANA LÓPEZ", ["Ana López"]),
        ("Por José Ortega y Gasset y María Pérez", ["José Ortega y Gasset", "María Pérez"]),
        ("Testo di Ottavia Volpe", ["Ottavia Volpe"]),
        ("Door Jan de Vries en Fenna van Tol", ["Jan de Vries", "Fenna van Tol"]),
        ("Text och foto: Sven Ek", ["Sven Ek"]),
        ("Tekst: Anna Kowalska", ["Anna Kowalska"]),
        ("Írta: Nagy Péter", ["Nagy Péter"]),
        ("Автор: Анна Лис", ["Анна Лис"]),
    ],
)
def test_names_are_read_without_what_stands_around_them(line, names):
    assert [byline.name for byline in read_bylines(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "By noon the boats had gone.",
        "By Design",
        "By Sea and Land",
        "By the harbour",
        "Ada Fox",
        "Ada Fox is a writer in Vell.",
        "Ada Fox went home.",
        "Commanded by a Major Askew, who got down",
        "",
        "By " + "Ada Fox and " * 200,
    ],
)
def test_nobody_is_invented(line):
    assert read_bylines(line) == ()


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Text: Ada Fox, Fotos: Ines Harrow", {"Ada Fox": "", "Ines Harrow": "photographs"}),
        ("Ada Fox (text), Ines Harrow (photos)", {"Ada Fox": "", "Ines Harrow": "photographs"}),
        ("Von Ada Fox und Ben Lund (Fotos)", {"Ada Fox": "", "Ben Lund": "photographs"}),
        (
            "By Ada Fox; translated from the German by Ben Lund",
            {"Ada Fox": "", "Ben Lund": "translation"},
        ),
        ("By Ada Fox as told to Ben Lund", {"Ada Fox": "", "Ben Lund": "as told to"}),
        ("Illustrations by Ines Harrow", {"Ines Harrow": "illustrations"}),
    ],
)
def test_a_role_stays_off_the_name(line, roles):
    assert {byline.name: byline.role for byline in read_bylines(line)} == roles


@pytest.mark.parametrize(
    "line",
    [
        f"By [Ada Fox]({PAGE})",
        f"By Ada Fox ({PAGE})",
        f"By Ada Fox [{PAGE}]",
        (Text("By "), Link(PAGE, (Text("Ada Fox"),))),
    ],
)
def test_the_address_beside_a_name_belongs_to_it(line):
    assert read_bylines(line) == (Byline("Ada Fox", "", PAGE),)


@pytest.mark.parametrize("address", ["#", "javascript:alert(1)", "/ada"])
def test_what_leads_nowhere_is_no_address(address):
    assert read_bylines(f"By [Ada Fox]({address})") == (Byline("Ada Fox"),)


def test_a_preposition_of_another_language_introduces_nobody():
    assert not read_signature("Von Trapp Family Returns", language="en").is_introduced
    assert read_signature("Von Ada Fuchs", language="de").bylines == (Byline("Ada Fuchs"),)
