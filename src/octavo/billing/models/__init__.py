"""Documents, the ledger, charges, statements of the bank, the seller and the rates of tax."""

from octavo.billing.models.cards import CardChange, Charge, Mandate, Means
from octavo.billing.models.comparisons import Comparison
from octavo.billing.models.documents import Document, DocumentLine
from octavo.billing.models.guarantees import GuaranteeUse
from octavo.billing.models.ledger import Payment, Payout, Refund
from octavo.billing.models.sellers import Seller
from octavo.billing.models.statements import Statement, StatementLine
from octavo.billing.models.tax import TaxRate
from octavo.billing.models.webhooks import Case, Webhook

__all__ = [
    "CardChange",
    "Case",
    "Charge",
    "Comparison",
    "Document",
    "DocumentLine",
    "GuaranteeUse",
    "Mandate",
    "Means",
    "Payment",
    "Payout",
    "Refund",
    "Seller",
    "Statement",
    "StatementLine",
    "TaxRate",
    "Webhook",
]
