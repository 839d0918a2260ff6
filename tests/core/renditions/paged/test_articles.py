"""How an article is laid out, and what its lines carry besides words."""

import pytest

from octavo.core.manuscript.blocks import (
    Box,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    Paragraph,
    PullQuote,
    Subhead,
    Verse,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import LanguageSpan, Link, NoteMark, Strong, Text
from octavo.core.renditions.paged import (
    GERMAN,
    Look,
    PictureFacts,
    Setting,
    render_article,
    wording_for,
)
from octavo.core.renditions.paged.blocks import write
from octavo.core.renditions.paged.colours import colours_of
from octavo.core.renditions.paged.lines import Writing

LONG = Paragraph((Text("The keeper counted. " * 320),))


def an_article(*blocks, **fields):
    return Manuscript(headline="The lamp", blocks=blocks, **fields)


PLAIN = Setting()


def tree_of(*blocks, setting=PLAIN, **fields):
    return render_article(an_article(*blocks, **fields), setting=setting, slug="the-lamp")


@pytest.mark.parametrize(
    ("blocks", "pages", "kind"),
    [
        ((LONG,), 0, "feature"),
        ((LONG,), 2, "short"),
        ((Paragraph((Text("Forty words."),)),), 0, "short"),
        ((Paragraph((Text("Few."),)), Box((), (LONG,))), 1, "feature"),
        ((Verse((((Text("A line"),),),)), PullQuote((Text("A line"),))), 1, "verse"),
        ((), 3, "short"),
    ],
)
def test_length_and_form_decide_how_many_columns_a_piece_has(blocks, pages, kind):
    assert render_article(an_article(*blocks), setting=Setting(), pages=pages)["kind"] == kind


def test_authors_stand_in_one_line_and_others_with_what_they_did():
    bylines = (Byline("Ada"), Byline("Ben"), Byline("Cleo"), Byline("Dot", "photographs"))

    assert tree_of(bylines=bylines)["byline"] == "By Ada, Ben and Cleo; photographs: Dot"
    assert tree_of(bylines=(Byline("Ada"),), setting=Setting(wording=GERMAN))["byline"] == "Von Ada"
    assert tree_of()["byline"] == ""


def test_the_opening_wears_an_initial_and_its_first_phrase():
    words = "“In the winter of 1931 the keeper wrote. " + "He counted ships. " * 20

    (opening,) = tree_of(Paragraph((Text(words),)))["blocks"]

    assert opening["opens"] is opening["initial"] is opening["closes"] is True
    assert [run.get("marks") for run in opening["line"]["runs"]] == [["initial"], ["phrase"], None]
    assert opening["line"]["runs"][0]["text"] == "“I"


def test_an_initial_waits_for_the_first_letter_behind_a_note():
    blocks = (Paragraph((NoteMark("a"), Text("The keeper wrote."))), Footnote("a", (Text("So."),)))

    (opening,) = tree_of(*blocks)["blocks"]

    assert opening["line"]["runs"][0] == {"note": 1, "first": True}
    assert opening["initial"] is False


def test_links_lead_to_pages_of_the_same_issue_or_to_the_web_or_nowhere():
    def run(url, **setting):
        line = Paragraph((Text("see "), Link(url, (Text("there"),))))
        tree = render_article(
            an_article(line), setting=Setting(**setting), slugs=frozenset({"the-fog"})
        )
        return tree["blocks"][0]["line"]["runs"][-1]

    assert run("/articles/the-fog/") == {"text": "there", "to": "the-fog"}
    assert run("/articles/other/", address="https://vell.example")["link"] == (
        "https://vell.example/articles/other/"
    )
    assert run("/articles/other/") == {"text": "there"}
    assert run("https://example.org/a")["link"] == "https://example.org/a"
    assert run("javascript:alert(1)") == {"text": "there"}


def test_marks_and_languages_of_words_come_along_and_false_languages_do_not():
    line = Paragraph(
        (LanguageSpan("fr-CH", (Strong((Text("oui"),)),)), LanguageSpan("?", (Text("x"),)))
    )

    runs = tree_of(Subhead((Text("A"),)), Paragraph((Text("B"),)), line)["blocks"][2]["line"][
        "runs"
    ]

    assert runs == [
        {"text": "oui", "marks": ["strong"], "language": "fr", "region": "CH"},
        {"text": "x"},
    ]


def test_a_line_in_hebrew_runs_from_right_to_left():
    line = tree_of(Paragraph((Text("שומר המגדלור"),)))["blocks"][0]["line"]

    assert line["direction"] == "rtl"


def test_a_run_of_nothing_but_turning_characters_vanishes():
    line = tree_of(Paragraph((Text("A"),)), Paragraph((Strong((Text("\u202e"),)), Text("b"))))

    assert line["blocks"][1]["line"]["runs"] == [{"text": "b"}]


def test_a_turn_without_a_name_goes_on_and_one_without_anything_is_none():
    talk = (
        InterviewTurn("Ada", (Text("Yes."),), is_question=True),
        InterviewTurn("", (Text("No."),)),
        InterviewTurn("", ()),
    )

    asked, answered = tree_of(*talk)["blocks"]

    assert asked["speaker"]["runs"] == [{"text": "Ada"}]
    assert "speaker" not in answered


def test_a_pull_quote_that_repeats_the_text_is_marked_and_carries_no_link():
    text = Paragraph((Text("The lamp was dark, and nobody said so."),))
    quote = PullQuote((Link("https://example.org/", (Text("Nobody said so"),)), NoteMark("a")))
    other = PullQuote((Text("Something else"),), (Text("A reader"),))

    _, repeating, speaking = tree_of(text, quote, other)["blocks"]

    assert repeating["repeats"] is True
    assert repeating["line"]["runs"] == [{"text": "Nobody said so"}]
    assert speaking["repeats"] is False


def test_notes_nobody_marked_end_the_article_and_marks_without_a_note_vanish():
    tree = tree_of(
        Paragraph((Text("First."),)),
        Paragraph((Text("Here"), NoteMark("a"), NoteMark("lost"), NoteMark("a"))),
        Footnote("b", (Text("Unmarked."),)),
        Footnote("a", (Text("Marked."),)),
    )

    assert tree["blocks"][1]["line"]["runs"][1:] == [
        {"note": 1, "first": True},
        {"note": 1, "first": False},
    ]
    assert tree["unmarked"] == [2]


def test_headings_never_skip_a_level_and_a_box_keeps_its_own():
    box = Box((Text("Box"),), (Subhead((Text("In it"),), 3),))
    bare = Box((), (Subhead((Text("Bare"),)),))
    blocks = tree_of(Subhead((Text("A"),), 3), box, bare, Subhead((Text("B"),), 2))["blocks"]

    assert blocks[0]["depth"] == 1
    assert (blocks[1]["depth"], blocks[1]["blocks"][0]["depth"]) == (2, 3)
    assert "depth" not in blocks[2]
    assert blocks[3]["depth"] == 2


def test_a_picture_that_is_there_brings_its_size_and_one_that_is_not_leaves_its_words():
    setting = Setting(pictures={"a.png": PictureFacts("0f.jpg", 1600, 1000)})
    there = Figure("a.png", "A lamp", credit="Ada", span="wide")
    gone = Figure("b.png", "A fog")

    shown, lost = tree_of(there, gone, Figure(), setting=setting)["blocks"]

    assert (shown["file"], shown["width"], shown["height"]) == ("0f.jpg", 1600, 1000)
    assert shown["credit"]["runs"] == [{"text": "Ada"}]
    assert "file" not in lost


def test_what_has_nothing_to_show_leaves_no_block():
    empty = (
        Paragraph(()),
        Subhead(()),
        PullQuote(()),
        List(()),
        Embed("no address"),
        Box((), ()),
    )

    assert tree_of(*empty)["blocks"] == []


def test_an_embed_prints_the_address_as_somebody_would_type_it():
    film, letter = tree_of(
        Embed("https://example.org/film/", "A film"), Embed("mailto:ada@example.org")
    )["blocks"]

    assert (film["address"], film["link"]) == ("example.org/film", "https://example.org/film/")
    assert letter["address"] == "ada@example.org"


def test_a_section_has_the_designs_colours_or_those_of_its_own_hue():
    setting = Setting(sections={"sea": Look("The sea", "210"), "law": Look("Law", "politics")})

    assert tree_of(section="law", setting=setting)["look"] == {"name": "Law", "hue": "politics"}
    mixed = tree_of(section="sea", setting=setting)["look"]
    assert mixed["ink"]["rgb"].startswith("#")
    assert all(sum(mixed[name]["cmyk"]) <= 300 for name in ("ink", "field"))
    assert tree_of(section="none")["look"] == {"name": "", "hue": ""}


def test_every_hue_has_an_ink_that_can_be_read_and_little_enough_of_it():
    for hue in range(360):
        mixed = colours_of(str(hue))
        assert mixed is not None
        assert sum(mixed["ink"]["cmyk"]) <= 270
        assert all(0 <= part <= 100 for pair in mixed.values() for part in pair["cmyk"])


def test_furniture_speaks_german_where_the_magazine_does():
    assert wording_for("de-CH").contents == "Inhalt"
    assert wording_for("fr").contents == "Contents"


def test_what_is_no_block_is_refused():
    with pytest.raises(TypeError, match="cannot hold"):
        write(object(), Writing(setting=Setting(), language="en"), "blocks[0]")  # type: ignore[arg-type]


def test_below_the_text_it_says_who_the_authors_are_each_once_in_the_houses_language():
    known = {"Cleo Ahn": "Cleo Ahn keeps the lamp.", "Ada Moll": "Ada Moll keeps bees.", "X": ""}
    bylines = tuple(Byline(name) for name in ("Ada Moll", "Nobody", "Cleo Ahn", "Ada Moll", "X"))

    tree = tree_of(LONG, setting=Setting(authors=known, language="en"), bylines=bylines)

    assert [line["runs"][0]["text"] for line in tree["about"]] == [
        "Ada Moll keeps bees.",
        "Cleo Ahn keeps the lamp.",
    ]
    assert {line["language"] for line in tree["about"]} == {"en"}
    assert "about" not in tree_of(LONG, bylines=bylines)


def test_notes_below_the_text_may_mark_each_other_and_themselves():
    first = Footnote("a", (Text("See "), NoteMark("b"), NoteMark("a")))
    second = Footnote("b", (Text("See "), NoteMark("a")))

    tree = tree_of(Paragraph((Text("Fog."),)), first, second)

    marks = [run for note in tree["notes"].values() for run in note["runs"] if "note" in run]
    assert tree["unmarked"] == [1]
    assert marks == [
        {"note": 2, "first": True},
        {"note": 1, "first": False},
        {"note": 1, "first": False},
    ]
