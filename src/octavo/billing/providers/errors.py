"""What may go wrong between us and a provider.

ProviderTrouble
├── ProviderSilent         no answer, or one of its own trouble: it may have been done; ask again
├── ProviderRefuses        it understood and will not, whatever the card
│   ├── KeyReused          the same key, with other facts
│   ├── RefundTooMuch      more than was charged and not given back yet
│   └── Unknown            it knows no such charge or means of payment
└── NoticeForged           a webhook that the provider has not signed, or not lately
"""

from __future__ import annotations


class ProviderTrouble(Exception):
    """The message is for whoever runs the magazine; no payer sees it."""


class ProviderSilent(ProviderTrouble): ...


class ProviderRefuses(ProviderTrouble): ...


class KeyReused(ProviderRefuses): ...


class RefundTooMuch(ProviderRefuses): ...


class Unknown(ProviderRefuses): ...


class NoticeForged(ProviderTrouble): ...
