"""Numbers of the day: what came, went on, left and had its money back, in any span."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from tests.factories import (
    a_paid_subscription,
    a_publisher,
    a_subscriber,
    an_editor,
    an_offer,
    an_order,
    pay_invoice,
)

from octavo.billing.acts.cancelling import cancel, undo
from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.acts.renewing import renew
from octavo.billing.days import local_day
from octavo.billing.desk.numbers.charts import chart, round_step
from octavo.billing.desk.numbers.counting import led_by, numbers_of
from octavo.billing.desk.numbers.spans import span_of
from octavo.billing.desk.views.numbers import harmless
from octavo.core.terms import Money

A_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("since", "until", "step", "parts"),
    [
        (date(2026, 1, 1), date(2026, 1, 8), "", 7),
        (date(2026, 1, 1), date(2026, 7, 1), "", 27),
        (date(2024, 1, 1), date(2026, 1, 1), "", 24),
        (date(2026, 1, 31), date(2026, 3, 1), "month", 2),
        (date(2026, 1, 1), date(2026, 1, 6), "week", 2),
        (date(2000, 1, 1), date(2020, 1, 1), "day", 240),
        (date(2026, 1, 1), date(2026, 1, 2), "day", 1),
    ],
)
def test_a_span_is_cut_without_gap_or_overlap(since, until, step, parts):
    span = span_of(since, until, step)

    cut = list(span.parts())

    assert len(cut) == parts
    assert (cut[0][0], cut[-1][1]) == (since, until)
    assert all(before[1] == after[0] for before, after in pairwise(cut))
    for at, (begins, ends) in enumerate(cut):
        assert span.index_of(begins) == span.index_of(ends - A_DAY) == at


@pytest.mark.parametrize(
    ("most", "step"), [(1, 1), (4, 1), (5, 2), (9, 5), (20, 5), (21, 10), (1000, 500), (801, 500)]
)
def test_the_lines_of_a_chart_stand_at_round_numbers(most, step):
    assert round_step(most) == step


def test_a_bar_is_as_high_as_its_number():
    drawn = chart([0, 2, 4], ["a", "b", "c"])

    heights = [bar.height for bar in drawn.bars]
    assert heights[0] == 0
    assert heights[2] == pytest.approx(2 * heights[1], abs=0.2)
    assert drawn.lines[-1][1] >= 4
    assert chart([], []).bars == ()


def test_every_number_is_counted_once_on_its_day(db, now):
    offer = an_offer()
    long_ago, lately = now - timedelta(days=40), now - timedelta(days=5)
    stays = a_paid_subscription(now=long_ago, offer=offer)
    renew(stays, now=lately)
    pay_invoice(stays, now=lately)
    leaves = a_paid_subscription(
        now=lately, offer=offer, payer=a_subscriber(name="Ben Voss", now=lately)
    )
    cancel(leaves, by=None, now=now)
    back = a_paid_subscription(
        now=lately, offer=offer, payer=a_subscriber(name="Cleo Voss", now=lately)
    )
    give_money_back(back, by=None, now=now)
    dora = a_subscriber(name="Dora Voss", now=now)
    an_order(offer=offer, payer=dora, now=now, led_by="/articles/tides/")

    today = local_day(now)
    found = numbers_of(span_of(today - timedelta(days=9), today + A_DAY))

    counted = {measure: found.total(measure) for measure in found.by_offer}
    assert counted == {"new": 3, "renewed": 1, "cancelled": 1, "refunded": 1, "unpaid": 1}
    at = found.span.index_of(local_day(lately))
    assert found.in_all("new")[at] == 2
    assert found.in_all("unpaid")[at] == 0
    assert found.paid == (Money(3 * 96_00, "EUR"),)
    assert found.given_back == (Money(96_00, "EUR"),)
    assert led_by(found.span) == [("", 2), ("/articles/tides/", 1)]


def test_a_cancellation_that_was_undone_is_none(db, now):
    subscription = a_paid_subscription(now=now)
    cancel(subscription, by=None, now=now)
    undo(subscription, by=None, now=now)

    today = local_day(now)

    assert numbers_of(span_of(today, today + A_DAY)).total("cancelled") == 0


def test_the_page_shows_charts_each_with_a_table(desk, now):
    a_paid_subscription(now=now, led_by="/articles/tides/")

    html = desk.get("/newsroom/desk/numbers/").content.decode()

    assert html.count("<svg viewBox") == 5
    assert html.count("As a table") == 5
    assert "/articles/tides/" in html
    assert "A year, in print and digital" in html
    assert "<script" not in html[html.index('class="sd-chart"') : html.rindex("</section>")]


def test_any_span_is_asked_for_and_a_senseless_one_is_said_to_be(desk, now):
    today = local_day(now)
    ask = "/newsroom/desk/numbers/?since={}&until={}&step={}"

    fine = desk.get(ask.format(today - timedelta(days=800), today, "month"))
    turned = desk.get(ask.format(today, today - A_DAY, ""))
    endless = desk.get(ask.format("1900-01-01", today, "day"))

    assert fine.status_code == 200
    assert "It would end before it begins." in turned.content.decode()
    assert "That is more than twenty years." in endless.content.decode()


def test_the_numbers_come_as_a_file(desk, now):
    a_paid_subscription(now=now, offer=an_offer(name="=2+2"))
    today = local_day(now)

    response = desk.get(f"/newsroom/desk/numbers/?since={today}&until={today}&step=day&as=csv")

    rows = list(csv.reader(StringIO(response.content.decode())))
    head = ["from", "to", "offer", "new", "renewed", "cancelled", "refunded", "unpaid"]
    assert rows == [head, [str(today), str(today), "'=2+2", "1", "0", "0", "0", "0"]]


def test_no_formula_reaches_a_spreadsheet():
    assert [harmless(text) for text in ("=1", "+1", "@x", "A year")] == [
        "'=1",
        "'+1",
        "'@x",
        "A year",
    ]


def test_the_page_costs_as_many_queries_for_many_offers(desk, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as short:
        desk.get("/newsroom/desk/numbers/")

    for number in range(6):
        payer = a_subscriber(name=f"N{number} Voss", now=now)
        an_order(offer=an_offer(code=f"offer-{number}"), payer=payer, now=now)
    with django_assert_max_num_queries(len(short)):
        desk.get("/newsroom/desk/numbers/")


def test_those_who_sell_see_the_numbers_and_others_do_not(client, db):
    client.force_login(a_publisher())
    assert client.get("/newsroom/desk/numbers/").status_code == 200

    client.force_login(an_editor())
    assert client.get("/newsroom/desk/numbers/").status_code in {302, 403}
