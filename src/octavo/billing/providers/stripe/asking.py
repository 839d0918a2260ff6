"""Asking Stripe: its library's errors become those of the port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import stripe

from octavo.billing.providers.errors import KeyReused, ProviderRefuses, ProviderSilent, Unknown

TIMEOUT = 25  # seconds for one answer; with one repetition less than `ANSWERED_WITHIN`
REPEATED = 1
# A wrong or withdrawn key is mended by whoever runs the magazine; until then all waits.
SILENT = (
    stripe.APIConnectionError,
    stripe.RateLimitError,
    stripe.AuthenticationError,
    stripe.PermissionError,
)
MISSING = "resource_missing"
NOT_FOUND, OWN_TROUBLE = 404, 500
CONFLICT = 409  # the same is being asked at this moment


def client(secret: str, address: str, http: stripe.HTTPClient | None = None) -> stripe.StripeClient:
    """A client with timeouts; it keeps its connections, one for each thread."""
    return stripe.StripeClient(
        secret,
        base_addresses={"api": address},
        http_client=http or stripe.RequestsClient(timeout=TIMEOUT),
        max_network_retries=REPEATED,
    )


@contextmanager
def errors_of_the_port() -> Iterator[None]:
    """Silence is to be asked again; a refusal is not. A refused card passes through."""
    try:
        yield
    except stripe.CardError:
        raise
    except SILENT as error:
        raise ProviderSilent(str(error)) from error
    except stripe.StripeError as error:
        status = error.http_status
        if status is None or status == CONFLICT or status >= OWN_TROUBLE:
            raise ProviderSilent(str(error)) from error
        if isinstance(error, stripe.IdempotencyError):
            raise KeyReused(str(error)) from error
        if error.code == MISSING or status == NOT_FOUND:
            raise Unknown(str(error)) from error
        raise ProviderRefuses(str(error)) from error
