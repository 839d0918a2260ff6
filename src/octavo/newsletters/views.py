"""The page that a letter's last line leads to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from octavo.newsletters import stopping


# The link itself is the proof; mail programs send it without any cookie (RFC 8058).
@method_decorator(csrf_exempt, name="dispatch")
class Stop(View):
    """Asks before it does anything: programs that look through mail open every link in it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The question, or that it is so already."""
        account, kind = self._whose(token)
        is_stopped = account is None or stopping.has_stopped(account, kind=kind)
        return self._show(request, is_stopped=is_stopped)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Stop them, by our button or by that of a mail program; or send them again."""
        account, kind = self._whose(token)
        goes_on = "again" in request.POST
        if account is not None and goes_on:
            stopping.go_on(account, kind=kind)
        elif account is not None:
            stopping.stop(account, kind=kind, now=timezone.now())
        return self._show(request, is_stopped=account is None or not goes_on)

    def _whose(self, token: str) -> tuple[stopping.Account | None, str]:
        found = stopping.whose(token)
        if found is None:
            raise Http404
        return found

    def _show(self, request: HttpRequest, *, is_stopped: bool) -> HttpResponse:
        return render(request, "newsletters/stop.html", {"is_stopped": is_stopped})
