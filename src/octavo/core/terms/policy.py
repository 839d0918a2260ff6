"""The promises and the time limits of subscribing. The code carries out what stands here."""

from __future__ import annotations

# The money-back guarantee: day 0 is the local date of the first payment; the last day counts.
GUARANTEE_DAYS = 60

# The right of withdrawal of consumers in the European Union, from the day of the order.
WITHDRAWAL_DAYS = 14

# Who orders by invoice reads at once, so many days before the money is there; no copy is printed
# for them. A magazine may set another number.
TRUST_DAYS = 14
MOST_TRUST_DAYS = 90

# An order that nobody pays: reminders so many days after it, and the day on which it lapses.
REMINDER_DAYS = (7, 12)
LAPSE_AFTER_DAYS = 30

# Before a subscription renews, its payer is told so many days ahead, and once a year in any case.
NOTICE_DAYS = (30, 7)
YEARLY_REMINDER_MONTHS = 12

# A subscription counted in issues renews when no more than so many are left.
RENEW_WHEN_LEFT = 2

# A price may rise for a subscriber no sooner than so many days after they were told.
PRICE_NOTICE_DAYS = 30

# The longest pause.
PAUSE_DAYS = 180

# A charge that fails: it is tried on these days, counted from the first failure, and its payer is
# told on those, with a link to pay. Until the grace is over what is digital is read, and no copy is
# printed; then the term lapses. While a provider does not answer nothing has failed: no day counts.
CHARGE_DAYS = (0, 3, 7, 13)
CHARGE_REMINDER_DAYS = (0, 7, 13)
GRACE_DAYS = 14

# A card that runs out before the next charge is asked for when the renewal is told of.
ASK_FOR_CARD_DAYS = NOTICE_DAYS[0]
