"""Keys are renewed without signing anybody out."""

from __future__ import annotations

from django.utils import timezone
from tests.access.cast import granted, reads
from tests.factories import an_account

from octavo.access.metering import put_down
from octavo.access.passes import COOKIE, issue_pass, renew_keys
from octavo.core.access import Right
from octavo.door.passes import Believer

RIGHTS = (Right("opened", since=timezone.now(), until=timezone.now(), key="7"),)


def test_two_renewals_leave_a_pass_good_and_the_third_ends_it(article, client):
    ada = an_account()
    granted(ada)
    client.cookies[COOKIE] = issue_pass(ada, now=timezone.now()).words

    believed = []
    for _ in range(3):
        renew_keys()
        believed.append(reads(client))

    assert believed == [True, True, False]


def test_the_next_pass_is_signed_with_the_new_key(article):
    ada = an_account()
    before = issue_pass(ada, now=timezone.now()).words

    name = renew_keys()

    assert issue_pass(ada, now=timezone.now()).words.split(".")[1] == name
    assert before.split(".")[1] != name


def test_keys_that_are_made_are_known_to_a_door_that_was_there_before(settings, tmp_path, db):
    door = Believer(tmp_path)
    door.catch_up()
    assert door.guests_pass(RIGHTS) is None

    put_down(now=timezone.now())

    assert door.is_behind()
    door.catch_up()
    assert door.guests_pass(RIGHTS)
