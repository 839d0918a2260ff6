"""What Stripe is asked, and how its answers are read, where the stand-in cannot show it.

The answers are in the shapes of https://docs.stripe.com/api, of the version that its library names.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st

from octavo.billing.providers.errors import (
    KeyReused,
    NoticeForged,
    ProviderRefuses,
    ProviderSilent,
    Unknown,
)
from octavo.billing.providers.port import ChargeAsked, Payer, RefundAsked, State
from octavo.billing.providers.stripe import hearing, reading
from octavo.billing.providers.stripe.keys import Keys
from octavo.billing.providers.stripe.provider import Stripe
from octavo.core.terms import Money

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
KEYS = Keys("sk_test_12345", "pk_test_12345", ("whsec_new", "whsec_old"))
ADA = Payer(10_001, "ada@example.org", "cus_1")
YEAR = Money(96_00, "EUR")
OURS = Stripe(KEYS)


def asked(**changed: Any) -> ChargeAsked:
    said: dict[str, Any] = {
        "key": "octavo-1", "id": "", "attempt": 1, "amount": YEAR, "payer": ADA, "means": "pm_1",
        "invoice": "2027-000001", "begun_at": NOW,
    }  # fmt: skip
    return ChargeAsked(**said | changed)


def an_intent(**changed: Any) -> dict[str, Any]:
    said = {
        "id": "pi_1", "object": "payment_intent", "amount": 9600, "currency": "eur",
        "created": int(NOW.timestamp()), "customer": "cus_1", "payment_method": "pm_1",
        "metadata": {"octavo": "octavo-1", "attempt": "1"}, "status": "succeeded",
        "client_secret": "pi_1_secret", "last_payment_error": None,
        "latest_charge": {"object": "charge", "disputed": False, "refunds": a_list(),
                          "payment_method_details": {"type": "card", "card": {}}},
    }  # fmt: skip
    return said | changed


def a_list(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"object": "list", "data": list(rows), "has_more": False, "url": "/v1/rows"}


def an_error(kind: str, code: str = "", **said: Any) -> dict[str, Any]:
    return {"error": {"type": kind, "code": code, "message": "No.", **said}}


DECIDED = (400, an_error("invalid_request_error", "payment_intent_unexpected_state"))


class Answers(stripe.HTTPClient):
    """Gives what was prepared, in turn, and remembers what was asked."""

    name = "prepared"

    def __init__(self, *answers: Any) -> None:
        super().__init__()
        self._answers = list(answers)
        self.asked: list[tuple[str, str, dict[str, Any], str]] = []

    def request(self, method: str, url: str, headers: Any, post_data: Any = None) -> Any:
        parts = urlsplit(url)
        said = {name: values[0] for name, values in parse_qs(post_data or parts.query).items()}
        path = parts.path.removeprefix("/v1/")
        self.asked.append((method, path, said, headers.get("Idempotency-Key", "")))
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, said_back = answer if isinstance(answer, tuple) else (200, answer)
        return json.dumps(said_back), status, {}

    def close(self) -> None: ...

    def _should_retry(self, *told: Any, **also: Any) -> bool:
        return False


def provider(*answers: Any, now: datetime = NOW) -> tuple[Stripe, Answers]:
    http = Answers(*answers)
    return Stripe(KEYS, clock=lambda: now, http=http), http


def test_a_renewal_is_asked_for_once_under_its_key_and_the_number_of_the_try():
    ours, http = provider(an_intent())

    made = ours.charge(asked())

    ((method, path, said, key),) = http.asked
    assert (method, path, key) == ("post", "payment_intents", "octavo-1-1")
    assert said["amount"] == "9600"
    assert said["off_session"] == said["confirm"] == "true"
    assert (said["payment_method"], said["metadata[octavo]"]) == ("pm_1", "octavo-1")
    assert made.state is State.DONE


def test_whoever_is_there_lets_the_card_be_kept_for_the_terms_to_come():
    ours, http = provider(an_intent(status="requires_payment_method", latest_charge=None))

    made = ours.charge(asked(means=""))

    _method, _path, said, _key = http.asked[0]
    assert said["setup_future_usage"] == "off_session"
    assert "confirm" not in said
    assert (made.state, made.secret) == (State.NEEDS_PAYER, "pi_1_secret")


def test_a_new_payer_becomes_a_customer_first():
    ours, http = provider({"id": "cus_9", "object": "customer"}, an_intent(customer="cus_9"))

    ours.charge(asked(payer=Payer(10_001, "ada@example.org")))

    assert [(path, key) for _method, path, _said, key in http.asked] == [
        ("customers", "octavo-1-payer"),
        ("payment_intents", "octavo-1-1"),
    ]
    assert http.asked[1][2]["customer"] == "cus_9"


def test_a_key_that_may_have_been_forgotten_is_looked_for_before_anything_is_charged():
    paid = an_intent()
    ours, http = provider(a_list(paid), paid, now=NOW + timedelta(days=2))

    made = ours.charge(asked())

    assert made.state is State.DONE
    assert [method for method, *_rest in http.asked] == ["get", "get"]


def test_another_card_is_tried_under_a_key_of_its_own_and_what_is_decided_meanwhile_stays():
    waits = an_intent(status="requires_payment_method", last_payment_error={"code": "expired"})
    ours, http = provider(waits, waits, DECIDED, an_intent())

    made = ours.charge(asked(id="pi_1", attempt=3, means="pm_2"))

    _method, path, said, key = http.asked[2]
    assert (path, key) == ("payment_intents/pi_1/confirm", "octavo-1-3-confirm")
    assert said["payment_method"] == "pm_2"
    assert http.asked[1][2]["metadata[attempt]"] == "3"
    assert made.state is State.DONE


def test_a_second_try_never_makes_a_second_charge_where_the_first_may_stand():
    """The answer of the first try was lost, and so was its name."""
    waits = an_intent(status="requires_payment_method", last_payment_error={"code": "expired"})
    ours, http = provider(a_list(waits), waits, waits, an_intent())

    ours.charge(asked(attempt=2))

    assert [path for _m, path, _s, _k in http.asked] == [
        "payment_intents", "payment_intents/pi_1", "payment_intents/pi_1",
        "payment_intents/pi_1/confirm",
    ]  # fmt: skip


def test_a_key_that_was_used_in_other_words_is_looked_up():
    paid = an_intent()
    ours, _http = provider((400, an_error("idempotency_error")), a_list(paid), paid)

    assert ours.charge(asked()).state is State.DONE


def test_a_key_that_stands_for_nothing_of_ours_was_reused():
    ours, _http = provider((400, an_error("idempotency_error")), a_list())

    with pytest.raises(KeyReused):
        ours.charge(asked())


def test_payments_of_others_in_the_same_account_are_left_alone():
    foreign = an_intent(id="pi_2", metadata={}, status="requires_capture")
    ours, _http = provider(a_list(foreign, an_intent()), a_list())

    assert [one.id for one in ours.fetch(NOW)] == ["pi_1"]
    assert reading.charged(foreign).key == ""


def test_a_card_is_kept_for_what_renews_and_for_nothing_else():
    waits = an_intent(status="requires_payment_method", latest_charge=None)
    ours, http = provider(waits)

    ours.charge(asked(means="", keeps_card=False))

    assert "setup_future_usage" not in http.asked[0][2]


@pytest.mark.parametrize(("status", "is_lost"), [("lost", True), ("under_review", False)])
def test_a_dispute_is_lost_once_the_bank_has_decided(status, is_lost):
    dispute = {"id": "dp_1", "status": status, "amount": 9600, "currency": "eur"}

    assert reading.charged(an_intent(), [dispute]).is_lost is is_lost


def test_a_bank_that_asks_who_it_is_refuses_what_is_charged_while_nobody_is_there():
    refused = an_intent(
        status="requires_payment_method",
        last_payment_error={"code": "authentication_required", "decline_code": None},
    )
    error = (402, an_error("card_error", "authentication_required", payment_intent=refused))
    ours, _http = provider(error, refused)

    made = ours.charge(asked())

    assert (made.state, made.failure, made.id) == (
        State.FAILED,
        "authentication_required",
        "pi_1",
    )


def test_a_refund_that_was_made_before_is_found_by_its_key_and_not_made_again():
    back = {
        "id": "re_1", "amount": 4000, "currency": "eur", "status": "pending",
        "metadata": {"octavo": "back-1"},
    }  # fmt: skip
    charge = {**an_intent()["latest_charge"], "refunds": a_list(back)}
    ours, http = provider(an_intent(latest_charge=charge))

    made = ours.refund(RefundAsked("back-1", "pi_1", Money(40_00, "EUR")))

    assert (made.id, made.state) == ("re_1", State.WAITING)
    assert [method for method, *_rest in http.asked] == ["get"]


def test_what_a_bank_took_back_counts_unless_the_dispute_was_won_or_only_asks():
    def dispute(status: str, amount: int) -> dict[str, Any]:
        return {"id": f"dp_{status}", "status": status, "amount": amount, "currency": "eur"}

    charge = {**an_intent()["latest_charge"], "disputed": True}
    many = a_list(
        dispute("lost", 5000), dispute("won", 1000), dispute("warning_needs_response", 100)
    )
    ours, _http = provider(an_intent(latest_charge=charge), many)

    (made,) = ours.fetch("pi_1")

    assert made.disputed == Money(50_00, "EUR")


def test_an_older_charge_that_changed_lately_is_found_by_what_happened_to_it():
    event = {
        "id": "evt_1", "object": "event", "type": "charge.refunded",
        "data": {"object": {"object": "charge", "id": "ch_1", "payment_intent": "pi_old"}},
    }  # fmt: skip
    ours, http = provider(a_list(an_intent()), a_list(event), an_intent(id="pi_old"))

    found = [one.id for one in ours.fetch(NOW - timedelta(days=3))]

    assert found == ["pi_1", "pi_old"]
    assert "charge.refunded" in http.asked[1][2].values()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (stripe.APIConnectionError("No route."), ProviderSilent),
        ((500, an_error("api_error")), ProviderSilent),
        ((429, an_error("invalid_request_error", "rate_limit")), ProviderSilent),
        ((401, an_error("invalid_request_error")), ProviderSilent),
        ((403, an_error("invalid_request_error")), ProviderSilent),
        ((409, an_error("idempotency_error", "idempotency_key_in_use")), ProviderSilent),
        ((404, an_error("invalid_request_error", "resource_missing")), Unknown),
        ((400, an_error("invalid_request_error", "amount_too_small")), ProviderRefuses),
    ],
)
def test_what_goes_wrong_there_is_said_in_the_words_of_the_port(answer, error):
    ours, _http = provider(answer)

    with pytest.raises(error):
        ours.charge(asked())


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            {"card": {"brand": "visa", "last4": "4242", "exp_month": 2, "exp_year": 2028}},
            ("Visa", "4242", date(2028, 2, 29)),
        ),
        ({"card": {"display_brand": "cartes_bancaires"}}, ("Cartes Bancaires", "", None)),
        ({"sepa_debit": {"last4": "3000"}}, ("SEPA", "3000", None)),
        ({"link": {"email": "ada@example.org"}}, ("Link", "", None)),
    ],
)
def test_a_means_is_shown_as_its_payer_knows_it(said, shown):
    (kind,) = said
    card = reading.card({"id": "pm_1", "type": kind, **said})

    assert (card.label, card.last_digits, card.expires_on) == shown


def test_an_account_that_stands_behind_another_way_to_pay_is_what_is_charged_later():
    details = {"type": "ideal", "ideal": {"generated_sepa_debit": "pm_account"}}
    charge = {**an_intent()["latest_charge"], "payment_method_details": details}

    assert reading.charged(an_intent(latest_charge=charge)).means == "pm_account"


@given(st.integers(1, 10**9), st.sampled_from(["EUR", "USD", "JPY", "ISK", "UGX", "HUF"]))
def test_a_sum_goes_there_and_comes_back_the_same(amount, currency):
    ours = Money(amount, currency)

    assert (
        reading.money({"amount": reading.minor_units(ours), "currency": currency.lower()}) == ours
    )


def test_crowns_of_iceland_are_counted_in_hundredths_there():
    assert reading.minor_units(Money(990, "ISK")) == 99_000


def signed(said: dict[str, Any], *, secret: str = "whsec_new"):  # noqa: S107 - of a test
    body = json.dumps(said)
    header = stripe.WebhookSignature.generate_signature_header(
        body, secret, timestamp=int(NOW.timestamp())
    )
    return body.encode(), {hearing.HEADER: header}


def an_event(about: dict[str, Any]) -> dict[str, Any]:
    return {"id": "evt_1", "created": int(NOW.timestamp()), "data": {"object": about}}


@pytest.mark.parametrize(
    ("about", "charge"),
    [
        ({"object": "payment_intent", "id": "pi_1"}, "pi_1"),
        ({"object": "charge", "id": "ch_1", "payment_intent": "pi_1"}, "pi_1"),
        ({"object": "dispute", "id": "dp_1", "payment_intent": {"id": "pi_1"}}, "pi_1"),
        ({"object": "refund", "id": "re_1", "payment_intent": "pi_1"}, "pi_1"),
    ],
)
def test_a_webhook_names_the_charge_whatever_it_is_about(about, charge):
    body, headers = signed(an_event(about), secret="whsec_old")

    notice = OURS.verify(body, headers, now=NOW)

    assert (notice.id, notice.charge, notice.at) == ("evt_1", charge, NOW)


def test_a_webhook_about_no_charge_is_nothing_to_us():
    body, headers = signed(an_event({"object": "customer", "id": "cus_1"}))

    assert OURS.verify(body, headers, now=NOW) is None


@given(
    st.binary(max_size=40),
    st.sampled_from(["", "t=1", "t=x,v1=0", "v1=0", "t=1803895200,v1=é", "t=1,t=2,v1=0"])
    | st.text(max_size=30),
)
def test_what_nobody_has_signed_is_never_believed(body, header):
    with pytest.raises(NoticeForged):
        OURS.verify(body, {hearing.HEADER: header}, now=NOW)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (Keys(), "OCTAVO_STRIPE_KEY"),
        (Keys("pk_test_1", "pk_test_1", ("whsec_1",)), "OCTAVO_STRIPE_KEY"),
        (Keys("sk_test_1", "sk_test_1", ("whsec_1",)), "OCTAVO_STRIPE_PUBLIC_KEY"),
        (Keys("sk_live_1", "pk_test_1", ("whsec_1",)), "both"),
        (Keys("rk_live_1", "pk_live_1", ()), "OCTAVO_STRIPE_WEBHOOKS"),
        (Keys("rk_live_1", "pk_live_1", ("whsec_1", "1")), "OCTAVO_STRIPE_WEBHOOKS"),
        (Keys("rk_live_1", "pk_live_1", ("whsec_1",)), ""),
    ],
)
def test_keys_that_cannot_be_right_are_named(keys, named):
    assert named in keys.trouble()
    assert bool(named) == bool(keys.trouble())


def test_the_card_page_lets_in_stripe_alone():
    page = OURS.field_page

    hosts = {host for hosts in page.sources.values() for host in hosts}
    assert all(host.endswith("stripe.com") for host in hosts)
    assert page.said == {"key": "pk_test_12345", "script": "https://js.stripe.com/v3/"}


def test_a_debit_that_the_bank_works_on_is_on_its_way():
    assert reading.charged(an_intent(status="processing")).state is State.WAITING
