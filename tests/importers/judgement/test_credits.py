"""A picture's credit is told from a sentence, and comes without its label."""

import pytest

from octavo.importers.judgement.credits import read_credit, split_caption


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: Ines Harrow / Agency", "Ines Harrow / Agency"),
        ("Photograph by Ines Harrow", "Ines Harrow"),
        ("(Image: Harrow Archive)", "Harrow Archive"),
        ("Credit...Ines Harrow", "Ines Harrow"),
        ("© Ines Harrow", "Ines Harrow"),
        ("Illustration by Frida Moreau / Studio Sept", "Frida Moreau / Studio Sept"),
        ("Courtesy of the Vell Museum", "Courtesy of the Vell Museum"),
        ("Image source, Ines Harrow", "Ines Harrow"),
        ("Getty/I. Harrow", "Getty/I. Harrow"),
        ("INES HARROW / VELL-PRESSE", "INES HARROW / VELL-PRESSE"),
        ("Foto: Ines Harrow/dpa", "Ines Harrow/dpa"),
        ("Foto von Ines Harrow", "Ines Harrow"),
        ("Crédit photo : Ines Harrow", "Ines Harrow"),
        ("(Fotografía de Ines Harrow)", "Ines Harrow"),
        ("Foto ANP/Sybren Haak", "ANP/Sybren Haak"),
        ("Fot. Inez Harrow / Agencja Vell", "Inez Harrow / Agencja Vell"),
    ],
)
def test_a_credit_alone_on_a_line_is_read(line, credit):
    assert read_credit(line) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Photography was forbidden in the customs house, and everybody had a camera.",
        "Credit where credit is due.",
        "The map by which they sailed was forty years old.",
        "© 2026 The Vell Review. All rights reserved.",
        "Picture this: a harbour without any water in it at all, and nobody who minds.",
        "Reuters",
        "Ada Fox",
        "",
    ],
)
def test_other_lines_are_no_credits(line):
    assert read_credit(line) is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The dock at dawn. Photo: Ines Harrow", "The dock at dawn.", "Ines Harrow"),
        ("The dock at dawn (Foto: Ines Harrow/dpa)", "The dock at dawn", "Ines Harrow/dpa"),
        ("The dock at dawn © Ines Harrow", "The dock at dawn", "Ines Harrow"),
    ],
)
def test_a_caption_is_parted_from_the_credit_behind_it(line, caption, credit):
    assert split_caption(line) == (caption, credit)


def test_a_caption_without_a_credit_is_left_whole():
    assert split_caption("The dock at dawn, before the cranes came.") is None
