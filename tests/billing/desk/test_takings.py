"""Takings of a month on the desk: a table for people, and a file for the bookkeeper."""

from __future__ import annotations

from datetime import timedelta

from tests.factories import a_paid_subscription, a_publisher, a_subscriber, an_editor, an_offer

from octavo.billing.days import local_day
from octavo.core.terms import months_after

PAGE = "/newsroom/desk/takings/"


def test_the_page_shows_the_month_asked_for_by_way_rate_and_country(desk, now):
    a_paid_subscription(now=now)

    html = desk.get(f"{PAGE}?month={local_day(now):%Y-%m}").content.decode()

    assert "bank transfer" in html
    assert "print, 7.00 %" in html
    assert "€67.20" in html
    assert "This month is not over yet." in html


def test_the_page_begins_with_the_month_that_is_over(desk, now):
    before = months_after(local_day(now).replace(day=1), -1)

    html = desk.get(PAGE).content.decode()

    assert f'value="{before:%Y-%m}"' in html
    assert "No money came or went back in this month." in html
    assert "not over yet" not in html


def test_the_table_is_downloaded_as_a_file(desk, now):
    a_paid_subscription(now=now)
    month = f"{local_day(now):%Y-%m}"

    answer = desk.get(f"{PAGE}?month={month}&way=transfer&as=csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="takings-{month}.csv"'
    assert answer.content.decode().count("transfer") == 2


def test_a_month_that_cannot_be_meant_is_said_to_be(desk, now):
    later = local_day(now) + timedelta(days=32)

    malformed = desk.get(f"{PAGE}?month=soon&as=csv")
    to_come = desk.get(f"{PAGE}?month={later:%Y-%m}")
    by_nothing = desk.get(f"{PAGE}?month=2020-01&way=shells")

    assert {malformed.status_code, to_come.status_code, by_nothing.status_code} == {422}
    assert "A month is written as 2027-03" in malformed.content.decode()
    assert "has not begun yet" in to_come.content.decode()


def test_the_page_costs_as_many_queries_for_much_money(desk, now, django_assert_max_num_queries):
    ask = f"{PAGE}?month={local_day(now):%Y-%m}"
    with django_assert_max_num_queries(40) as short:
        desk.get(ask)

    for number in range(4):
        payer = a_subscriber(name=f"N{number} Voss", now=now)
        a_paid_subscription(offer=an_offer(code=f"offer-{number}"), payer=payer, now=now)
    with django_assert_max_num_queries(len(short)):
        desk.get(ask)


def test_those_who_sell_see_the_takings_and_others_do_not(client, db):
    client.force_login(a_publisher())
    assert client.get(PAGE).status_code == 200

    client.force_login(an_editor())
    assert client.get(PAGE).status_code in {302, 403}
