"""Keys are renewed without signing anybody out."""

from __future__ import annotations

from django.utils import timezone
from tests.access.cast import granted, reads
from tests.factories import an_account

from octavo.access.passes import COOKIE, issue_pass, renew_keys


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
