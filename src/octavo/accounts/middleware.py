"""The door of the newsroom, and what every page of accounts is sent with."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from octavo.accounts.factors import has_second_factor, has_shown_it
from octavo.accounts.sessions import IN_NEWSROOM

Answer = Callable[[HttpRequest], HttpResponse]


class PrivatePages:
    """Pages below /account/ are in the account's language and are kept by nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if not request.path_info.startswith(reverse("account_home")):
            return self.get_response(request)
        language = getattr(request.user, "language", "") or settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
            if hasattr(response, "render"):
                response.render()
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response


class NewsroomDoor:
    """Lets staff into the newsroom once they have shown a second factor, if one is asked.

    Entering is a step up: the session gets another key, and the shorter life of the newsroom.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; addresses of readers are not looked at."""
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            return self._at_door(request) or self.get_response(request)
        return self.get_response(request)

    def _at_door(self, request: HttpRequest) -> HttpResponse | None:
        account = request.user
        if not account.is_authenticated:
            return None
        if not account.may_enter_newsroom():
            return redirect("account_home")
        shown = has_shown_it(request) and has_second_factor(account)
        if settings.STAFF_SECOND_FACTOR and not shown:
            wanted = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('account_second_factor')}?{wanted}")
        if IN_NEWSROOM not in request.session:
            _enter(request)
        return None


def _enter(request: HttpRequest) -> None:
    """Go on under another key. A preview asks again with this request's cookies, so they follow."""
    before = str(request.session.session_key)
    request.session.cycle_key()
    request.session[IN_NEWSROOM] = True
    request.session.save()
    cookies = request.headers.get("cookie", "")
    request.META["HTTP_COOKIE"] = cookies.replace(before, str(request.session.session_key))
