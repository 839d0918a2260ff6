"""Runs localstripe, a Stripe by another author, made safe and told the few things it lacks.

`python -m tests.billing.providers.localstripe_server PORT`. It listens on this machine alone and
writes no file. What is told here, and what stays a gap, stands in docs/reference/stripe.md.
localstripe is under the GPL and runs in this process of its own; nothing of it is part of Octavo.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from aiohttp import web
from localstripe import errors, resources, server

FIELD = Path(__file__).with_name("localstripe_field.js")
INTENT = re.compile(r"^/v1/payment_intents(?:/(\w+))?(?:/confirm)?$")
CONFIRM = re.compile(r"^/v1/payment_intents/(\w+)/confirm$")
# What it has no word for, and would refuse with “Unexpected”.
NOT_KNOWN = ("setup_future_usage", "automatic_payment_methods", "description", "types")
DECIDED = {"succeeded", "processing", "canceled"}


KEPT: set[str] = set()  # intents whose card is kept by being confirmed
read_all = server.get_post_data


def main() -> None:
    resources.store.dump_to_disk = lambda: None
    _leave_out_what_it_does_not_know()
    resources.PaymentIntent._api_list_all = classmethod(_listed)
    server.app.middlewares.insert(1, _told)
    web.run_app(server.app, host="127.0.0.1", port=int(sys.argv[1]), print=None)


def _leave_out_what_it_does_not_know() -> None:
    """In bodies and in queries."""
    read, unflatten = server.get_post_data, server.unflatten_data

    def known(said: Any) -> Any:
        if isinstance(said, dict):
            return {name: value for name, value in said.items() if name not in NOT_KNOWN}
        return said

    async def get_post_data(request: web.Request, remove_auth: bool = True) -> Any:
        return known(await read(request, remove_auth))

    server.get_post_data = get_post_data
    server.unflatten_data = lambda said: known(unflatten(said))


def _listed(cls: Any, url: str, *, customer: Any = None, created: Any = None, **asked: Any) -> Any:
    """Payment intents of one customer, or since a second."""
    found = super(resources.PaymentIntent, cls)._api_list_all(url, **asked)
    since = int((created or {}).get("gte", 0))
    found._list = [
        one for one in found._list if one.created >= since and customer in (None, one.customer)
    ]
    return found


@web.middleware
async def _told(request: web.Request, handler: Any) -> web.StreamResponse:
    """The field, and confirming with a card, which it can for set-ups alone."""
    if request.path == "/js.stripe.com/v3/":
        theirs = server.localstripe_js(request).text
        script = f"{theirs}\n{FIELD.read_text()}"
        return web.Response(text=script, content_type="application/javascript")
    intent = INTENT.match(request.path)
    said = await read_all(request) or {} if intent and request.method == "POST" else {}
    _refuse_what_stripe_refuses(intent[1] if intent else "", said)
    confirmed = CONFIRM.match(request.path)
    if confirmed and request.method == "POST":
        said = await server.get_post_data(request)
        expand = said.pop("expand", None)
        return server.json_response(_confirm(confirmed[1], said)._export(expand=expand))
    answer = await handler(request)
    if "setup_future_usage" in said:
        made = json.loads(answer.text)["id"]
        (KEPT.add if said["setup_future_usage"] else KEPT.discard)(made)
    return answer


def _refuse_what_stripe_refuses(intent: str, said: dict[str, Any]) -> None:
    """Two things that it would not look at: both would fail with a real card at night."""
    if said.get("off_session") and (intent in KEPT or said.get("setup_future_usage")):
        raise errors.UserError(400, "Nobody is there, so the card cannot be kept.")
    ways = said.get("automatic_payment_methods") or {}
    if ways.get("enabled") and ways.get("allow_redirects") != "never":
        raise errors.UserError(400, "There is no return_url to come back to.")


def _confirm(name: str, said: dict[str, Any]) -> Any:
    intent = resources.PaymentIntent._api_retrieve(name)
    if intent.status in DECIDED:
        code = {"code": "payment_intent_unexpected_state"}
        raise errors.UserError(400, "It is decided already.", code)
    data = said.get("payment_method_data")
    if data:
        means = resources.PaymentMethod(**data)
    else:
        means = resources.PaymentMethod._api_retrieve(said["payment_method"])
    if means._attaching_is_declined():
        raise errors.UserError(402, "Your card was declined.", {"code": "card_declined"})
    intent.payment_method, intent.latest_charge, intent.next_action = means.id, None, None
    intent._confirm(on_failure_now=intent._report_failure)
    return intent


if __name__ == "__main__":
    main()
