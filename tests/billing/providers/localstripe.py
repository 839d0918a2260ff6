"""localstripe in a process of its own on this machine, and what payers and banks do there."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from octavo.billing.providers.stripe.keys import Keys
from octavo.billing.providers.stripe.provider import Stripe
from octavo.core.terms import Money

SECRET, PUBLIC, WEBHOOKS = "sk_test_12345", "pk_test_12345", "whsec_tides"
CARD_REFUSED = 402
PATIENCE = 10  # seconds
Heard = tuple[bytes, Mapping[str, str]]


class Ear:
    """Hears what is sent to it."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        kept = self.heard

        class Keep(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                kept.append((body, dict(self.headers)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *said: Any) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Keep)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"


class StripeWorld:
    """localstripe in a process of its own, and our provider that takes it for Stripe."""

    def __init__(self, address: str, ear: Ear | None = None) -> None:
        self.address, self.ear = address, ear
        self.provider = Stripe(Keys(SECRET, PUBLIC, (WEBHOOKS,), address))

    def enter(self, secret: str, number: str) -> None:
        self._confirm("setup_intents", secret, number)

    def pay(self, secret: str, number: str) -> None:
        said = self._confirm("payment_intents", secret, number)
        if said.get("status") == "requires_action":
            asked = {"key": PUBLIC, "client_secret": secret, "success": True}
            self.post(f"v1/payment_intents/{said['id']}/_authenticate", asked)

    def days_pass(self) -> None:
        time.sleep(1)  # a debit is on its way for half a second there

    def give_back_by_hand(self, charge: str, amount: Money) -> None:
        self.post("v1/refunds", {"payment_intent": charge, "amount": amount.amount})

    def dispute(self, charge: str, amount: Money) -> None:
        self.post("v1/disputes", {"payment_intent": charge, "amount": amount.amount})

    def heard(self, charge: str) -> Heard:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for body, headers in self.ear.heard if self.ear else ():
                if json.loads(body)["data"]["object"]["id"] == charge:
                    return body, headers
            time.sleep(0.1)
        raise AssertionError(charge)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def tell(self, address: str) -> None:
        """Have webhooks sent there."""
        self.post("_config/webhooks/ours", {"url": address, "secret": WEBHOOKS})

    def post(self, path: str, said: dict[str, Any]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}
        body = json.dumps(said).encode()
        asked = urllib.request.Request(f"{self.address}/{path}", body, headers)  # noqa: S310
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text else {}

    def _confirm(self, kind: str, secret: str, number: str) -> dict[str, Any]:
        """As the field does it in a browser; a card that is refused is no error of ours."""
        card = {"number": number, "exp_month": 12, "exp_year": 2039, "cvc": "123"}
        data = {"type": "card", "card": card}
        if number.startswith("DE"):
            data = {"type": "sepa_debit", "sepa_debit": {"iban": number}}
        name = secret.partition("_secret_")[0]
        try:
            return self.post(f"v1/{kind}/{name}/confirm", {"payment_method_data": data})
        except urllib.error.HTTPError as refused:
            if refused.code != CARD_REFUSED:
                raise
            return {}


@contextmanager
def running() -> Iterator[str]:
    """Its address while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.billing.providers.localstripe_server", str(port)]
    process = subprocess.Popen(command)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(address: str) -> None:
    until = time.monotonic() + 3 * PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/js.stripe.com/v3/", timeout=PATIENCE).close()  # noqa: S310
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
