"""Articles are found by their words, by phrases, and within filters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import an_article

from octavo.core.access import Reader
from octavo.core.manuscript.blocks import Figure, Footnote, Paragraph, PullQuote, Quotation
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Author, AuthorShelf, Section
from octavo.search import finding
from octavo.search.engines import Filters
from octavo.search.finding import find, other_spelling
from octavo.search.indexing import take_in
from octavo.search.questions import read_question
from octavo.search.words import words_in


def test_an_article_is_found_by_a_word_of_its_body(printed, ask):
    printed("The ledger was kept in a tin box.", "A river asks for its bend back.")

    assert ask("ledger") == ["Piece 1.1"]
    assert ask("river") == ["Piece 1.2"]
    assert ask("zebra") == []


def test_every_word_has_to_be_there(printed, ask):
    printed("A ledger and a lamp.", "A ledger and a tin box.")

    assert ask("ledger lamp") == ["Piece 1.1"]
    assert sorted(ask("a ledger")) == ["Piece 1.1", "Piece 1.2"]


def test_headline_standfirst_and_names_are_found_too(printed, ask):
    printed(
        "It rained.",
        headline="Lamps of the outer harbour",
        standfirst="Nobody lit them.",
        bylines=(Byline("Žofia Břízová"), Byline("Ben Ash", role="photographs")),
    )

    for typed in ("outer lamps", "nobody", "brizova", "ash rained"):
        assert ask(typed) == ["Lamps of the outer harbour"], typed


def test_what_is_not_running_text_is_not_found(magazine, printed, ask):
    an_odd_one = (
        Paragraph((Text("It began."),)),
        PullQuote((Text("Pulled words"),)),
        Figure(source="tide.png", alt="A pier", caption=(Text("Captioned"),), credit="Credited"),
        Footnote("1", (Text("Noted."),)),
        Quotation(((Text("Quoted."),),)),
    )
    printed("", blocks=an_odd_one)

    assert ask("quoted began")
    for typed in ("pulled", "pier", "captioned", "credited", "noted"):
        assert ask(typed) == [], typed


def test_case_and_diacritics_do_not_matter(printed, ask):
    printed("Das Schloß an der ÉCLUSE in Łódź.")

    for typed in ("schloss", "SCHLOẞ", "ecluse", "Écluse", "lodz"):
        assert ask(typed) == ["Piece 1.1"], typed


def test_other_forms_of_a_word_are_found(printed, ask):
    printed("Two lighthouses stood there.", "One lighthouse is left.")

    assert sorted(ask("lighthouse")) == ["Piece 1.1", "Piece 1.2"]
    assert ask('"lighthouses"') == ["Piece 1.1"]


def test_forms_are_those_of_the_publications_language(settings, printed, ask):
    settings.LANGUAGE_CODE = "de"
    printed("Die Häuser am Hafen.")

    assert ask("Haus") == ["Piece 1.1"]


def test_a_language_whose_endings_are_unknown_finds_the_word_itself(settings, printed, ask):
    settings.LANGUAGE_CODE = "ja"
    printed("灯台は東京にある lighthouses")

    assert ask("東京") == ["Piece 1.1"]
    assert ask("京東") == []
    assert ask("lighthouse") == []


def test_a_phrase_is_found_as_it_stands(printed, ask):
    printed("They kept the books in a cellar.", "The cellar kept them. Books in!")

    assert ask('"kept the books"') == ["Piece 1.1"]
    assert ask("“Kept the Books” cellar") == ["Piece 1.1"]
    assert ask('"books kept"') == []


def test_no_phrase_goes_from_one_paragraph_into_the_next(printed, ask):
    printed("It was late.\nNobody came.", standfirst="Quite so", bylines=(Byline("Ada Moll"),))

    assert ask('"late nobody"') == []
    assert ask('"so ada"') == []
    assert ask("late nobody ada") == ["Piece 1.1"]


def test_a_phrase_is_found_far_down_a_long_article(printed, ask):
    """However often its words stand elsewhere: databases stop counting places at some number."""
    printed(f"{'the lamp and ' * 400} the end of the pier")

    assert ask('"of the pier"') == ["Piece 1.1"]
    assert ask('"lamp the"') == []


def test_the_headline_weighs_more_than_the_body(printed, ask):
    printed("It says flood once, among other words that are many.", headline="Rain")
    printed("It rained. " * 3, headline="The flood")

    assert ask("flood") == ["The flood", "Rain"]


@pytest.fixture
def archive(magazine, printed) -> dict[str, int]:
    """Three articles on lamps: of two years, in two sections, by two authors."""
    shelf = AuthorShelf.objects.get()
    ada, ben = (shelf.add_child(instance=Author(title=it)) for it in ("Ada Moll", "Ben Ash"))
    printed("Lamps.", headline="Old", published_on=date(2019, 3, 1), bylines=(Byline("Ada Moll"),))
    printed(
        "Lamps.",
        headline="New",
        published_on=date(2024, 3, 1),
        bylines=(Byline("Ada Moll"), Byline("Ben Ash")),
    )
    printed(
        "Lamps.", headline="Other", published_on=date(2024, 12, 31), section="culture", bylines=()
    )
    return {
        "ada": ada.pk,
        "ben": ben.pk,
        "culture": Section.objects.get(slug="culture").pk,
        "politics": Section.objects.get(slug="politics").pk,
    }


def test_filters_narrow_what_is_found(archive, ask):
    assert sorted(ask("lamps")) == ["New", "Old", "Other"]
    assert ask("lamps", year=2019) == ["Old"]
    assert sorted(ask("lamps", year=2024)) == ["New", "Other"]
    assert ask("lamps", section=archive["culture"]) == ["Other"]
    assert ask("lamps", author=archive["ben"]) == ["New"]
    assert sorted(ask("lamps", author=archive["ada"])) == ["New", "Old"]
    assert ask("lamps", year=2024, section=archive["politics"]) == ["New"]
    assert ask("lamps", year=2019, author=archive["ben"]) == []
    assert ask('"lamps"', year=2019) == ["Old"]


def test_the_years_are_those_in_which_something_appeared(archive):
    assert finding.years() == [2024, 2019]


def test_a_long_list_ends_somewhere_and_says_so(printed, monkeypatch, now):
    monkeypatch.setattr(finding, "MOST_HITS", 2)
    printed("Lamps.", "Lamps.", "Lamps.")
    question = read_question("lamps")

    def found(**filters: int) -> finding.Found:
        return find(question, filters=Filters(**filters), reader=Reader(), now=now)

    assert (len(found().articles), found().has_more) == (2, True)
    assert (len(found(year=1999).articles), found(year=1999).has_more) == (0, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ligthouse", "lighthouse"),
        ("lighthuose Keepers", "lighthouse Keepers"),
        ('"the lihgthouse"', '"the lighthouse"'),
        ("lamp", None),
        ("xq", None),
        ("lighthouses", None),
        ("zzzzzz", None),
    ],
)
def test_a_misspelt_word_is_told_by_those_that_were_printed(printed, typed, meant):
    printed("The lighthouse and its lamp.", "The lighthouse keepers.")

    assert other_spelling(read_question(typed)) == meant


def test_the_more_common_of_two_words_was_meant(printed):
    printed("Tide and tile.", "Tide.")

    assert other_spelling(read_question("tixe")) == "tide"


def test_a_suggestion_never_gives_away_a_word_that_is_not_out(magazine, printed, now):
    an_article(headline="Secret", blocks=(Paragraph((Text("Marmalade."),)),))
    (article,) = printed("Embargoed.")
    article.spike(because="Not true.", by=None, now=now)

    assert other_spelling(read_question("marmelade embargoad")) is None


ODD = st.text(
    st.one_of(st.sampled_from("aäßéØ東灯 ’'\"“”*()-:^{}|&!<>\\\n\t½ﬁ"), st.characters()),
    max_size=60,
)


@pytest.fixture
def one_article(printed) -> Article:
    return printed("It began with a wet cellar.")[0]


def written(article: Article, text: str) -> list[str]:
    """Let the article have that text, whatever it is; return its words."""
    article.body = [("paragraph", "x")]
    article.title = "Piece"
    article.standfirst = text
    take_in(article)
    return words_in(text)


@given(text=ODD)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_article_is_found_by_any_word_of_any_text(one_article, text):
    words = written(one_article, text)

    for word in words[:8]:
        question = read_question(f'"{word}"')
        found = find(question, filters=Filters(), reader=Reader(), now=_now())
        assert found.articles == (one_article.pk,), word


@given(text=ODD, cut=st.tuples(st.integers(0, 20), st.integers(1, 6)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_phrase_hit_contains_the_phrase(one_article, text, cut):
    words = written(one_article, text)
    phrase = words[cut[0] : cut[0] + cut[1]] or ["cellar"]
    for asked in (phrase, phrase[::-1]):
        question = read_question('"' + " ".join(asked) + '"')
        found = find(question, filters=Filters(), reader=Reader(), now=_now())

        at_any = range(len(words) - len(asked) + 1)
        is_there = any(words[at : at + len(asked)] == asked for at in at_any)
        assert bool(found.articles) == is_there, asked


def _now():
    return Article.objects.get(title="Piece 1.1").first_published_at


def test_the_most_telling_words_of_a_question_are_offered_alone(printed):
    printed("The lamp of the pier.", "The ledger.", "The tin box.", "The pier.", "The pier.")

    def offered(typed: str, *, most: int) -> list[str]:
        return finding.single_words(read_question(typed), most=most)

    assert offered("the ledger “the lamp” zebra tins", most=2) == ["ledger", "tins"]
    assert offered("the pier", most=2) == ["the", "pier"]
    assert offered("the lamp", most=2) == ["lamp"]
