"""Money owed to subscribers: where it goes, the file for the bank, what was seen leaving."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.billing.acts import paying_out
from octavo.billing.desk.acts.ending import BankAccountForm
from octavo.billing.desk.views.base import DeskView
from octavo.billing.models import Payout
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal
from octavo.core.terms.money import total

SHOWN = 200


class PayoutsView(DeskView):
    """The list, and the button that writes the file."""

    template_name = "desk/payouts.html"
    page_title = gettext_lazy("Payouts")
    header_icon = "download"

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.show_list()

    def post(self, request: HttpRequest) -> HttpResponse:
        """The file for the bank: what is in it counts as handed over from now on."""
        again = Payout.objects.owed().filter(pk__in=request.POST.getlist("again"))
        try:
            made = paying_out.write_file(now=self.at().now, again=list(again))
        except TermsRefusal as refusal:
            return self.show_list(refusal=sentence_of(refusal), status=422)
        answer = HttpResponse(made.content, content_type="application/xml")
        answer["Content-Disposition"] = f'attachment; filename="{made.message_id}.xml"'
        answer["Cache-Control"] = "private, no-store"
        return answer

    def show_list(self, *, refusal: str = "", status: int = 200) -> HttpResponse:
        """What lacks an account, what can go, what went and was not seen, what was seen."""
        rows = Payout.objects.select_related("subscriber")
        ready = list(rows.to_export())
        return self.show(
            lacking=rows.lacking_an_account(),
            ready=ready,
            sums=_sums(ready),
            handed=rows.owed().exclude(exported_at=None),
            seen=rows.exclude(matched_at=None).order_by("-matched_at")[:SHOWN],
            refusal=refusal,
            status=status,
        )


class PayoutAccountView(DeskView):
    """Says where a sum goes."""

    template_name = "desk/payout_account.html"
    header_icon = "download"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        rows = Payout.objects.by_transfer().select_related("subscriber")
        self.payout = get_object_or_404(rows, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """What is asked."""
        return _("Where does the money go?")

    def way_on(self) -> list[dict[str, Any]]:
        """The list, and this page."""
        payouts = {"url": reverse("desk:payouts"), "label": _("Payouts")}
        return [payouts, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        known = {name: getattr(self.payout, name) for name in ("holder", "iban", "bic")}
        return self.show(payout=self.payout, form=BankAccountForm(initial=known))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep it."""
        form, at = BankAccountForm(request.POST), self.at()
        if form.is_valid() and form.cleaned_data["account"] is None:
            form.add_error("iban", _("Say where the money goes."))
        if not form.is_valid():
            return self.show(payout=self.payout, form=form, status=422)
        try:
            account = form.cleaned_data["account"]
            paying_out.set_account(self.payout, account, by=at.by, now=at.now)
        except TermsRefusal as refusal:
            form.add_error(None, sentence_of(refusal))
            return self.show(payout=self.payout, form=form, status=422)
        messages.success(request, _("The account is kept."))
        return redirect("desk:payouts")


def _sums(payouts: list[Payout]) -> list[Any]:
    """The whole, for each currency."""
    currencies = dict.fromkeys(one.currency for one in payouts)
    return [
        total([one.money for one in payouts if one.currency == currency], currency)
        for currency in currencies
    ]
