"""One's own private podcasts: make one, see its address once, make it anew, revoke it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from octavo.accounts.models import Account
from octavo.listening.codes import code_of
from octavo.listening.errors import ListeningRefusal
from octavo.listening.forms import FeedForm
from octavo.listening.making import Made, make_feed, renew_feed
from octavo.listening.models import PrivateFeed
from octavo.listening.programs import programs


@login_required
@require_http_methods(["GET", "POST"])
def podcasts(request: HttpRequest) -> HttpResponse:
    """What there is, and a form for one more; its address is the answer to that form alone."""
    form = FeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        label, of = form.cleaned_data["label"], form.cleaned_data["of"]
        try:
            made = make_feed(_account(request), label=label, of=of, now=timezone.now())
        except ListeningRefusal as refusal:
            form.add_error("label", str(refusal))
        else:
            return _shown_once(request, made)
    theirs = PrivateFeed.objects.filter(account=_account(request)).select_related(
        "section", "issue"
    )
    shown = {
        "form": form,
        "feeds": theirs.in_use(),
        "taken_away": theirs.revoked_by_others(),
    }
    return render(request, "listening/podcasts.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """The same under another address, which is shown; the old one opens nothing any more."""
    account = _account(request)
    feed = _mine_or_404(request, pk)
    try:
        return _shown_once(request, renew_feed(feed, by=account, now=timezone.now()))
    except ListeningRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect("podcasts")


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of them."""
    feed = _mine_or_404(request, pk)
    feed.revoke(by=_account(request), now=timezone.now())
    messages.success(request, _("“%(label)s” is revoked.") % {"label": feed.label})
    return redirect("podcasts")


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _mine_or_404(request: HttpRequest, pk: int) -> PrivateFeed:
    theirs = PrivateFeed.objects.in_use().filter(account=_account(request))
    return get_object_or_404(theirs, pk=pk)


def _shown_once(request: HttpRequest, made: Made) -> HttpResponse:
    shown = {
        "feed": made.feed,
        "address": made.address,
        "code": code_of(made.address),
        "programs": programs(made.address),
    }
    return render(request, "listening/made.html", shown)
