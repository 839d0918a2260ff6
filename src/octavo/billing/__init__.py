"""Money taken and given back: documents, payments, acts on subscriptions, and the desk."""
