"""Every letter as it leaves, in English and in German."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.post.composing import compose
from octavo.post.kinds import Kind, all_kinds, kind_named
from octavo.post.trying import example_of
from octavo.post.wording import OURS, shipped

GOLDEN = Path(__file__).parents[1] / "golden/letters"
EXAMPLES = [(kind.name, language) for kind in all_kinds() for language in OURS]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_a_letter_is_what_it_was(name: str, language: str, update_golden: bool) -> None:
    letter = compose(kind_named(name), example_of(kind_named(name)), language=language)

    folder = GOLDEN / name / language
    made = {
        "subject.txt": letter.subject + "\n",
        "letter.html": letter.html,
        "letter.txt": letter.text,
    }
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for file, words in made.items():
            (folder / file).write_text(words, encoding="utf-8")
    assert {file: (folder / file).read_text(encoding="utf-8") for file in made} == made


def test_no_letter_is_kept_that_nobody_writes_any_more() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {kind.name for kind in all_kinds()}


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_letter_has_words_in_each_of_our_languages(kind: Kind) -> None:
    assert all(shipped(kind, language=language) for language in OURS)
