"""Copy-fitting: what opener, quotes and figures give or take until an article ends at a foot."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from octavo.core.renditions.paged.filling import to_fill
from octavo.core.renditions.paged.fits import Fit, with_fits
from octavo.core.renditions.paged.fitting import (
    AIM,
    FIGURE_LEAST,
    LEAD_LEAST,
    LEAD_MOST,
    PANEL_MOST,
    QUOTE_MOST,
    SINK_MOST,
    Attempt,
    Subject,
    fitted,
)
from octavo.core.renditions.paged.layout import MOST_EMPTY, ArticleLayout, Grid, Opener, Piece

LINES, LINE = 48, Grid().millimetres
OFFSET = -0.7  # lines between the depth of a field and the first line below it


class Press:
    """A press of a few lines: it knows how many lines the text has, and where it then ends.

    A quote across the columns takes a line more than foretold, as measuring real ones may show.
    Behind a field deeper than `leaps_at` lines a paragraph goes to the next column as a whole.
    """

    def __init__(self, *, text: int, pages: int, columns: int = 2, words: float = 60.0, **more):
        self.text, self.pages, self.columns, self.words = text, pages, columns, words
        self.lead, self.ratio = more.get("lead", 0.0), more.get("ratio", 0.0)
        self.figures = more.get("figures", ())
        self.quotes = more.get("quotes", 0)
        self.leaps_at = more.get("leaps_at", 1000)

    def set(self, fit: Fit) -> ArticleLayout:
        opener = self._opener(fit)
        figures = tuple(self._figure(piece, fit) for piece in self.figures)
        quotes = tuple(self._quote(f"blocks[{number}]", fit) for number in range(self.quotes))
        taken = self.text + (opener.lines + opener.sink) * self.columns
        taken += sum(piece.lines * piece.spans for piece in (*figures, *quotes))
        taken += fit.filler + (8 if opener.lines > self.leaps_at else 0)
        page = self.columns * LINES
        last = max(1, ceil(taken / page))
        left = last * page - taken
        emptied = (left % LINES, *[LINES] * (left // LINES))
        return ArticleLayout(
            "tide", self.pages, 1, last, self.columns, emptied, opener, figures, quotes
        )

    def subject(self) -> Subject:
        return Subject(self.set(Fit()), self.ratio)

    def _opener(self, fit: Fit) -> Opener:
        lead = min(fit.lead or self.lead, 210 / self.ratio) if self.ratio else 0.0
        panel = max(fit.panel or 0.0, self.words + (12 + lead if lead else 12))
        lines = ceil(panel / LINE + OFFSET)
        takes_page = lines > PANEL_MOST + 1
        sink = fit.sink if takes_page else 0
        return Opener(LINES if takes_page else lines, takes_page, self.words, lead, panel, sink)

    def _figure(self, piece: Piece, fit: Fit) -> Piece:
        height = fit.figures.get(piece.path, piece.height)
        return replace(piece, lines=ceil(piece.lines * height / piece.height - 0.01), height=height)

    def _quote(self, path: str, fit: Fit) -> Piece:
        if path not in fit.quotes:
            return Piece(path, 0, spans=0)
        return Piece(path, fit.quotes[path] + 1, spans=self.columns, is_across=True)


def presses() -> st.SearchStrategy[Press]:
    """Articles of all lengths, with and without pictures and quotes, in two or three columns."""
    figure = st.builds(
        Piece, st.just("blocks[90]"), st.integers(8, 28), st.integers(1, 2), st.just(True)
    ).map(lambda piece: replace(piece, height=piece.lines * LINE))
    lead = st.sampled_from([(0.0, 0.0), (98.0, 1.5), (98.0, 0.8), (98.0, 2.4)])
    return st.builds(
        lambda text, pages, columns, words, lead, figures, quotes: Press(
            text=text,
            pages=pages,
            columns=columns,
            words=words,
            lead=lead[0],
            ratio=lead[1],
            figures=tuple(figures),
            quotes=quotes,
        ),
        st.integers(1, 700),
        st.integers(0, 8),
        st.integers(2, 3),
        st.floats(30, 130),
        lead,
        st.lists(figure, max_size=1),
        st.integers(0, 4),
    )


def pressed(press: Press, *, rounds: int = 4) -> Attempt:
    """The article set, measured and set again."""
    attempt = Attempt.at(press.subject())
    for _ in range(rounds):
        if attempt.is_done:
            break
        attempt = attempt.measured(press.set(attempt.fit))
    return attempt


def test_a_deeper_field_lets_a_short_text_end_at_the_foot():
    press = Press(text=140, pages=2)

    fit = pressed(press).best

    assert fit.panel is not None
    assert press.set(fit).fits


def test_a_smaller_lead_image_makes_room_for_a_text_that_is_too_long():
    press = Press(text=125, pages=2, words=50.0, lead=98.0, ratio=1.5)
    assert press.set(Fit()).over == 3

    fit = pressed(press).best

    assert LEAD_LEAST <= fit.lead < 98
    assert press.set(fit).fits


def test_a_field_between_one_too_deep_and_one_too_low_is_found_where_a_paragraph_leaps():
    even = Press(text=140, pages=2)
    foretold = even.set(pressed(even).best).opener.lines

    press = Press(text=140, pages=2, leaps_at=foretold - 1)
    first = Attempt.at(press.subject())
    second = first.measured(press.set(first.fit))

    assert press.set(first.fit).over == 6  # the paragraph has gone to the next column
    assert press.set(second.fit).under == 10  # and it has come back, for a field too low
    assert press.set(pressed(press).best).fits


def test_a_figure_makes_room_before_lines_are_too_many():
    figure = Piece("blocks[90]", 20, 2, is_across=True, height=92.0)
    press = Press(text=125, pages=2, figures=(figure,))
    assert press.set(Fit()).over > 0

    fit = pressed(press).best

    assert 92 * FIGURE_LEAST - 1 <= fit.figures["blocks[90]"] < 92
    assert press.set(fit).fits


def test_a_quote_stands_across_the_columns_where_the_field_cannot_be_deep_enough():
    press = Press(text=96, pages=2, quotes=2, words=30.0)

    attempt = pressed(press)

    assert attempt.best.quotes
    assert press.set(attempt.best).fits


def test_white_stands_above_the_text_behind_an_opener_that_takes_a_page():
    press = Press(text=60, pages=2, words=110.0, lead=98.0, ratio=1.2)
    assert press.set(Fit()).opener.takes_page

    fit = pressed(press).best

    assert fit.sink == (96 - 60 - AIM) // 2
    assert press.set(fit).fits


def test_a_text_that_nothing_can_shorten_is_left_as_the_design_has_it():
    press = Press(text=300, pages=2)

    attempt = pressed(press)

    assert attempt.best == Fit()
    assert attempt.slack < 0


def test_pages_that_nothing_can_fill_stay_empty_and_the_text_fills_those_before():
    press = Press(text=150, pages=7)

    attempt = pressed(press)
    layout = press.set(attempt.best)

    assert attempt.pages == layout.taken < 7
    assert layout.ends_at_foot
    assert layout.under >= 96 * (7 - layout.taken)


def test_an_article_that_may_fill_one_page_alone_gets_no_page_for_its_opener():
    fit = fitted(Press(text=20, pages=1).subject(), 400)

    assert fit.sink == 0
    assert fit.panel < 200


@given(presses())
def test_an_article_that_fits_is_left_alone(press):
    attempt = pressed(press)

    if press.set(Fit()).fits:
        assert attempt.best == Fit()
        assert attempt.is_done


@given(presses(), st.integers(0, 60))
def test_no_fit_is_measured_twice(press, leaps_at):
    press = Press(**{**vars(press), "leaps_at": leaps_at})
    attempt, measured = Attempt.at(press.subject()), [Fit()]

    while not attempt.is_done and len(measured) < 30:
        measured.append(attempt.fit)
        attempt = attempt.measured(press.set(attempt.fit))

    assert all(measured.count(fit) == 1 for fit in measured)


@given(presses())
def test_fitting_never_makes_it_worse_and_comes_to_an_end(press):
    before, attempt = press.set(Fit()), pressed(press, rounds=30)

    after = press.set(attempt.best)
    assert attempt.is_done
    assert after.over <= before.over
    assert attempt.slack == after.slack_in(attempt.pages)


@given(presses(), st.integers(-400, 900))
def test_nothing_leaves_its_bounds(press, wished):
    subject = press.subject()
    fit = fitted(subject, wished)

    assert 0 <= fit.sink <= SINK_MOST
    assert all(lines <= QUOTE_MOST for lines in fit.quotes.values())
    assert fit.lead is None or LEAD_LEAST <= fit.lead <= max(
        LEAD_LEAST, min(LEAD_MOST, 210 / press.ratio)
    )
    for figure in subject.base.figures:
        height = fit.figures.get(figure.path, figure.height)
        assert FIGURE_LEAST * figure.height - LINE <= height <= figure.height


@given(presses(), st.integers(0, 200))
def test_more_text_never_needs_fewer_pages(press, more):
    longer = Press(**{**vars(press), "text": press.text + more})

    assert longer.set(Fit()).taken >= press.set(Fit()).taken


@given(presses())
def test_an_article_that_the_rule_can_fit_ends_at_the_foot_within_a_few_rounds(press):
    subject = press.subject()
    wished = subject.wished(subject.target)
    foretold = Press(**{**vars(press), "pages": subject.target}).set(fitted(subject, wished))

    attempt = pressed(press)

    if 0 <= foretold.slack <= MOST_EMPTY:
        assert press.set(attempt.best).ends_at_foot


def test_at_most_two_articles_of_an_issue_get_a_filler_the_emptiest_first():
    subject = Press(text=100, pages=2).subject()
    slacks = {"a": 12, "b": 7, "c": 30, "d": 20, "e": -9, "f": 60}
    attempts = {
        slug: Attempt(subject, 2, slack=slack, room=slack) for slug, slack in slacks.items()
    }

    assert to_fill(attempts) == ("c", "d")
    assert attempts["c"].filled().best == Fit(filler=28)
    assert attempts["c"].filled().unfilled().best == Fit()


def test_a_filler_is_no_higher_than_the_column_in_which_the_text_ends():
    subject = Press(text=100, pages=2).subject()
    attempts = {
        "a": Attempt(subject, 2, slack=30, room=20),
        "b": Attempt(subject, 2, slack=30, room=7),
    }

    assert to_fill(attempts) == ("a",)
    assert attempts["a"].filled().best == Fit(filler=18)


def test_a_document_takes_the_fits_of_its_articles_and_keeps_all_else():
    document = {"number": 7, "items": [{"slug": "tide", "fit": {}}, {"type": "blank"}]}

    told = with_fits(document, {"tide": Fit(lead=70.0, quotes={"blocks[2]": 9}, filler=6)})

    assert told == {
        "number": 7,
        "items": [
            {
                "slug": "tide",
                "fit": {
                    "panel_mm": None,
                    "lead_mm": 70.0,
                    "sink_lines": 0,
                    "figures_mm": {},
                    "quotes": {"blocks[2]": "across"},
                    "quote_lines": {"blocks[2]": 9},
                    "filler": {"kind": "house", "lines": 6},
                },
            },
            {"type": "blank"},
        ],
    }
    assert document["items"][0]["fit"] == {}
    assert Fit().tree()["filler"] is None


def test_neither_a_text_without_an_opener_nor_a_flat_figure_has_anything_to_give():
    flat = Piece("blocks[90]", 2, 1, is_across=True, height=9.0)
    base = ArticleLayout("tide", 1, 1, 2, 2, (40, 48), figures=(flat,))

    assert Attempt.at(Subject(base)).best == Fit()
