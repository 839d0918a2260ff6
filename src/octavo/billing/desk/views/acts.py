"""An act: what is asked, then what it will do, and only then the button that does it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from hashlib import sha256
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from octavo.billing.acts import exporting
from octavo.billing.desk.acts import PERSON_ACTS, SUBSCRIPTION_ACTS, Act
from octavo.billing.desk.views.base import DeskView
from octavo.billing.effects import Effect
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal
from octavo.memberships.models import Event, Subscriber, Subscription
from octavo.memberships.story import tell

SHOWN = "shown"  # what was read when the button was pressed, as a digest


class ActView(ABC, DeskView):
    """Any act on any subject. Whoever confirms has read what will be done."""

    template_name = "desk/act.html"
    acts: ClassVar[dict[str, Any]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find what it is about, and which act."""
        if not self.has_permission():
            return self.handle_no_permission()
        kind = self.acts.get(kwargs["act"])
        if kind is None:
            raise Http404
        self.subject = self.look_up(**kwargs)
        self.act: Act[Any] = kind(self.subject, self.at())
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def look_up(self, **named: Any) -> Any:
        """The subscriber or the subscription."""

    @property
    @abstractmethod
    def person(self) -> Subscriber:
        """Whose page one goes back to."""

    def get_page_title(self) -> str:
        """The act."""
        return str(self.act.label)

    def way_on(self) -> list[dict[str, Any]]:
        """The person, and this page."""
        return [
            {"url": self.back(), "label": str(self.person)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back(self) -> str:
        """The page of the person."""
        return reverse("desk:subscriber", args=[self.person.number])

    def get(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """Ask; where nothing is to be asked, say at once what it will do."""
        form = self.act.form()
        if form.fields:
            return self.ask(form)
        return self.say(self.act.form({}))

    def post(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """Say what it will do; do it, if that was read and is still so."""
        form = self.act.form(request.POST)
        if "again" in request.POST or not form.is_valid():
            return self.ask(form, status=200 if "again" in request.POST else 422)
        if SHOWN not in request.POST:
            return self.say(form)
        try:
            effect = self.act.effect(form.cleaned_data)
            if digest(effect) != request.POST[SHOWN]:
                messages.warning(request, _("Something has changed meanwhile: please read again."))
                return self.say(form)
            done = self.act.do(form.cleaned_data)
        except TermsRefusal as refusal:
            return self.refuse(form, refusal)
        say = messages.success if self.act.went_well else messages.warning
        say(request, done)
        return redirect(self.back())

    def ask(self, form: Any, *, status: int = 200) -> HttpResponse:
        """The form."""
        return self.show(form=form, status=status, **self._about())

    def say(self, form: Any) -> HttpResponse:
        """The effect, and the button below it; what was typed goes with it unseen."""
        form.is_valid()
        try:
            effect = self.act.effect(form.cleaned_data)
        except TermsRefusal as refusal:
            return self.refuse(form, refusal)
        return self.show(
            effect=effect,
            shown=digest(effect),
            kept=_kept(form),
            may_go_back=bool(form.fields),
            **self._about(),
        )

    def refuse(self, form: Any, refusal: TermsRefusal) -> HttpResponse:
        """Why it may not be. Nothing has changed."""
        asked = form if form.fields else None
        return self.show(form=asked, refusal=sentence_of(refusal), status=422, **self._about())

    def _about(self) -> dict[str, Any]:
        return {
            "act": self.act,
            "subject": self.subject,
            "person": self.person,
            "back": self.back(),
        }


class SubscriptionActView(ActView):
    """An act on one subscription."""

    acts = SUBSCRIPTION_ACTS

    def look_up(self, **named: Any) -> Subscription:
        """The subscription."""
        rows = Subscription.objects.select_related("payer__account", "offer", "holder", "recipient")
        return get_object_or_404(rows, pk=named["pk"])

    @property
    def person(self) -> Subscriber:
        """Whoever pays."""
        return self.subject.payer


class PersonActView(ActView):
    """An act about somebody."""

    acts = PERSON_ACTS

    def look_up(self, **named: Any) -> Subscriber:
        """The subscriber; of somebody erased there is nothing left to change."""
        rows = Subscriber.objects.select_related("account").filter(erased_at=None)
        return get_object_or_404(rows, number=named["number"])

    @property
    def person(self) -> Subscriber:
        """The same."""
        return self.subject


class ExportView(DeskView):
    """Hands out all that is kept of a person, as one file; the story says that it was."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """The file."""
        subscriber, at = get_object_or_404(Subscriber, number=number), self.at()
        packed = exporting.zip_of(subscriber)
        tell(Event.Act.EXPORTED, of=subscriber, at=at.now, by=at.by)
        answer = HttpResponse(packed, content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="subscriber-{number}.zip"'
        answer["Cache-Control"] = "private, no-store"
        return answer


def digest(effect: Effect) -> str:
    """The same for the same effect."""
    said = repr((effect.sentences, effect.amount, effect.on))
    return sha256(said.encode()).hexdigest()[:32]


def _kept(form: Any) -> list[tuple[str, str]]:
    """What was typed, as it came."""
    return (
        [
            (form.add_prefix(name), value)
            for name in form.fields
            for value in form.data.getlist(form.add_prefix(name), [])
        ]
        if form.fields
        else []
    )
