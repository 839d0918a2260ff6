"""A row that is added is the row that `save` would have written."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from octavo.memberships.models import Address, Event, Subscriber
from octavo.rows.adding import add, add_all

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db
letters = some.characters(exclude_categories=("Cs", "Cc"))
facts = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**31), 2**31) | some.text(letters),
    lambda one: some.lists(one, max_size=3) | some.dictionaries(some.text("abc"), one, max_size=3),
    max_leaves=6,
)
moments = some.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(
    said=some.dictionaries(some.text("abc"), facts, max_size=3),
    because=some.text(letters, max_size=60),
    at=moments,
)
def test_it_is_what_save_would_have_written(said, because, at):
    with transaction.atomic():
        ada = Subscriber.objects.create(number=7, name="Ada", made_at=NOW)
        fresh = {"subscriber": ada, "at": at, "act": "note", "because": because, "said": said}
        Event(**fresh).save()
        add(Event(**fresh))

        one, other = Event.objects.order_by("pk").values()
        assert {**one, "id": 0} == {**other, "id": 0}
        transaction.set_rollback(True)


def test_it_has_its_key_and_can_be_kept_again():
    ada = add(Subscriber(number=7, name="Ada", made_at=NOW))

    ada.name = "Ada Moll"
    ada.save()

    assert Subscriber.objects.get(pk=ada.pk).name == "Ada Moll"


def test_rows_that_belong_to_one_another_are_added_in_order():
    ada = Subscriber(number=7, name="Ada", made_at=NOW)
    home = Address(
        subscriber=ada, use="billing", country="DE", holds_from=date(2027, 3, 1), made_at=NOW
    )

    add(ada)
    add(home)

    assert Address.objects.get().subscriber == ada


def test_a_row_that_stands_is_not_written_twice(a_person):
    ada = a_person()

    with pytest.raises(ValueError, match="stands already"):
        add(ada)


def test_a_row_of_somebody_who_was_never_added_is_a_mistake():
    with pytest.raises(ValueError, match="unsaved"):
        add(Event(subscriber=Subscriber(number=7, name="Ada", made_at=NOW), at=NOW, act="note"))


def test_what_the_database_refuses_undoes_the_transaction():
    with transaction.atomic():
        add(Subscriber(number=7, name="Ada", made_at=NOW))
        with suppress(IntegrityError):
            add(Subscriber(number=7, name="Ben", made_at=NOW))

    assert Subscriber.objects.count() == 0


def test_the_database_refuses_what_it_refuses_anyway():
    add_all([Subscriber(number=7, name="Ada", made_at=NOW)])

    with pytest.raises(IntegrityError), transaction.atomic():
        add(Subscriber(number=7, name="Ben", made_at=NOW))

    assert Subscriber.objects.get().name == "Ada"
