"""Finding somebody; the page about them; taking down somebody new."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from octavo.access.errors import AccessRefusal
from octavo.access.explaining import why
from octavo.access.granting import grant, withdraw
from octavo.access.holding import rights_of
from octavo.access.models import Grant
from octavo.accounts.models import Account
from octavo.billing.acts import moving
from octavo.billing.desk.acts import PERSON_ACTS, At, PersonAct
from octavo.billing.desk.finding import find
from octavo.billing.desk.forms import NewSubscriberForm
from octavo.billing.desk.forms_of_rights import GrantForm, WhyForm, WithdrawForm
from octavo.billing.desk.listing import lines_of
from octavo.billing.desk.overview import addresses_of, held_by
from octavo.billing.desk.story import story_of
from octavo.billing.desk.views.base import MAY_SERVE, DeskView
from octavo.billing.errors import BillingRefusal
from octavo.billing.models import Case
from octavo.memberships.enrolling import enrol, subscriber_of
from octavo.memberships.models import Subscriber
from octavo.post.suppressing import found_for

MAY_GRANT = "access.grant_access"


class FindView(DeskView):
    """Everybody, by any word."""

    template_name = "desk/find.html"
    page_title = gettext_lazy("Subscriber desk")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those who have what was typed; one alone is opened at once."""
        typed = request.GET.get("q", "").strip()
        found = find(typed)
        if len(found.subscribers) == 1 and not found.accounts and typed.isdigit():
            return redirect("desk:subscriber", found.subscribers[0].number)
        lines = lines_of(found.subscribers, at=self.at())
        open_cases = Case.objects.open().count()
        return self.show(typed=typed, found=found, lines=lines, open_cases=open_cases)


class PersonView(DeskView):
    """One person: what stands now, what may be done, why they may read, and the whole story."""

    template_name = "desk/person.html"
    subscriber: Subscriber | None = None
    account: Account | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the person; an account that belongs to a subscriber leads there."""
        if not self.has_permission():
            return self.handle_no_permission()
        if "number" in kwargs:
            everybody = Subscriber.objects.select_related("account")
            self.subscriber = get_object_or_404(everybody, number=kwargs["number"])
            self.account = self.subscriber.account
        else:
            self.account = get_object_or_404(Account, pk=kwargs["pk"])
            known = Subscriber.objects.filter(account=self.account).first()
            if known is not None and request.method == "GET":
                query = request.META["QUERY_STRING"]
                address = reverse("desk:subscriber", args=[known.number])
                return redirect(f"{address}?{query}" if query else address)
            self.subscriber = known
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The number and the name."""
        return str(self.subscriber or self.account)

    def address(self) -> str:
        """Where this page is."""
        if self.subscriber is not None:
            return reverse("desk:subscriber", args=[self.subscriber.number])
        return reverse("desk:reader", args=[self.account.pk])  # type: ignore[union-attr]

    def way_on(self) -> list[dict[str, Any]]:
        """The person."""
        return [{"url": self.address(), "label": self.get_page_title()}]

    def get(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """The page, with an explanation where one was asked for."""
        return self.show_person(asked=WhyForm(request.GET) if "item" in request.GET else None)

    def show_person(
        self, *, asked: WhyForm | None = None, form: GrantForm | None = None, status: int = 200
    ) -> HttpResponse:
        """All that there is to see."""
        at = self.at()
        held = held_by(self.subscriber, at=at) if self.subscriber else []
        explanation = None
        if asked and asked.is_valid():
            said = asked.cleaned_data
            explanation = why(self.account, said["item"], at=said["at"] or at.now)
        return self.show(
            status=status,
            subscriber=self.subscriber,
            account=self.account,
            held=held,
            open_cases=Case.objects.open().of_payer(self.subscriber) if self.subscriber else [],  # type: ignore[attr-defined]
            addresses=addresses_of(self.subscriber, at=at) if self.subscriber else {},
            acts=self._acts(at),
            kept_back=found_for(self.subscriber.email) if self.subscriber else None,
            story=story_of(self.subscriber, self.account),
            explanation=explanation,
            why_form=asked or WhyForm(),
            panels=self._panels(),
            **self._rights(at.now, form),
        )

    def _panels(self) -> list[Component]:
        """What other rooms say of whoever has this account."""
        made = [make(self.account) for make in hooks.get_hooks("register_desk_person_panel")]
        return [panel for panel in made if panel is not None]

    def _acts(self, at: At) -> list[type[PersonAct]]:
        if self.subscriber is None or self.subscriber.erased_at is not None:
            return []
        return [act for act in PERSON_ACTS.values() if act(self.subscriber, at).is_open()]

    def _rights(self, now: Any, form: GrantForm | None) -> dict[str, Any]:
        """What the account may read, and what was granted to it by hand."""
        if self.account is None:
            return {"rights": [], "grants": [], "grant_form": None}
        grants = self.account.grants.select_related("issue", "article", "granted_by")
        may_grant = self.request.user.has_perm(MAY_GRANT)
        return {
            "rights": [(right, right.holds_at(now)) for right in rights_of(self.account)],
            "grants": [(it, it.is_over(now=now)) for it in grants],
            "grant_form": (form or GrantForm()) if may_grant else None,
            "withdraw_form": WithdrawForm(),
        }


class GrantView(PersonView):
    """Gives a right by hand."""

    permission_required = (MAY_SERVE, MAY_GRANT)
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """Give the right, or say what is wrong with it."""
        form, at = GrantForm(request.POST), self.at()
        if not form.is_valid():
            return self.show_person(form=form, status=422)
        said = form.cleaned_data
        try:
            grant(
                self.account,  # type: ignore[arg-type]
                to=said["item"],
                span=form.span(now=at.now),
                reason=said["reason"],
                by=at.by,
                now=at.now,
            )
        except AccessRefusal as refusal:
            form.add_error(None, str(refusal))
            return self.show_person(form=form, status=422)
        messages.success(request, _("Granted. It counts from the reader’s next page on."))
        return redirect(self.address())


class WithdrawView(PersonView):
    """Ends a right that was given by hand."""

    permission_required = (MAY_SERVE, MAY_GRANT)
    http_method_names = ["post"]

    def post(self, request: HttpRequest, grant: int, **_named: Any) -> HttpResponse:
        """End it before its time."""
        given = get_object_or_404(Grant, pk=grant, account=self.account)
        form = WithdrawForm(request.POST)
        because = form.cleaned_data["because"] if form.is_valid() else ""
        at = self.at()
        try:
            withdraw(given, because=because, by=at.by, now=at.now)
        except AccessRefusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Withdrawn. The reader’s next page knows it."))
        return redirect(self.address())


class EnrolView(PersonView):
    """Makes a subscriber of an account, so that something can be ordered for it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """Give a number."""
        made = subscriber_of(self.account, now=self.at().now)  # type: ignore[arg-type]
        return redirect("desk:subscriber", made.number)


class NewView(DeskView):
    """Takes down somebody who wrote or rang."""

    template_name = "desk/new.html"
    page_title = gettext_lazy("New subscriber")

    def way_on(self) -> list[dict[str, Any]]:
        """This page."""
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask."""
        return self.show(form=NewSubscriberForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take down name and address; whoever has that e-mail address already is shown first."""
        form, at = NewSubscriberForm(request.POST), self.at()
        if not form.is_valid():
            return self.show(form=form, status=422)
        alike = form.known() if not form.cleaned_data["is_other"] else []
        if alike:
            return self.show(form=form, alike=alike, status=422)
        try:
            with transaction.atomic():
                made = enrol(now=at.now, **form.person())
                moving.change_address(
                    made,
                    use="billing",
                    parts=form.parts(),
                    holds_from=at.today,
                    now=at.now,
                    by=at.by,
                )
        except BillingRefusal as refusal:
            form.add_error(None, str(refusal))
            return self.show(form=form, status=422)
        messages.success(request, _("Taken down as number %(n)s.") % {"n": made.number})
        return redirect("desk:subscriber", made.number)
