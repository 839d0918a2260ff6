"""Cards, direct debits and wallets through Stripe."""
