"""The faces weigh little, have true small capitals, and hold the letters that names need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from octavo.website.house_style.faces import PAIRS, Pair
from octavo.website.house_style.tokens import OURS

MOST, MOST_PRELOADED = 160_000, 76_000  # bytes that an article in plain Latin may cost
RULE = re.compile(
    r'@font-face \{\s*font-family: "([^"]+)";\s*src: url\("[./]*fonts/([\w-]+)\.woff2"\)[^}]*'
    r"unicode-range: ([^;]+);"
)
WITH_FILES = [pair for pair in PAIRS if pair.preloaded]
pairs = pytest.mark.parametrize("pair", WITH_FILES, ids=lambda pair: pair.name)


def found(path: str) -> Path:
    return Path(finders.find(path) or "")


def font(name: str) -> TTFont:
    return TTFont(found(f"octavo/fonts/{name}.woff2"))


def rules(pair: Pair) -> list[tuple[str, str, list[range]]]:
    """Family, file and ranges of each @font-face, in order."""
    said = found(pair.sheet or OURS).read_text()
    return [(family, name, _ranges(given)) for family, name, given in RULE.findall(said)]


def _ranges(given: str) -> list[range]:
    ends = [part.strip().removeprefix("U+").split("-") for part in given.split(",")]
    return [range(int(one[0], 16), int(one[-1], 16) + 1) for one in ends]


def in_latin(pair: Pair) -> list[str]:
    """The files that plain Latin is set in; those for other letters have a longer name."""
    return [name for _, name, _ in rules(pair) if not name.endswith(("-extended", "-further"))]


def weight(names: list[str]) -> int:
    return sum(found(f"octavo/fonts/{name}.woff2").stat().st_size for name in names)


@pairs
def test_an_article_in_plain_latin_fetches_few_bytes_of_fonts(pair):
    needed = [name for name in in_latin(pair) if not name.endswith("-600")]

    assert len(needed) == 5  # text, display, both in italic, sans
    assert weight(needed) <= MOST
    assert weight(list(pair.preloaded)) <= MOST_PRELOADED


@pairs
def test_small_capitals_and_old_style_figures_are_true_ones(pair):
    text = font(pair.preloaded[0])
    features = {record.FeatureTag for record in text["GSUB"].table.FeatureList.FeatureRecord}

    assert {"smcp", "c2sc", "onum", "lnum", "sups", "frac", "case"} <= features
    small = _substitutes(text, "smcp")
    letters = {letter: small.get(letter, letter) for letter in "abcdefghijklmnopqrstuvwxyz"}
    assert not letters.keys() & set(letters.values())
    assert len(set(letters.values())) == len(letters)


def _substitutes(text: TTFont, feature: str) -> dict[str, str]:
    table = text["GSUB"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    made: dict[str, str] = {}
    for index in wanted:
        for subtable in table.LookupList.Lookup[index].SubTable:
            single = getattr(subtable, "ExtSubTable", subtable)
            made.update(getattr(single, "mapping", {}))
    return made


@pairs
@pytest.mark.parametrize(
    "words",
    [
        "Žofia Dvořáková",
        "Łukasz Gżegżółka",
        "Ștefan Țuțea",
        "Þórdís Guðmundsdóttir",
        "İpek Çağlayan",
        "Nguyễn Thị Ánh",
        "“It’s 1⁄2 — no, 50 € … ‘so’”",
    ],
)
def test_a_name_is_set_in_one_face(pair, words):
    """As a browser chooses: the rule that stands last, of those whose ranges have the letter."""
    families = {family for family, _, _ in rules(pair)}
    for family in families:
        own = [rule for rule in rules(pair) if rule[0] == family]
        for letter in set(words) - {" "}:
            name = next(
                name
                for _, name, ranges in reversed(own)
                if any(ord(letter) in one for one in ranges)
            )
            assert ord(letter) in font(name).getBestCmap(), (family, letter, name)


@pairs
def test_the_ranges_are_those_of_the_files(pair):
    """A letter outside its file's range would never be shown in it; plain Latin asks for one."""
    for _family, name, ranges in rules(pair):
        for letter in font(name).getBestCmap():
            assert any(letter in one for one in ranges), (name, hex(letter))
    latin = [rule for rule in rules(pair) if rule[1] in in_latin(pair)]
    for _family, _name, ranges in latin:
        assert all(any(ord(it) in one for one in ranges) for it in "Aaé1œ’—€")


@pairs
def test_plain_latin_stands_last_so_that_no_other_file_is_fetched_for_it(pair):
    names = [name for _, name, _ in rules(pair)]
    others = [name for name in names if name.endswith(("-extended", "-further"))]

    assert names == [*others, *in_latin(pair)]


@pairs
def test_every_file_is_there_with_its_licence(pair):
    for _family, name, _ranges_of in rules(pair):
        assert found(f"octavo/fonts/{name}.woff2").is_file(), name
    for licence in pair.licences:
        text = found(f"octavo/fonts/{licence}.txt").read_text()
        assert "SIL OPEN FONT LICENSE" in text.upper()


def test_no_cut_bears_a_name_that_its_makers_keep_to_themselves():
    for path in found("octavo/fonts").glob("quire-*.woff2"):
        said = [str(it) for it in TTFont(path)["name"].names if it.nameID not in {0, 13, 14}]
        assert said
        assert not [it for it in said if "source" in it.lower()]


def test_the_readers_own_faces_fetch_nothing():
    system = next(pair for pair in PAIRS if pair.name == "system")

    assert "url(" not in found(system.sheet).read_text()
    assert system.preloaded == ()
