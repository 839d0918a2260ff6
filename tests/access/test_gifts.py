"""Gift links: who makes them, whom they open what, who is counted, and what they show too late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.access.cast import (
    BROWSER,
    HELD_BACK,
    a_closed_article,
    a_device,
    a_gift,
    a_meter,
    follow,
    granted,
    reads,
)
from tests.factories import an_account

from octavo.access import giving
from octavo.access.errors import NotGiven
from octavo.access.explaining import why
from octavo.access.models import Gift
from octavo.access.months import month_at
from octavo.access.taking_along import kept_of
from octavo.accounts.signals import account_erased
from octavo.billing.acts.exporting import _ELSEWHERE
from octavo.issues.models import Article, Publication
from octavo.listening.hiding import hidden

TIDES = "/articles/tides/"


@pytest.fixture
def ada(article):
    """She subscribes."""
    account = an_account()
    granted(account)
    return account


def opened(gift: Gift) -> int:
    return Gift.objects.get(pk=gift.pk).openings


def test_whoever_follows_the_link_reads_that_article_and_no_other(article, ada):
    a_closed_article(headline="Locks", number=8, now=timezone.now())
    cleo = Client()

    response = follow(a_gift(ada, article), cleo)

    assert (response.status_code, response["Location"]) == (303, f"{TIDES}#given")
    assert reads(cleo)
    assert not reads(cleo, "/articles/locks/")
    assert not reads(Client())


def test_a_device_counts_once_and_the_giver_never(article, ada):
    gift, cleo = a_gift(ada, article), Client()
    for device in (cleo, cleo, Client(), a_device(ada)):
        follow(gift, device)

    assert opened(gift) == 2


def test_a_subscriber_who_follows_a_link_is_led_to_the_article_and_not_counted(article, ada):
    gift, ben = a_gift(ada, article), an_account(name="Ben")
    granted(ben)
    device = a_device(ben)

    response = follow(gift, device)

    assert (response["Location"], opened(gift)) == (TIDES, 0)
    assert "octavo_guest" not in device.cookies


def test_what_was_given_counts_for_who_is_signed_in_as_well(article, ada):
    device = a_device(an_account(name="Cleo"))
    assert not reads(device)

    follow(a_gift(ada, article), device)

    assert reads(device)


def test_the_link_is_told_to_nobody(article, ada):
    response = follow(a_gift(ada, article))

    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    assert hidden("Not Found: /gift/s3cret-token/") == "Not Found: /gift/…/"


@pytest.mark.parametrize(
    "said",
    [
        {"HTTP_USER_AGENT": "WhatsApp/2.23.20.0"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 facebookexternalhit/1.1 Facebot Twitterbot/1.0"},
        {"HTTP_USER_AGENT": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_FETCH_MODE": "no-cors"},
    ],
)
def test_programs_see_headline_and_picture_and_open_nothing(article, ada, said):
    gift, device = a_gift(ada, article), Client()

    response = follow(gift, device, **said)
    text = response.content.decode()

    assert response.status_code == 200
    assert '<meta property="og:title" content="Tides">' in text
    assert f"/share/articles/{article.slug}/" in text
    assert HELD_BACK not in text
    assert "og:url" not in text, "a messenger would pass on the article and not the gift"
    assert (opened(gift), "octavo_guest" in device.cookies) == (0, False)


def test_a_head_request_opens_nothing(article, ada):
    gift, device = a_gift(ada, article), Client()

    response = device.head(reverse("gift", args=[giving.token_of(gift)]), **BROWSER)

    assert response.status_code == 200
    assert opened(gift) == 0


def test_somebody_who_was_taken_for_a_program_presses_the_button(article, ada):
    gift, device = a_gift(ada, article), Client()
    address = reverse("gift", args=[giving.token_of(gift)])

    response = device.post(address, HTTP_USER_AGENT="My own browser, a crawler")

    assert (response.status_code, opened(gift), reads(device)) == (303, 1, True)


def test_a_gift_that_is_over_shows_the_opening_and_says_since_when(article, ada, monkeypatch):
    gift = a_gift(ada, article)
    later = gift.until
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    response = follow(gift)
    text = response.content.decode()

    assert response.status_code == 410
    assert "This gift is over" in text
    assert "The tide tables hung" in text
    assert HELD_BACK not in text


def test_a_gift_that_was_withdrawn_opens_nothing_more(article, ada):
    gift, before = a_gift(ada, article), Client()
    follow(gift, before)

    giving.withdraw_gift(gift, now=timezone.now())

    response = follow(gift)
    assert response.status_code == 410
    assert "withdrawn" in response.content.decode()
    assert reads(before), "nothing can be taken back from a guest’s pass"


def test_a_gift_stays_good_when_its_giver_subscribes_no_longer(article, ada):
    gift, cleo = a_gift(ada, article), Client()
    ada.grants.update(until=timezone.now())

    follow(gift, cleo)

    assert reads(cleo)


def test_a_gift_of_what_is_gone_or_of_somebody_who_was_erased_is_a_clear_page(article, ada):
    gift = a_gift(ada, article)
    address = reverse("gift", args=[giving.token_of(gift)])
    Article.objects.filter(pk=article.pk).update(live=False)
    unpublished = follow(gift)
    Article.objects.filter(pk=article.pk).update(live=True)
    account_erased.send(type(ada), account=ada)

    for response in (unpublished, Client().get(address, **BROWSER)):
        assert response.status_code == 404
        assert "Nothing is given here" in response.content.decode()
        assert "octavo_guest" not in response.cookies


def test_the_same_article_given_twice_is_one_link_of_which_only_the_hash_is_kept(article, ada):
    first, second = a_gift(ada, article), a_gift(ada, article)
    link = giving.link_to(first)

    assert first == second
    assert link == giving.link_to(second)
    token = link.rstrip("/").rpartition("/")[2]
    kept = Gift.objects.values().get()
    assert token not in map(str, kept.values())


def test_so_many_a_month_and_one_that_was_withdrawn_counts(article, ada):
    Publication.objects.update(gifts_a_month=2, gift_days=3)
    now = timezone.now()
    others = [
        a_closed_article(headline=name, number=number, now=now)
        for number, name in ((8, "Locks"), (9, "Nets"))
    ]
    gift = a_gift(ada, article)
    giving.withdraw_gift(gift, now=now)
    a_gift(ada, others[0])

    with pytest.raises(NotGiven, match="this month"):
        a_gift(ada, others[1])
    assert gift.until - gift.made_at == timedelta(days=3)
    assert giving.allowance_of(ada, now=month_at(now)[1]).left == 2


@pytest.mark.parametrize("why_not", ["not a subscriber", "open to all"])
def test_only_subscribers_give_and_only_what_is_held_back(article, ada, why_not):
    giver = ada
    if why_not == "not a subscriber":
        giver = an_account(name="Ben")
    else:
        Article.objects.filter(pk=article.pk).update(access="open")

    with pytest.raises(NotGiven):
        a_gift(giver, Article.objects.get(pk=article.pk))


def test_the_oldest_gifts_make_room_in_a_full_pass(article, ada):
    Publication.objects.update(gifts_a_month=40)
    a_meter(without=10)
    now, cleo = timezone.now(), Client()
    articles = [
        a_closed_article(headline=f"Piers {number}", number=number, now=now)
        for number in range(20, 50)
    ]
    reads(cleo)
    for one in articles:
        follow(a_gift(ada, one), cleo)
    a_meter(without=0)

    shown = [reads(cleo, f"/articles/{one.slug}/") for one in articles]
    assert len(cleo.cookies["octavo_guest"].value) <= 600
    assert shown == sorted(shown), "the first ones are gone, the last ones are there"
    assert 10 <= sum(shown) < 30
    assert reads(cleo), "what was opened stays"


def test_a_subscriber_makes_copies_sees_and_withdraws_a_link(article, ada):
    device, address = a_device(ada), reverse("give", args=["tides"])
    ada.first_name, ada.last_name = "Ada", ""
    ada.save()

    asked = device.get(address).content.decode()
    made = device.post(address, {"by": "name"}, follow=True).content.decode()
    gift = Gift.objects.get()
    listed = device.get(reverse("gifts")).content.decode()

    assert "From Ada" in asked
    assert giving.link_to(gift) in made
    assert "mailto:" in made
    assert gift.name == "Ada"
    assert "Tides" in listed
    device.post(reverse("withdraw_gift", args=[gift.pk]))
    assert not Gift.objects.good(now=timezone.now()).exists()
    a_device(an_account(name="Ben")).post(reverse("withdraw_gift", args=[gift.pk]))


def test_nobody_withdraws_the_gift_of_another(article, ada):
    gift = a_gift(ada, article)

    response = a_device(an_account(name="Ben")).post(reverse("withdraw_gift", args=[gift.pk]))

    assert response.status_code == 404
    assert Gift.objects.good(now=timezone.now()).exists()


def test_who_does_not_subscribe_is_told_so_and_strangers_sign_in_first(article):
    ben = a_device(an_account(name="Ben"))
    address = reverse("give", args=["tides"])

    assert "Subscribers give articles away." in ben.get(address).content.decode()
    assert ben.post(address).status_code == 422
    assert reverse("account_login") in Client().get(address)["Location"]
    assert not Gift.objects.exists()


def test_export_and_desk_know_of_gifts_and_openings(article, ada):
    a_meter()
    ben = an_account(name="Ben")
    a_gift(ada, article, name="Ada")
    a_device(ben).get(TIDES)

    assert kept_of in _ELSEWHERE
    (given,) = kept_of(ada)["articles_given"]
    assert given["article__title"] == "Tides"
    assert "token_hash" not in given
    assert [row["article__title"] for row in kept_of(ben)["articles_opened"]] == ["Tides"]


def test_the_desk_is_told_what_the_meter_has_to_do_with_it(article, ada):
    a_meter(with_account=3)
    cleo, now = an_account(name="Cleo"), timezone.now()
    a_gift(ada, article)

    before = " ".join(why(cleo, article, at=now).meter)
    a_device(cleo).get(TIDES)
    after = why(cleo, article, at=timezone.now())

    assert "3 of 3 left" in before
    assert "as soon as the reader goes to its page" in before
    assert "1 link" in before
    assert after.decision.reason == "opened"
