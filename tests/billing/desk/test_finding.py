"""The desk finds somebody by any word that is known of them, and by its beginning."""

import pytest
from click.testing import CliRunner
from tests.factories import a_subscriber, an_account, an_offer, an_order

from octavo.billing.acts.erasing import erase
from octavo.billing.acts.moving import change_address
from octavo.billing.days import local_day
from octavo.billing.desk import indexing
from octavo.billing.desk.correcting import correct
from octavo.billing.desk.finding import find
from octavo.billing.desk.models import AccountWord, SubscriberWord
from octavo.memberships.enrolling import enrol
from octavo.website.commandline import main


def names(typed: str) -> list[str]:
    return [one.name for one in find(typed).subscribers]


@pytest.fixture
def people(db, now):
    """Three who are found, two of them by one name."""
    ada = a_subscriber(name="Ada Müller", now=now)
    zoe = enrol(name="Zoë Müller-Łuk", company="Hafen AG", email="zoe@hafen.example", now=now)
    enrol(name="Ben Moll", phone="+49 40 123 45", now=now)
    return ada, zoe


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ada", ["Ada Müller"]),
        ("ADA MUELLER", ["Ada Müller"]),
        ("müll", ["Ada Müller", "Zoë Müller-Łuk"]),
        ("luk zoe", ["Zoë Müller-Łuk"]),
        ("hafen", ["Zoë Müller-Łuk"]),
        ("zoe@hafen.example", ["Zoë Müller-Łuk"]),
        ("zoe@haf", ["Zoë Müller-Łuk"]),
        ("@hafen.example", ["Zoë Müller-Łuk"]),
        ("muller 20359", ["Ada Müller"]),
        ("+49 4012345", ["Ben Moll"]),
        ("ada moll", []),
        ("ull", []),
        ("%", []),
        ("", []),
    ],
)
def test_anybody_is_found_by_beginnings_of_words(people, typed, found):
    assert sorted(names(typed)) == sorted(found)


def test_a_subscriber_is_found_by_number_and_by_what_an_invoice_says(people, now):
    ada, _zoe = people
    invoice = an_order(offer=an_offer(), payer=ada, now=now).subscription.documents.get()
    spaced = " ".join(invoice.reference[at : at + 4] for at in range(0, 25, 4))

    for typed in (
        str(ada.number),
        invoice.number,
        invoice.number.lower(),
        invoice.reference,
        spaced,
    ):
        assert names(typed) == ["Ada Müller"], typed


def test_whoever_moved_is_found_by_both_addresses(people, now):
    ada, _zoe = people
    parts = {"country": "AT", "name": "Ada Berg", "city": "Wien", "postcode": "1010"}

    change_address(ada, use="delivery", parts=parts, holds_from=local_day(now), now=now, by=None)

    for typed in ("1010", "wien", "berg", "20359"):
        assert names(typed) == ["Ada Müller"], typed


def test_a_name_that_was_corrected_finds_nobody_any_more(people, now, tor):
    _ada, zoe = people

    correct(zoe, name="Zoë Meyer", by=tor, now=now)

    assert names("meyer") == ["Zoë Meyer"]
    assert names("luk") == []


def test_whoever_was_erased_is_found_by_number_alone(people, now):
    ada, _zoe = people

    erase(ada, by=None, now=now)

    assert names("ada") == []
    assert names("20359") == []
    assert [one.pk for one in find(str(ada.number)).subscribers] == [ada.pk]


def test_an_account_without_a_subscription_is_found_until_it_has_one(db, now):
    cleo = an_account(name="Cleo")
    assert find("cleo").accounts == (cleo,)

    enrol(name="Cleo Voss", account=cleo, now=now)

    found = find("cleo@example.org")
    assert (found.accounts, [one.name for one in found.subscribers]) == ((), ["Cleo Voss"])


def test_an_account_that_has_another_address_is_found_by_the_new_one(people):
    ada, _zoe = people
    account = ada.account
    account.email = "moved@example.org"
    account.save(update_fields=["email"])

    assert names("moved@") == ["Ada Müller"]


def test_an_account_that_goes_takes_its_words_along(db):
    an_account(name="Cleo").delete()

    assert not AccountWord.objects.filter(word="cleo").exists()


def test_only_the_first_are_shown_and_that_there_are_more(db, now):
    for number in range(7):
        enrol(name=f"Anna Andersen {number}", now=now)

    found = find("an", most=5)

    assert len(found.subscribers) == 5
    assert found.is_more
    assert not find("an", most=7).is_more


def test_exact_words_come_before_longer_ones(db, now):
    for name in ("Annabel Voss", "Anna Voss", "Annalena Voss"):
        enrol(name=name, now=now)

    assert names("anna voss")[0] == "Anna Voss"


def test_the_index_is_made_again_and_says_the_same(people):
    def words():
        return (
            set(SubscriberWord.objects.values_list("word", "subscriber_id")),
            set(AccountWord.objects.values_list("word", "account_id")),
        )

    before = words()
    SubscriberWord.objects.all().delete()
    AccountWord.objects.all().delete()

    said = CliRunner().invoke(main, ["desk", "index", "--quiet"]).output

    assert words() == before
    assert said == f"People in the index: {indexing.count()}.\n"


def test_a_word_more_costs_no_more_than_a_query_or_two(people, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        find("müller zoe luk hafen")
