"""Every word that readers see can be read in German, and what is compiled is what is written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template.loader import render_to_string
from django.utils import translation
from tests.factories import a_magazine
from tools.translations import LOCALE, compiled, files, template

from octavo.website.templatetags.magazine import dated, to_read

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def written(request):
    """A language's catalogue: its path, and its words."""
    with request.param.open("rb") as file:
        return request.param, read_po(file, locale=request.param.parts[-3])


def test_every_word_that_readers_see_is_translated(written):
    _path, catalogue = written

    missing = [
        message.id for message in template() if message.id and not _translation(catalogue, message)
    ]
    assert missing == []


def test_no_translation_drops_what_is_filled_in(written):
    _path, catalogue = written

    faults = [(message.id, error) for message in catalogue for error in message.check(catalogue)]
    assert faults == []


def test_what_is_compiled_is_what_is_written(written):
    path, catalogue = written

    assert path.with_suffix(".mo").read_bytes() == compiled(catalogue), "run tools/translations.py"


def test_no_template_has_words_that_are_not_marked():
    """Words between tags that no tag marks: none but numbers and signs of all languages."""
    html = [path for path in files() if path.suffix == ".html"]

    bare = {word for path in html for word in _bare_words(path)}
    assert bare <= {"404", "500", "Aa", "ISSN", "PDF"}


def _translation(catalogue, message):
    found = catalogue.get(message.id, message.context)
    return found and found.string


def _bare_words(path: Path) -> list[str]:
    text = path.read_text()
    text = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    return re.findall(r"\w{2,}", text)


def test_pages_speak_german_when_the_publication_does():
    with translation.override("de"):
        assert "Die Presse klemmt" in render_to_string("500.html")
        assert to_read(1) == "1 Minute"
        assert to_read(9) == "9 Minuten"


def test_a_german_magazine_is_german_to_every_browser(new_installation, client, settings):
    settings.LANGUAGE_CODE = "de"
    with translation.override("de"):
        a_magazine(name="Die Flut")
    translation.deactivate()

    said = client.get("/", headers={"Accept-Language": "en"}).content.decode()

    for words in ('lang="de"', "Zum Text springen", "Ressorts", "Politik", "Das erste Heft"):
        assert words in said, words


def test_dates_are_written_as_the_publication_does(settings):
    settings.DATE_FORM = "j. F Y"

    with translation.override("en-gb"):
        assert dated(date(2026, 3, 5)) == "5. March 2026"
    assert dated(None) == ""


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "5. März 2026"), ("en-gb", "5 March 2026"), ("en-us", "March 5, 2026")],
)
def test_dates_are_written_as_the_language_does_unless_told_otherwise(language, written):
    with translation.override(language):
        assert dated(date(2026, 3, 5)) == written
        assert dated(datetime(2026, 3, 5, 12, tzinfo=UTC)) == written
