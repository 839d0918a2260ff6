"""What a reader takes along: papers, all that is kept of them, or nothing more of it."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from octavo.billing.acts import erasing, exporting
from octavo.billing.models import Document
from octavo.billing.papers import file_of
from octavo.billing.reader.views.mine import account_of, me_of
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal


@login_required
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """An invoice or a credit note as a file."""
    found = get_object_or_404(
        Document.objects.select_related("payer", "corrects"),
        number=number,
        payer__account=account_of(request),
    )
    response = HttpResponse(file_of(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    return response


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of this reader."""
    me = me_of(request, now=timezone.now())
    if me is None:
        raise Http404
    response = HttpResponse(exporting.zip_of(me), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{me.number}.zip"'
    return response


@login_required
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Erase this reader: what goes and what stays is said first, and a sign-in is fresh."""
    now = timezone.now()
    me = me_of(request, now=now)
    if me is None:
        raise Http404
    try:
        will = erasing.effect_of(me)
        if request.method == "POST":
            erasing.erase(me, by=account_of(request), now=now)
            logout(request)
            return render(request, "billing/reader/erased.html", {"number": me.number})
    except TermsRefusal as refusal:
        said = {"why": sentence_of(refusal)}
        return render(request, "billing/reader/erase.html", said, status=409)
    return render(request, "billing/reader/erase.html", {"will": will})
