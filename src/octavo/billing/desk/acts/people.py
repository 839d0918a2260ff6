"""Acts about somebody, whatever they hold: orders, gifts, addresses, notes, erasing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from octavo.access.errors import Unknown
from octavo.access.explaining import named
from octavo.billing.acts import erasing, giving, moving, noting, ordering
from octavo.billing.acts.ordering import Accepted
from octavo.billing.days import local_day
from octavo.billing.desk.acts.base import PersonAct, Said
from octavo.billing.desk.acts.going_on import LengthForm
from octavo.billing.desk.correcting import correct
from octavo.billing.documents import country_of
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import BillingRefusal
from octavo.billing.selling import the_seller
from octavo.core.terms import Unit
from octavo.core.terms.offers import LASTING
from octavo.issues.access import lasting_name
from octavo.memberships.models import Address, Offer, Subscriber
from octavo.memberships.models.offers import FORMATS
from octavo.post import suppressing

CONTACT = ("name", "company", "email", "phone", "vat_id")


class OrderForm(forms.Form):
    """What is ordered, for whom, and that the terms were told."""

    offer = forms.ModelChoiceField(label=gettext_lazy("Offer"), queryset=Offer.objects.none())
    item = forms.CharField(
        label=gettext_lazy("Issue or article"),
        required=False,
        help_text=gettext_lazy(
            "For an offer of one issue or article alone: its number or its address."
        ),
    )
    recipient = forms.IntegerField(
        label=gettext_lazy("Goes to"),
        required=False,
        help_text=gettext_lazy("The subscriber number of somebody else. Empty: the payer."),
    )
    promotion = forms.CharField(label=gettext_lazy("Promotion code"), required=False)
    country = forms.CharField(label=gettext_lazy("Country"), min_length=2, max_length=2)
    accepted = forms.BooleanField(label=gettext_lazy("The payer knows and accepts the terms"))
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, at: Any, **said: Any) -> None:
        """With the offers that the desk may sell today."""
        super().__init__(*args, **said)
        self.today = at.today
        self.fields["offer"].queryset = Offer.objects.on_sale(today=at.today)  # type: ignore[attr-defined]
        seller = the_seller()
        self.fields["accepted"].help_text = _(
            "Version %(terms)s of the terms and %(privacy)s of the privacy notice."
        ) % {"terms": seller.terms_version, "privacy": seller.privacy_version}

    def clean_recipient(self) -> Subscriber | None:
        """The subscriber of that number."""
        number = self.cleaned_data["recipient"]
        if number is None:
            return None
        found = Subscriber.objects.filter(number=number, erased_at=None).first()
        if found is None:
            raise forms.ValidationError(_("No subscriber has this number."))
        return found

    def clean_item(self) -> str:
        """The lasting name of what is meant; empty where nothing was written."""
        typed = self.cleaned_data["item"].strip()
        if not typed:
            return ""
        try:
            return lasting_name(named(typed).pk)
        except Unknown as trouble:
            raise forms.ValidationError(str(trouble)) from trouble

    def clean(self) -> dict[str, Any]:
        """The promotion is one that holds for the offer."""
        said: dict[str, Any] = super().clean() or {}
        offer = said.get("offer")
        if offer is None:
            return said
        try:
            typed = said.get("promotion", "")
            said["promotion"] = ordering.promotion_of(typed, offer, today=self.today)
        except BillingRefusal as refusal:
            self.add_error("promotion", str(refusal))
        if (offer.unit in LASTING) != bool(said.get("item")) and "item" not in self.errors:
            self.add_error("item", _("One issue or article must be named, and nothing else is."))
        return said


class GiveForm(LengthForm):
    """What is given, and until when at the latest."""

    formats = forms.ChoiceField(label=gettext_lazy("Formats"), choices=Offer.Formats)
    until = forms.DateField(
        label=gettext_lazy("Ends on"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty: after so many months or issues."),
    )
    field_order = ("count", "unit", "formats", "until", "because")


class AddressForm(forms.Form):
    """One address, and from which day on it holds."""

    use = forms.ChoiceField(label=gettext_lazy("Used for"), choices=Address.Use)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    company = forms.CharField(label=gettext_lazy("Company"), required=False, max_length=200)
    street = forms.CharField(
        label=gettext_lazy("Street"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    district = forms.CharField(label=gettext_lazy("District"), required=False, max_length=200)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), required=False, max_length=20)
    city = forms.CharField(label=gettext_lazy("Town"), required=False, max_length=200)
    region = forms.CharField(label=gettext_lazy("Region"), required=False, max_length=200)
    country = forms.CharField(
        label=gettext_lazy("Country"),
        min_length=2,
        max_length=2,
        help_text=gettext_lazy("Two letters, such as DE."),
    )
    holds_from = forms.DateField(label=gettext_lazy("Holds from"), widget=AdminDateInput)


class ContactForm(forms.ModelForm):
    class Meta:
        model = Subscriber
        fields = CONTACT


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class Order(PersonAct):
    name, label, icon = "order", gettext_lazy("Order"), "plus"

    def form(self, data: Any = None) -> forms.Form:
        """A press of the button has a token of its own, so that it orders once."""
        seller = the_seller()
        country = country_of(self.subject, on=self.at.today, default=seller.country)
        return OrderForm(data, at=self.at, initial={"country": country, "token": uuid4().hex})

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        found = ordering.effect_of(
            said["offer"],
            said["promotion"],
            now=self.at.now,
            trusted=ordering.may_be_trusted(self.subject),
        )
        if said["recipient"] is None:
            return found
        goes = _("It goes to %(name)s.") % {"name": said["recipient"]}
        return Effect((*found.sentences, goes), found.amount, found.on)

    def do(self, said: Said) -> str:
        """Order it in the name of the payer."""
        seller = the_seller()
        made = ordering.place_order(
            offer=said["offer"],
            payer=self.subject,
            recipient=said["recipient"],
            token=said["token"],
            named=said["item"],
            promotion=said["promotion"],
            accepted=Accepted(seller.terms_version, seller.privacy_version),
            country=said["country"],
            now=self.at.now,
            by=self.at.by,
        )
        return _("Ordered: “%(offer)s”.") % {"offer": made.offer}


class Give(PersonAct):
    name, label, icon = "give", gettext_lazy("Give for nothing"), "pick"
    form_class = GiveForm

    def form(self, data: Any = None) -> forms.Form:
        """A year of what is digital, unless something else is said."""
        usual = {"count": 12, "unit": Unit.MONTHS, "formats": Offer.Formats.DIGITAL}
        return GiveForm(data, initial=usual)

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return giving.effect_of(
            length=said["length"],
            formats=FORMATS[said["formats"]],  # type: ignore[arg-type]
            now=self.at.now,
            until=said["until"],
        )

    def do(self, said: Said) -> str:
        """Give it."""
        giving.give(
            recipient=self.subject,
            length=said["length"],
            formats=FORMATS[said["formats"]],  # type: ignore[arg-type]
            because=said["because"],
            by=self.at.by,
            now=self.at.now,
            until=said["until"],
        )
        return _("Given.")


class Move(PersonAct):
    name, label, icon = "address", gettext_lazy("Change address"), "home"
    form_class = AddressForm

    def form(self, data: Any = None) -> forms.Form:
        """With the address that holds now."""
        today = self.at.today
        use = Address.Use.DELIVERY
        known = moving.address_on(self.subject, use, day=today)
        initial: dict[str, Any] = {"name": self.subject.name, "holds_from": today, "use": use}
        if known is not None:
            initial |= known.parts
        return AddressForm(data, initial=initial)

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return moving.effect_of(holds_from=said["holds_from"], now=self.at.now)

    def do(self, said: Said) -> str:
        """Keep another address."""
        moving.change_address(
            self.subject,
            use=said["use"],
            parts={name: said[name] for name in Address.PARTS if name in said},
            holds_from=said["holds_from"],
            now=self.at.now,
            by=self.at.by,
        )
        return _("The new address is kept.")


class Correct(PersonAct):
    name, label, icon = "contact", gettext_lazy("Correct name or contact"), "edit"

    def form(self, data: Any = None) -> forms.BaseForm:
        """As it stands now."""
        return ContactForm(data, instance=Subscriber.objects.get(pk=self.subject.pk))

    def effect(self, said: Said) -> Effect:
        """What stands in the place of what."""
        changed = [
            _("%(field)s: %(before)s → %(after)s")
            % {
                "field": Subscriber._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                "before": getattr(self.subject, name) or "–",
                "after": said[name] or "–",
            }
            for name in CONTACT
            if getattr(self.subject, name) != said[name]
        ]
        kept = _("Invoices that were written stay as they are.")
        return Effect((*(changed or [_("Nothing changes.")]), kept))

    def do(self, said: Said) -> str:
        """Write it down."""
        correct(
            self.subject, by=self.at.by, now=self.at.now, **{name: said[name] for name in CONTACT}
        )
        return _("Corrected.")


class Note(PersonAct):
    name, label, icon = "note", gettext_lazy("Write a note"), "comment"
    form_class = NoteForm

    def effect(self, said: Said) -> Effect:
        """Who reads it."""
        return Effect((_("The note stands in the story, and the desk alone reads it."),))

    def do(self, said: Said) -> str:
        """Write it."""
        noting.note(self.subject, said["text"], by=self.at.by, now=self.at.now)
        return _("Written down.")


class MailAgain(PersonAct):
    name, label, icon = "mail", gettext_lazy("Send mail again"), "mail"

    def is_open(self) -> bool:
        """Only where something keeps all mail back."""
        return suppressing.found_for(self.subject.email) is not None

    def effect(self, said: Said) -> Effect:
        """What kept it back, and that letters begin to go with the next one."""
        kept_back = suppressing.found_for(self.subject.email)
        if kept_back is None:
            return Effect((_("Nothing keeps mail from this address."),))
        return Effect(
            (
                _("Kept back since %(day)s: %(because)s.")
                % {
                    "day": in_words(local_day(kept_back.since)),
                    "because": kept_back.get_because_display(),
                },
                _("The next letter goes there again; those kept back are not sent."),
                _("What the reader has declined stays declined."),
            )
        )

    def do(self, said: Said) -> str:
        """Take the address off the list; the story says who did."""
        if suppressing.welcome(self.subject.email):
            told = _("Mail goes to the address again.")
            noting.note(self.subject, told, by=self.at.by, now=self.at.now)
        return _("Mail goes there again.")


class Erase(PersonAct):
    name, label, icon, is_grave = "erase", gettext_lazy("Erase this person"), "bin", True

    def effect(self, said: Said) -> Effect:
        """As the verb says it."""
        return erasing.effect_of(self.subject)

    def do(self, said: Said) -> str:
        """Erase."""
        erasing.erase(self.subject, by=self.at.by, now=self.at.now)
        return _("Erased. Number and invoices stay.")
