"""Giving articles away: the page of one article, and all that one has given."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from octavo.access import giving
from octavo.access.errors import NotGiven
from octavo.access.holding import reader_with
from octavo.access.models import Gift
from octavo.accounts.models import Account
from octavo.core.access import Reader
from octavo.issues.access import item_of
from octavo.issues.models import Article
from octavo.website.pages.article import published_article
from octavo.website.views.asking import is_readable_now


@login_required
@require_http_methods(["GET", "POST"])
def give_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the link to an article, or see the one that there is."""
    article = published_article(slug)
    if article is None or not is_readable_now(request, article):
        raise Http404
    account, now = _account(request), timezone.now()
    reader = reader_with(account)
    refusal = ""
    if request.method == "POST":
        name = account.get_full_name() if request.POST.get("by") == "name" else ""
        try:
            giving.give(account, article, reader=reader, name=name, now=now)
        except NotGiven as refused:
            refusal = str(refused)
        else:
            return redirect("give", slug=slug)
    made = giving.given_before(account, article, now=now)
    shown = {
        "article": article,
        "gift": made,
        "refusal": refusal or _why_not(reader, article),
        "allowance": giving.allowance_of(account, now=now),
        "name": account.get_full_name(),
        **(_passing_on(made, article) if made else {}),
    }
    return render(request, "account/give.html", shown, status=422 if refusal else 200)


@login_required
@require_safe
def gifts(request: HttpRequest) -> HttpResponse:
    """All that one has given, and how often each was opened."""
    account, now = _account(request), timezone.now()
    rows = Gift.objects.filter(giver=account).select_related("article")
    shown = {
        "gifts": [(row, row.is_good(now=now), giving.link_to(row)) for row in rows],
        "allowance": giving.allowance_of(account, now=now),
        "may_give": giving.subscribes(reader_with(account), now=now),
    }
    return render(request, "account/gifts.html", shown)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the link of one of them open nothing more."""
    row = get_object_or_404(Gift.objects.select_related("article"), pk=pk, giver=_account(request))
    giving.withdraw_gift(row, now=timezone.now())
    said = _("The link to “%(article)s” opens nothing more.") % {"article": row.article.title}
    messages.success(request, said)
    return redirect("gifts")


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _why_not(reader: Reader, article: Article) -> str:
    """Why nothing can be given here; the number that is left is said by itself."""
    now = timezone.now()
    if not giving.subscribes(reader, now=now):
        return _("Subscribers give articles away.")
    if not giving.is_held_back(item_of(article), now=now):
        return _("Everybody may read this article. Pass its address on.")
    return ""


def _passing_on(made: Gift, article: Article) -> dict[str, str]:
    """The link, and a letter with it."""
    link = giving.link_to(made)
    subject, text = quote(article.title), quote(f"{article.title}\n{link}")
    return {"link": link, "letter": f"mailto:?subject={subject}&body={text}"}
