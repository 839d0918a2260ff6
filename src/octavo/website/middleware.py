"""Headers that keep a page to itself: strict for readers, a little looser in the newsroom."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property

# What Wagtail's newsroom needs in a browser without complaint. Its widgets write scripts and styles
# into the page; nothing comes from elsewhere, is evaluated, or hangs on an element's attribute.
NEWSROOM: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
UNUSED = ("camera", "geolocation", "microphone", "usb", "browsing-topics")


class PolicyMiddleware(CSPMiddleware):
    """Writes the policy for readers, or the newsroom's below its address, and what goes with it."""

    @cached_property
    def newsroom(self) -> str:
        return reverse("wagtailadmin_home")

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The newsroom's policy stands in for the settings' one."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(self.newsroom):
            parts.config = NEWSROOM
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the other headers, unless a view has set them itself.

        A card page names as `may_pay` who may open a wallet of the browser beside itself.
        """
        response.headers.setdefault(
            "Permissions-Policy", _features(getattr(response, "may_pay", ()))
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return super().process_response(request, response)


def _features(may_pay: tuple[str, ...]) -> str:
    """What of the browser the page may use: nothing, and on a card page its wallets."""
    payers = " ".join(["self", *(f'"{origin}"' for origin in may_pay)]) if may_pay else ""
    return ", ".join([*(f"{feature}=()" for feature in UNUSED), f"payment=({payers})"])
