"""A query written once answers as the same query written anew does."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from octavo.memberships.models import Address, Event, Subscriber
from octavo.rows.asking import Question

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def an_address(of: Subscriber, **said: object) -> Address:
    written = {"use": "billing", "country": "DE", "city": "Vell", "holds_from": NOW.date()}
    return Address.objects.create(subscriber=of, name=of.name, made_at=NOW, **written | said)


def addresses(of: int, on: date):
    return Address.objects.filter(subscriber=of, holds_from__lte=on)


@pytest.fixture
def question() -> Question:
    return Question(addresses, of=1, on=date(2000, 1, 1))


def test_its_rows_are_those_of_the_query_with_all_their_values(question, a_person):
    ada, ben = a_person(name="Ada"), a_person(name="Ben")
    an_address(ada)
    an_address(ada, use="delivery", holds_from=date(2027, 5, 1))
    an_address(ben)

    for who in (ada, ben, a_person(name="Cy")):
        for day in (date(2027, 2, 28), date(2027, 3, 1), date(2027, 5, 1)):
            found = question.ask(of=who.pk, on=day)
            wanted = list(addresses(who.pk, day))
            assert found == wanted
            assert [one.__dict__ | {"_state": 0} for one in found] == [
                one.__dict__ | {"_state": 0} for one in wanted
            ]


def test_a_row_that_it_found_can_be_kept(question, a_person):
    ada = a_person()
    an_address(ada)
    (found,) = question.ask(of=ada.pk, on=NOW.date())

    found.city = "Ostvell"
    found.save()

    assert Address.objects.get().city == "Ostvell"


def test_it_sees_what_was_written_since(question, a_person):
    ada = a_person()
    assert question.ask(of=ada.pk, on=NOW.date()) == []

    an_address(ada)

    assert len(question.ask(of=ada.pk, on=NOW.date())) == 1


def test_values_come_as_what_they_are(a_person):
    ada = a_person()
    Event.objects.create(subscriber=ada, at=NOW, act="note", said={"issues": [1, 2]})
    question = Question(
        lambda whose: Event.objects.filter(subscriber=whose).values_list("at", "said", "by"),
        whose=1,
    )

    assert question.ask(whose=ada.pk) == [(NOW, {"issues": [1, 2]}, None)]


def test_what_is_given_is_never_a_part_of_the_query(a_person):
    ada = a_person(email="ada@example.org")
    question = Question(
        lambda email: Subscriber.objects.filter(email=email), email="somebody@example.org"
    )

    assert question.ask(email="ada@example.org") == [ada]
    assert question.ask(email="' OR 1=1 --") == []


def test_it_takes_one_statement(question):
    with CaptureQueriesContext(connection) as asked:
        question.ask(of=1, on=NOW.date())

    assert len(asked) == 1


def test_nothing_is_no_value(question):
    with pytest.raises(ValueError, match="None is another query"):
        question.ask(of=None, on=NOW.date())


def test_a_name_that_the_query_does_not_know_is_a_mistake():
    question = Question(
        lambda email, name: Subscriber.objects.filter(email=email), email="a", name="b"
    )

    with pytest.raises(ValueError, match="does not depend on: name"):
        question.ask(email="a", name="b")


def test_the_first_is_one_or_none(a_person):
    assert Question(lambda: Subscriber.objects.order_by("number")[:1]).first() is None

    ada = a_person()

    assert Question(lambda: Subscriber.objects.order_by("number")[:1]).first() == ada
