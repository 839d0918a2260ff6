"""One's own subscriptions: how they stand, and every act on them with its effect shown first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import View

from octavo.accounts.models import Account
from octavo.billing.acts import changing, erasing, exporting
from octavo.billing.acts.cancelling import say_why
from octavo.billing.acts.moving import address_on, change_address
from octavo.billing.books import known_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.models import Document
from octavo.billing.papers import file_of
from octavo.billing.reader.acts import ACTS, Act
from octavo.billing.reader.claiming import claim
from octavo.billing.reader.forms import AddressForm, BankAccountForm, WhyForm
from octavo.billing.reader.leading import article_at
from octavo.billing.reader.looking import seen, target_title
from octavo.billing.reader.papers import transfer_of
from octavo.billing.reader.wording import shown
from octavo.billing.selling import the_seller
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal
from octavo.core.terms.offers import LASTING
from octavo.issues.models import Issue
from octavo.memberships.addresses import written
from octavo.memberships.models import Address, Offer, Subscriber, Subscription

MOST_ISSUES_TO_COME = 12
ISSUES_FOR_AN_ADDRESS = 6


def _account(request: HttpRequest) -> Account:
    """Whose request it is; every view here is for somebody who is signed in."""
    return cast(Account, request.user)


def _me(request: HttpRequest, *, now: datetime) -> Subscriber | None:
    return claim(_account(request), now=now)


def _mine(request: HttpRequest, pk: int) -> Subscription:
    """A subscription that this reader holds or pays for."""
    me = Q(holder__account=_account(request)) | Q(payer__account=_account(request))
    found = Subscription.objects.filter(me).select_related(
        "offer", "renews_as", "payer", "holder", "recipient"
    )
    return cast(Subscription, get_object_or_404(found, pk=pk))


def _to_come(*, most: int = MOST_ISSUES_TO_COME) -> list[Issue]:
    return list(Issue.objects.to_come().order_by("dated_on", "number")[:most])


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every subscription, what goes with it, and every way on and out."""
    now = timezone.now()
    today, me = local_day(now), _me(request, now=now)
    rows = _rows(me) if me else []
    to_come = _to_come() if rows else []
    subscriptions = [seen(row, me=me, today=today, to_come=to_come) for row in rows if me]
    shown_now = {
        "me": me,
        "subscriptions": sorted(subscriptions, key=lambda one: one.is_over),
        "addresses": _addresses(me, rows, today=today) if me else [],
        "sells": Offer.objects.public(today=today).exists(),
    }
    return render(request, "billing/reader/subscriptions.html", shown_now)


def _rows(me: Subscriber) -> list[Subscription]:
    theirs = Q(holder=me) | Q(payer=me) | Q(recipient=me)
    related = ("offer", "renews_as", "payer", "holder", "recipient")
    return list(
        Subscription.objects.filter(theirs)
        .select_related(*related)
        .prefetch_related("terms")
        .order_by("-ordered_on", "-pk")
    )


def _addresses(me: Subscriber, rows: list[Subscription], *, today: date) -> list[dict[str, Any]]:
    """Where copies, if there are any, and invoices go now, and from when on elsewhere."""
    uses = [(Address.Use.BILLING, _("Invoices go to"))]
    if any(row.recipient_id == me.pk and row.offer.formats != "digital" for row in rows):
        uses.insert(0, (Address.Use.DELIVERY, _("Copies go to")))
    home = the_seller().country
    return [
        {
            "use": use.value,
            "label": label,
            "lines": _lines(held, home) if (held := address_on(me, use, day=today)) else [],
            "later": [
                (later.holds_from, _lines(later, home))
                for later in me.addresses.filter(use=use, holds_from__gt=today).order_by(
                    "holds_from"
                )
            ],
        }
        for use, label in uses
    ]


def _lines(address: Address, home: str) -> list[str]:
    parts = {
        name: getattr(address, name)
        for name in (
            *("country", "name", "company", "street", "district"),
            *("city", "region", "postcode", "sorting_code"),
        )
    }
    return written(parts, abroad_of=home)


@login_required
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    """After the order: read on where it began, and how to pay."""
    row = _mine(request, pk)
    now = timezone.now()
    me = _me(request, now=now)
    if me is None:
        raise Http404
    found = seen(row, me=me, today=local_day(now), to_come=[])
    order = getattr(row, "order", None)
    said = {
        "one": found,
        "transfer": transfer_of(found.invoice) if found.invoice else None,
        "led_by": article_at(order.led_by) if order else None,
        "target": target_title(row),
        "current": Issue.objects.published().first(),
        "may_read": row.recipient_id == me.pk and row.offer.formats != Offer.Formats.PRINT,
        "me": me,
    }
    return render(request, "billing/reader/welcome.html", said)


@method_decorator(login_required, name="dispatch")
class ActView(View):
    """One act: what it will do, a form if it asks for something, and the button that does it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for whoever holds the subscription or pays for it."""
        if kwargs["name"] not in ACTS:
            raise Http404
        self.name: str = kwargs["name"]
        self.act: Act = ACTS[self.name]
        self.row = _mine(request, kwargs["pk"])
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Say what it will do."""
        try:
            will = self.act.effect(self.row, self.now)
        except TermsRefusal as refusal:
            return self._refused(refusal)
        asks = self.act.asks(self.row, will)
        return self._show(will, asks() if asks else None)

    def post(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Do it."""
        try:
            will = self.act.effect(self.row, self.now)
            asks = self.act.asks(self.row, will)
            form = asks(request.POST) if asks else None
            if form is not None and not form.is_valid():
                return self._show(will, form)
            given = form.cleaned_data if form else {}
            self.act.carry_out(self.row, _account(request), self.now, given)
        except TermsRefusal as refusal:
            return self._refused(refusal)
        return redirect("subscription_done", self.row.pk, self.name)

    def _show(self, will: Effect | None, form: Any) -> HttpResponse:
        said = {
            "act": self.act,
            "name": self.name,
            "row": self.row,
            "target": target_title(self.row),
            "will": will,
            "form": form,
            "known": known_account(self.row) if will and will.amount else None,
        }
        return render(self.request, "billing/reader/act.html", said)

    def _refused(self, refusal: TermsRefusal) -> HttpResponse:
        said = {"act": self.act, "row": self.row, "why": sentence_of(refusal)}
        return render(self.request, "billing/reader/act_refused.html", said, status=409)


@login_required
def done(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """What was done, and when: a receipt that stays at its address."""
    if name not in ACTS:
        raise Http404
    row, act, now = _mine(request, pk), ACTS[name], timezone.now()
    event = row.events.filter(act=act.event).order_by("-at", "-pk").first()
    me = _me(request, now=now)
    if event is None or me is None:
        raise Http404
    may_say_why = name in {"cancel", "withdraw", "money-back"} and row.cancel_asked_on is not None
    said = {
        "act": act,
        "name": name,
        "event": event,
        "one": (one := seen(row, me=me, today=local_day(now), to_come=[])),
        "credits": [
            (document, in_words(document.sum))
            for document in one.documents
            if document.kind == Document.Kind.CREDIT_NOTE
        ],
        "why": WhyForm() if may_say_why else None,
        "number": me.number,
    }
    return render(request, "billing/reader/done.html", said)


@require_POST
@login_required
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """Why somebody has left; nobody has to say."""
    row, form = _mine(request, pk), WhyForm(request.POST)
    if form.is_valid() and (said := form.in_words()):
        try:
            say_why(row, said, now=timezone.now(), by=_account(request))
        except TermsRefusal:
            return redirect("subscriptions")
        messages.success(request, _("Thank you. We read every word of it."))
    return redirect("subscriptions")


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The offers that this subscription can be changed to."""
    row, today = _mine(request, pk), local_day(timezone.now())
    said = {"row": row, "offers": _others(row, today=today)}
    return render(request, "billing/reader/change.html", said)


def _others(row: Subscription, *, today: date) -> list[Any]:
    offers = (
        Offer.objects.public(today=today).exclude(unit__in=LASTING).exclude(code=row.offer.code)
    )
    same = offers.filter(currency=row.offer.currency)
    return [shown(one, now=one.money(one.price), today=today) for one in same]


@method_decorator(login_required, name="dispatch")
class ChangeView(View):
    """One other offer: what a change would do now, and at the end of the term."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only to an offer that is on sale."""
        self.row, self.now = _mine(request, kwargs["pk"]), timezone.now()
        today = local_day(self.now)
        found = [one for one in _others(self.row, today=today) if one.offer.code == kwargs["code"]]
        if not found:
            raise Http404
        self.shown = found[0]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Say both."""
        return self._show()

    def post(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Do the one that was chosen."""
        by, is_now = _account(request), request.POST.get("when") == "now"
        form = None
        try:
            if is_now:
                form = self._account_form(self._effect(at_end=False), request.POST)
                if form is not None and not form.is_valid():
                    return self._show(form=form)
                account = form.cleaned_data["account"] if form else None
                changing.change_now(
                    self.row, self.shown.offer, now=self.now, by=by, account=account
                )
            else:
                changing.change_at_end(self.row, self.shown.offer, now=self.now, by=by)
        except TermsRefusal as refusal:
            return self._show(why=sentence_of(refusal))
        messages.success(request, _("The offer is changed."))
        return redirect("subscriptions")

    def _effect(self, *, at_end: bool) -> Effect | str:
        try:
            return changing.effect_of(self.row, self.shown.offer, now=self.now, at_end=at_end)
        except TermsRefusal as refusal:
            return sentence_of(refusal)

    def _account_form(self, will: Effect | str, given: Any = None) -> BankAccountForm | None:
        goes_back = isinstance(will, Effect) and will.amount is not None and will.amount.amount < 0
        return BankAccountForm(given) if goes_back and not known_account(self.row) else None

    def _show(self, *, why: str = "", form: BankAccountForm | None = None) -> HttpResponse:
        now, at_end = self._effect(at_end=False), self._effect(at_end=True)
        said = {
            "row": self.row,
            "shown": self.shown,
            "ways": [("now", now), ("at-end", at_end)],
            "form": form or self._account_form(now),
            "why": why,
        }
        return render(self.request, "billing/reader/change_to.html", said)


@method_decorator(login_required, name="dispatch")
class AddressView(View):
    """Another address for copies or invoices."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One's own, or that of somebody without an account whom one gives a subscription to."""
        self.now = timezone.now()
        self.whose, self.use = self._found(request, kwargs.get("pk"), kwargs.get("use", ""))
        return super().dispatch(request, *args, **kwargs)

    def _found(self, request: HttpRequest, pk: int | None, use: str) -> tuple[Subscriber, str]:
        me = _me(request, now=self.now)
        if me is None:
            raise Http404
        if pk is None:
            if use not in Address.Use.values:
                raise Http404
            return me, use
        theirs = Q(holder=me) | Q(payer=me) | Q(recipient=me)
        row = get_object_or_404(
            Subscription.objects.filter(theirs).select_related("recipient"), pk=pk
        )
        if row.recipient_id != me.pk and row.recipient.account_id is not None:
            raise Http404  # they say themselves where they live
        return row.recipient, "delivery"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, with the address that holds."""
        held = address_on(self.whose, self.use, day=local_day(self.now))
        known = {name: getattr(held, name) for name in _PARTS} if held else {}
        return self._show(self._form(initial={"name": self.whose.name, **known}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Another country, or the address."""
        if AddressForm.CHOOSE in request.POST:
            return self._show(self._form(initial=request.POST.dict()))
        form = self._form(given=request.POST)
        if not form.is_valid():
            return self._show(form)
        said = form.cleaned_data.get("holds_from")
        today = local_day(self.now)
        change_address(
            self.whose,
            use=self.use,
            parts=form.cleaned_data["address"],
            holds_from=max(today, date.fromisoformat(said)) if said else today,
            now=self.now,
            by=_account(request),
        )
        messages.success(request, _("The address is kept."))
        return redirect("subscriptions")

    def _form(self, *, given: Any = None, initial: Any = None) -> AddressForm:
        is_delivery = self.use == Address.Use.DELIVERY
        return AddressForm(
            given,
            initial=dict(initial or {}),
            country=dict(initial or {}).get("country") or the_seller().country,
            to_come=_to_come(most=ISSUES_FOR_AN_ADDRESS) if is_delivery else (),
        )

    def _show(self, form: AddressForm) -> HttpResponse:
        said = {"form": form, "use": self.use, "whose": self.whose}
        return render(self.request, "billing/reader/address.html", said)


_PARTS = (
    *("country", "name", "company", "street", "district"),
    *("city", "region", "postcode", "sorting_code"),
)


@login_required
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """An invoice or a credit note as a file."""
    found = get_object_or_404(
        Document.objects.select_related("payer", "corrects"),
        number=number,
        payer__account=_account(request),
    )
    response = HttpResponse(file_of(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    return response


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of this reader."""
    me = _me(request, now=timezone.now())
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
    me = _me(request, now=now)
    if me is None:
        raise Http404
    try:
        will = erasing.effect_of(me)
        if request.method == "POST":
            erasing.erase(me, by=_account(request), now=now)
            logout(request)
            return render(request, "billing/reader/erased.html", {"number": me.number})
    except TermsRefusal as refusal:
        said = {"why": sentence_of(refusal)}
        return render(request, "billing/reader/erase.html", said, status=409)
    return render(request, "billing/reader/erase.html", {"will": will})
