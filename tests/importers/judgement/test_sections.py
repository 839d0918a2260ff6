"""A kicker names one of the magazine's sections, in the words of other papers, too."""

import pytest

from octavo.importers.judgement.sections import read_section


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Politics", "politics"),
        ("FOREIGN AFFAIRS", "foreign-affairs"),
        ("foreign-affairs", "foreign-affairs"),
        ("Home > Culture > Long reads", "culture"),
        ("Culture | Books", "culture"),
        ("Filed under: Environment", "environment"),
        ("KULTUR", "culture"),
        ("Wirtschaft & Finanzen", "finance"),
        ("Medio ambiente", "environment"),
        ("Buitenland", "foreign-affairs"),
    ],
)
def test_a_section_is_known_by_many_names(line, slug):
    assert read_section(line) == slug


@pytest.mark.parametrize(
    "line",
    ["Politics, and what became of it", "Politics | Finance | World | Culture", "The Swans", ""],
)
def test_headlines_and_menus_name_no_section(line):
    assert read_section(line) == ""
