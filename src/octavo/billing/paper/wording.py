"""The words that a paper adds to its facts, in the languages it can be written in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wording:
    """`{name}` stands where a sum, a date or a number goes."""

    invoice: str = "Invoice"
    credit_note: str = "Credit note"
    date: str = "Date"
    number: str = "Number"
    subscriber_number: str = "Subscriber number"
    your_tax_id: str = "Your VAT number"
    vat_number: str = "VAT number"
    tax_number: str = "Tax number"
    supplied: str = "Supplied"
    supplied_from: str = "{first} to {last}"
    corrects: str = "Corrects"
    corrects_invoice: str = "Invoice {number}"
    corrects_invoice_of: str = "Invoice {number} of {date}"
    because: str = "Reason"
    what: str = "What you get"
    what_returned: str = "What we take back"
    net: str = "Net"
    tax: str = "VAT"
    gross: str = "Total"
    rate: str = "VAT rate"
    class_and_country: str = "{tax_class}, {country}"
    sum: str = "Sum"
    to_pay: str = "To pay"
    to_pay_by: str = "To pay by {date}"
    paid: str = "Paid on {date}. Thank you."
    nothing_to_pay: str = "Nothing to pay."
    given_back: str = "We give back"
    how: str = (
        "Please transfer the sum with this reference and nothing else: by it we find your payment."
    )
    by_code: str = "Or read the code with the app of your bank: it fills in the transfer."
    returned: str = "We transfer the sum to this account."
    returned_elsewhere: str = "We return it the way it was paid, or to the account that you name."
    payee: str = "Payee"
    iban: str = "IBAN"
    bic: str = "BIC"
    reference: str = "Reference"
    code: str = "QR code for banking apps: {amount} to {holder}, {iban}, reference {reference}"
    page: str = "Page {number} of {of}"
    classes: dict[str, str] = field(
        default_factory=lambda: {
            "print": "Print edition",
            "digital": "Digital edition",
            "bundle": "Print and digital edition",
        }
    )


ENGLISH = Wording()
GERMAN = Wording(
    invoice="Rechnung",
    credit_note="Rechnungskorrektur",
    date="Datum",
    number="Nummer",
    subscriber_number="Abonummer",
    your_tax_id="Ihre USt-IdNr.",
    vat_number="USt-IdNr.",
    tax_number="Steuernummer",
    supplied="Lieferzeitraum",
    supplied_from="{first} bis {last}",
    corrects="Berichtigt",
    corrects_invoice="Rechnung {number}",
    corrects_invoice_of="Rechnung {number} vom {date}",
    because="Grund",
    what="Was Sie bekommen",
    what_returned="Was wir zurücknehmen",
    net="Netto",
    tax="USt.",
    gross="Gesamt",
    rate="Steuersatz",
    class_and_country="{tax_class}, {country}",
    sum="Summe",
    to_pay="Zu zahlen",
    to_pay_by="Zu zahlen bis {date}",
    paid="Bezahlt am {date}. Vielen Dank.",
    nothing_to_pay="Nichts zu zahlen.",
    given_back="Wir erstatten",
    how=(
        "Bitte überweisen Sie den Betrag mit dieser Referenz und ohne weitere Angaben: "
        "An ihr erkennen wir Ihre Zahlung."
    ),
    by_code="Oder lesen Sie den Code mit der App Ihrer Bank: Er füllt die Überweisung aus.",
    returned="Wir überweisen den Betrag auf dieses Konto.",
    returned_elsewhere=(
        "Wir erstatten auf dem Weg, auf dem gezahlt wurde, oder auf das Konto, das Sie uns nennen."
    ),
    payee="Empfänger",
    iban="IBAN",
    bic="BIC",
    reference="Referenz",
    code="QR-Code für Banking-Apps: {amount} an {holder}, {iban}, Referenz {reference}",
    page="Seite {number} von {of}",
    classes={
        "print": "Gedruckte Ausgabe",
        "digital": "Digitale Ausgabe",
        "bundle": "Gedruckte und digitale Ausgabe",
    },
)


def wording_for(language: str) -> Wording:
    """The words of a BCP 47 tag's language; English where we have none."""
    return GERMAN if language.lower().partition("-")[0] == "de" else ENGLISH
