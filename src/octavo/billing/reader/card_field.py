"""The field in which a card is entered: what its page shows, and whom the page lets in for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from octavo.billing.providers.registry import provider_named

PAY, KEEP = "pay", "keep"


def page_with_field(
    request: HttpRequest,
    template: str,
    said: dict[str, Any],
    *,
    provider: str,
    secret: str,
    kind: str,
) -> HttpResponse:
    """The page; with a secret it has the provider's field, and lets in what that one needs.

    `said` has the address to come back to as `back`; `kind` is PAY or KEEP.
    """
    if not secret:
        return render(request, template, said)
    page = provider_named(provider).field_page
    field = {"field": page.template, "page": page, "secret": secret, "kind": kind}
    response = render(request, template, said | field)
    # No other page of the magazine loads anything from elsewhere.
    response._csp_update = dict(page.sources)  # type: ignore[attr-defined]
    response.may_pay = page.may_pay  # type: ignore[attr-defined]
    return response
