"""The offer page and the checkout: one page, a code for those who are not signed in, and done."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.models import Page
from wagtail.views import serve

from octavo.accounts.models import Account
from octavo.accounts.proving import code_form, send_code, waiting
from octavo.billing.days import local_day
from octavo.billing.documents import address_of
from octavo.billing.errors import NotForSale, PromotionRefused
from octavo.billing.reader import drafts
from octavo.billing.reader.choosing import Choice, choice, on_the_page
from octavo.billing.reader.drafts import Draft
from octavo.billing.reader.forms import OrderForm
from octavo.billing.reader.leading import FROM, path_before
from octavo.billing.reader.private import private
from octavo.billing.reader.wording import Shown, by_card_in_words, trust_in_words
from octavo.billing.selling import the_seller
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal
from octavo.memberships.addresses import tidied
from octavo.memberships.models import Offer, Subscriber

TARGET = "for"
TOKEN_BYTES = 24


def offers(request: HttpRequest) -> HttpResponseBase:
    """What is on sale to everybody, one below the other."""
    today = local_day(timezone.now())
    listed = on_the_page(today=today)
    if not listed and Page.objects.live().filter(slug="subscribe").exists():
        return serve(request, "subscribe/")  # the magazine says in its own words how to subscribe
    shown = {"offers": listed, "led_by": path_before(request), "heading": _("Subscribe")}
    return _page_of_offers(request, shown)


@private
def _page_of_offers(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    return render(request, "billing/reader/offers.html", shown)


@method_decorator(private, name="dispatch")
class OrderView(View):
    """One offer, with all that has to be said of it above the button."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only what is on sale has a page."""
        self.now = timezone.now()
        self.today = local_day(self.now)
        asked = request.POST if request.method == "POST" else request.GET
        found = choice(kwargs["code"], target=asked.get(TARGET, ""), today=self.today)
        if found is None:
            return render(request, "billing/reader/not_on_sale.html", status=404)
        self.choice: Choice = found
        self.account = request.user if isinstance(request.user, Account) else None
        self.seller = the_seller()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The form, with what is known already."""
        return self._show(self._form(initial=self._known(request)))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Another country, a promotion code, or the order."""
        if OrderForm.CHOOSE in request.POST:
            return self._show(self._form(initial=request.POST.dict()))
        form = self._form(request.POST)
        price = self._shown(form)
        if not form.is_valid():
            return self._show(form, price)
        if str(price.now.amount) != request.POST.get("shown"):
            return self._show(form, price, is_new_price=True)
        return self._go_on(form, price)

    def _go_on(self, form: OrderForm, price: Shown) -> HttpResponse:
        draft = self._draft(form, price)
        if self.account is None:
            email = form.cleaned_data["email"]
            if not send_code(self.request, email=email):
                return respond_429(self.request)
            drafts.keep(self.request, draft)
            return redirect("subscribe_code")
        try:
            order = drafts.place(draft, offer=self.choice.offer, account=self.account, now=self.now)
        except TermsRefusal as refusal:
            form.add_error(None, sentence_of(refusal))
            return self._show(form, price)
        drafts.forget(self.request)
        return redirect("subscription_welcome", order.subscription_id)

    def _form(self, given: QueryDict | None = None, *, initial: Any = None) -> OrderForm:
        said = dict(initial or {})
        return OrderForm(
            given,
            initial=said,
            account=self.account,
            has_print=self.choice.offer.formats != Offer.Formats.DIGITAL,
            country=said.get("country") or self.seller.country,
            sold_to=self.choice.offer.countries(),
        )

    def _known(self, request: HttpRequest) -> dict[str, Any]:
        """What the form begins with: the draft that was left, or what the account says."""
        draft = drafts.kept(request)
        if draft is not None and draft.offer == self.choice.offer.pk:
            names = ("email", "name", "country", "other_name", "other_email", "promotion")
            return {**draft.address, **{name: getattr(draft, name) for name in names}}
        return {"promotion": request.GET.get("promotion", ""), **self._of_account()}

    def _of_account(self) -> dict[str, Any]:
        subscriber = Subscriber.objects.filter(account=self.account).first()
        if self.account is None or subscriber is None:
            return {"name": self.account.get_full_name() if self.account else ""}
        return {**address_of(subscriber, on=self.today), "name": subscriber.name}

    def _draft(self, form: OrderForm, price: Shown) -> Draft:
        given = form.cleaned_data
        return Draft(
            offer=self.choice.offer.pk,
            token=self.request.POST.get("token", "")[:64] or secrets.token_urlsafe(TOKEN_BYTES),
            shown=price.now.amount,
            name=tidied(given["name"]),
            country=form.country,
            terms_version=self.request.POST.get("terms", ""),
            privacy_version=self.request.POST.get("privacy", ""),
            email=given.get("email", ""),
            address=given["address"],
            other_name=given["other_name"],
            other_email=given["other_email"],
            promotion=given["promotion"],
            named=self.choice.named,
            led_by=path_before(self.request),
        )

    def _shown(self, form: OrderForm) -> Shown:
        """The offer at the price of the promotion; without it, if that does not hold."""
        typed = str(form["promotion"].value() or "")
        try:
            return self.choice.shown(promotion=typed, today=self.today)
        except PromotionRefused as refusal:
            form.refuse_promotion(str(refusal))
            return self.choice.shown(today=self.today)

    def _show(
        self, form: OrderForm, price: Shown | None = None, *, is_new_price: bool = False
    ) -> HttpResponse:
        price = price or self._shown(form)
        said = {
            "form": form,
            "choice": self.choice,
            "shown": price,
            "trust": trust_in_words(price.has_print, price.has_digital, self.seller.trust_days),
            "seller": self.seller,
            "token": self.request.POST.get("token") or secrets.token_urlsafe(TOKEN_BYTES),
            "led_by": path_before(self.request),
            "is_new_price": is_new_price,
            "is_copy": "copy" in self.request.GET,
            "takes_cards": bool(settings.CARDS),
            "by_card": by_card_in_words(),
        }
        return render(self.request, "billing/reader/order.html", said)


@method_decorator(private, name="dispatch")
class CodeView(View):
    """The code that shows that the address is theirs; with it the order is placed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for a browser that has an order in hand."""
        draft = drafts.kept(request)
        offer = Offer.objects.filter(pk=draft.offer).first() if draft else None
        if draft is None or offer is None:
            return redirect("subscriptions" if request.user.is_authenticated else "subscribe")
        self.draft, self.offer = draft, offer
        if request.user.is_authenticated:
            return self._place() if request.method == "POST" else redirect(self._back())
        proof = waiting(request)
        if proof is None:
            return redirect(self._back())
        self.proof: Any = proof
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for it."""
        return self._show(code_form(self.proof))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Sign in whoever knows it, and place the order; or send another."""
        if request.POST.get("action") == "resend":
            if self.proof.can_resend:
                self.proof.resend()
            return redirect("subscribe_code")
        form = code_form(self.proof, request.POST)
        if not form.is_valid():
            if not self.proof.record_invalid_attempt():
                return redirect(self._back())
            return self._show(form)
        response = self.proof.finish(self._back())
        list(messages.get_messages(request))  # said: what comes next says more
        return self._place() if request.user.is_authenticated else response

    def _place(self) -> HttpResponse:
        """A refusal leads back to the form, which says it."""
        account = self.request.user
        if not isinstance(account, Account):
            raise Http404
        try:
            order = drafts.place(self.draft, offer=self.offer, account=account, now=timezone.now())
        except TermsRefusal as refusal:
            return self._refused(refusal)
        drafts.forget(self.request)
        return redirect("subscription_welcome", order.subscription_id)

    def _refused(self, refusal: TermsRefusal) -> HttpResponse:
        if isinstance(refusal, NotForSale | PromotionRefused):
            drafts.forget(self.request)
        said = {"why": sentence_of(refusal), "back": self._back()}
        return render(self.request, "billing/reader/refused.html", said, status=409)

    def _back(self) -> str:
        address = reverse("subscribe_order", args=[self.offer.code])
        query = QueryDict(mutable=True)
        if self.draft.named:
            query[TARGET] = self.draft.named
        if self.draft.led_by:
            query[FROM] = self.draft.led_by
        return f"{address}?{query.urlencode(safe='/')}" if query else address

    def _show(self, form: Any) -> HttpResponse:
        said = {
            "form": form,
            "email": self.draft.email,
            "costs": self.draft.shown > 0,
            "offer": self.offer,
            "back": self._back(),
            "can_resend": self.proof.can_resend,
        }
        return render(self.request, "billing/reader/code.html", said)
