"""The scorer sees what an editor would see, and forgives what an editor would forgive."""

from __future__ import annotations

from tests.importers import corpus, scoreboard, scoring

SENTENCE = "The tide table on the wall is four years out of date."
FURNITURE = "Enjoying this story? Subscribe to our quarterly now."


def an_entry(*paragraphs, **fields):
    empty = {"headline": "", "standfirst": "", "bylines": [], "published_on": None, "section": ""}
    blocks = [{"type": "paragraph", "text": text, "inlines": []} for text in paragraphs]
    whole = {"lead_image": None, "blocks": blocks, "set_aside": [], "error": None}
    return empty | whole | fields


def scored(actual, expected):
    return scoring.score(actual, expected, case="a-case", kind="text")


def test_every_case_of_the_corpus_scores_full_marks_against_itself():
    for case in corpus.cases():
        blocks = [{"inlines": []} | block for block in case.expected["blocks"]]
        itself = {"published_on": None, "standfirst": ""} | dict(case.expected, blocks=blocks)

        score = scoring.score(itself, case.expected, case=case.name, kind=case.kind)

        told = scoreboard.summary([score])
        assert (told.body_words_in_order, told.fields_right, told.bylines_found) == (100, 100, 100)
        assert (told.credits_found, told.blocks_alike, told.marks_alike) == (100, 100, 100)
        assert (score.furniture_in_body, score.body_in_set_aside) == ((), ())


def test_quotes_dashes_and_case_do_not_count():
    score = scored(an_entry("“Dry,” he said – DRY."), an_entry('"Dry," he said - dry.'))

    assert score.body_words_right == score.body_words_in_order == 1


def test_words_in_another_order_are_all_there_and_not_in_order():
    score = scored(an_entry("three four one two"), an_entry("one two three four"))

    assert score.body_words_right == 1
    assert score.body_words_in_order == 0.5


def test_a_name_that_nobody_wrote_is_invented_and_one_allowed_is_not():
    came = an_entry(bylines=[{"name": n, "url": ""} for n in ("ADA FOX", "Ben Ash", "The Harbour")])
    wanted = an_entry(bylines=[{"name": "Ada Fox", "url": ""}], bylines_allowed=["Ben Ash"])

    score = scored(came, wanted)

    assert (score.bylines_found, score.bylines_invented) == (1, ("The Harbour",))
    assert not score.fields["bylines"]


def test_a_credit_is_right_without_its_label():
    score = scored(
        an_entry(lead_image={"credit": "Photo: Petra Vance/Ostre"}),
        an_entry(lead_image={"credit": "Petra Vance / Ostre"}),
    )

    assert score.credits_found == score.credits_expected == 1
    assert score.fields["credit"]


def test_furniture_is_seen_even_in_the_middle_of_a_paragraph():
    wanted = an_entry(SENTENCE, set_aside=[{"text": FURNITURE, "reason": "offer"}])

    score = scored(an_entry(f"{SENTENCE} {FURNITURE}"), wanted)

    assert score.furniture_in_body == (FURNITURE,)


def test_a_word_of_the_article_that_is_also_a_button_is_no_furniture():
    wanted = an_entry(
        "You may share it. Share it twice.", set_aside=[{"text": "Share", "reason": ""}]
    )

    assert scored(wanted, wanted).furniture_in_body == ()
    assert scored(an_entry("You may share it.", "Share"), wanted).furniture_in_body == ("Share",)


def test_body_among_what_was_set_aside_is_seen():
    came = an_entry(set_aside=[{"text": f"By Ada Fox {SENTENCE}", "reason": "byline"}])

    assert len(scored(came, an_entry(SENTENCE)).body_in_set_aside) == 1


def test_what_may_go_either_way_counts_neither_way():
    note = "Ada Fox writes about tides."
    wanted = an_entry(SENTENCE, either_way=[note])
    aside = an_entry(SENTENCE, set_aside=[{"text": note, "reason": "author"}])

    assert scored(an_entry(SENTENCE, note), wanted) == scored(aside, wanted)
