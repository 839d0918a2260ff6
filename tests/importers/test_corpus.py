"""The import corpus as a whole keeps what the magazine promises of importing."""

from __future__ import annotations

import io
import runpy
import zipfile

import pytest
from tests.importers import corpus, scoreboard

CASES = list(corpus.cases())


@pytest.fixture(scope="module")
def scores():
    return [corpus.scored(case) for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_file_of_the_corpus_is_read_without_trouble(case, scores):
    (score,) = [one for one in scores if one.case == case.name]

    assert score.error is None


def test_the_corpus_is_large_and_varied_enough_to_mean_something():
    kinds = [case.kind for case in CASES]

    assert len(CASES) >= 100
    assert kinds.count("text") >= 40
    assert set(kinds) == {"text", "mail", "html", "markdown", "docx"}


def test_nearly_every_word_of_the_articles_arrives_in_its_order(scores):
    told = scoreboard.summary(scores)

    assert told.body_words_right >= 98
    assert told.body_words_in_order >= 98


def test_authors_are_found_and_none_is_invented(scores):
    told = scoreboard.summary(scores)

    assert told.bylines_found >= 90
    assert [(one.case, one.bylines_invented) for one in scores if one.bylines_invented] == []


def test_pictures_keep_their_credits(scores):
    assert scoreboard.summary(scores).credits_found >= 80


def test_no_furniture_comes_into_an_article(scores):
    assert [(one.case, one.furniture_in_body) for one in scores if one.furniture_in_body] == []


def test_nothing_of_an_article_is_set_aside(scores):
    assert [(one.case, one.body_in_set_aside) for one in scores if one.body_in_set_aside] == []


def test_each_docx_is_what_its_parts_make():
    """Members are compared, not bytes: another build of zlib may squeeze them differently."""
    made = list(runpy.run_path(str(corpus.FOLDER / "make_docx.py"))["made"]())

    kept = [members(path.read_bytes()) for path, _ in made]

    assert len(made) == 13
    assert kept == [members(content) for _, content in made]


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
