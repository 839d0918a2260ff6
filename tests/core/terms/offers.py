"""Offers, days and money for the tests of terms."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from octavo.core.terms import Format, IssueOut, Length, Money, Offer, Subscription, Unit, order, pay

DIGITAL: frozenset[Format] = frozenset({"digital"})
PRINT: frozenset[Format] = frozenset({"print"})
BOTH: frozenset[Format] = frozenset({"digital", "print"})


def euros(amount: int) -> Money:
    return Money(amount, "EUR")


def an_offer(
    *,
    months: int = 0,
    issues: int = 0,
    price: int = 120_00,
    formats: frozenset[Format] = BOTH,
    intro: int | None = None,
    trial: int = 0,
    renews: bool = True,
    code: str = "",
) -> Offer:
    """A year of months, unless something else is asked for."""
    length = Length(Unit.ISSUES, issues) if issues else Length(Unit.MONTHS, months or 12)
    return Offer(
        code=code or f"{length.unit}-{length.count}",
        length=length,
        formats=formats,
        price=euros(price),
        intro_price=None if intro is None else euros(intro),
        trial_days=trial,
        renews=renews,
    )


def an_article(*, price: int = 3_00) -> Offer:
    """One article, for ever."""
    return Offer(
        "article",
        Length(Unit.ARTICLE, named="the-lost-river"),
        DIGITAL,
        euros(price),
        renews=False,
    )


def bought(offer: Offer, *, on: date, paid_on: date | None = None) -> Subscription:
    """Ordered, and paid on the same day or on the one that is named."""
    ordered = order(offer, today=on)
    waiting = ordered.unpaid()
    return ordered if waiting is None else pay(ordered, waiting.due, today=paid_on or on)


def issue(number: int, on: date, *, weight: int = 1) -> IssueOut:
    return IssueOut(number, on, weight)


# Days around which calendars go wrong: ends of months, leap days, nights of changing clocks.
STARTS = st.one_of(
    st.sampled_from(
        [
            date(2026, 1, 31),
            date(2027, 1, 30),
            date(2028, 1, 29),
            date(2024, 2, 29),
            date(2026, 3, 31),
            date(2026, 8, 31),
            date(2027, 10, 31),
            date(2027, 12, 31),
        ]
    ),
    st.sampled_from([date(2026, 2, 28), date(2026, 3, 29), date(2026, 10, 25)]),
    st.dates(date(2023, 1, 1), date(2028, 12, 31)),
)

LENGTHS = st.one_of(
    st.builds(Length, st.just(Unit.MONTHS), st.sampled_from([1, 1, 1, 2, 3, 6, 12, 24])),
    st.builds(Length, st.just(Unit.ISSUES), st.sampled_from([1, 2, 3, 6, 12, 24])),
)
FORMATS = st.sampled_from([DIGITAL, PRINT, BOTH])
PRICES = st.sampled_from([0, 1, 99, 1_00, 7_77, 12_00, 60_00, 96_00, 120_00, 199_99])


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Any offer of a subscription in euros, with or without trial and introductory price."""
    price = draw(PRICES)
    return Offer(
        code=draw(st.sampled_from("abc")),
        length=draw(LENGTHS),
        formats=draw(FORMATS),
        price=euros(price),
        intro_price=draw(st.one_of(st.none(), st.builds(euros, st.integers(0, price)))),
        trial_days=draw(st.sampled_from([0, 0, 0, 7, 14, 30])),
        renews=draw(st.sampled_from([True, True, True, False])),
    )
